/** Words that several parts of the page use. */
export const general = {
  /** Of a number as it is to be shown. */
  percent: (value: string | number) => `${value} %`,
};
