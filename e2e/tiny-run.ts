/**
 * A whole experiment in a handful of small steps, so that even a software GPU ends it in seconds: 4 tokens of
 * width 16, two stages. What it learns is of no interest, what the page does with it is.
 */
const tinyRun: Readonly<Record<string, string>> = {
  image: '16', patch: '8', shift: '1', dim: '16', heads: '2', ratio: '1', layout: '1,1', batch: '4', steps: '3',
  depths: '2-3', draws: '1', every: '1', 'live-images': '8',
};

/** The link of a tiny run, with some keys changed. */
export function tinyLink(changes: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries({ ...tinyRun, ...changes }).map(([key, value]) => `${key}=${value}`);
  return `#v=1&${pairs.join('&')}`;
}
