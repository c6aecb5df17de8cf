/** What a run takes of memory; amounts are texts such as `31.0 MB`. */
export const memory = {
  of: (needed: string, total: string) => `${needed} of ${total}`,
  withBuffer: (needed: string, buffer: string, most: string) => `${needed}, a buffer ${buffer} of ${most}`,
  batchThatFits: (batch: number) => `Use a batch of ${batch}`,
  widthThatFits: (width: number) => `Use a width of ${width}`,
};
