/** What stands where a part of the page is still on its way. */
export const loading = {
  chart: 'The chart is on its way …',
  runs: 'Kept runs are on their way …',
  /** Of the parts that come. */
  titles: { curves: 'Loss while training', depth: 'Validation loss against depth', runs: 'Runs' },
};
