/** What is said of a run to a person who looks elsewhere. */
export const runEnd = {
  pageTitle: 'Learngene Playground',
  doneTitle: (page: string) => `Done · ${page}`,
  failedTitle: (page: string) => `Failed · ${page}`,
  shareTitle: (share: string, page: string) => `${share} · ${page}`,
  switch: 'Tell me at the end of the run, if this tab is hidden then',
  complete: (run: string) => `${run} is done`,
  failed: (run: string) => `${run} has failed`,
  /** One strategy at the shallowest and the deepest of the Des-Nets. */
  losses: (strategy: string, shallow: number, deep: number, from: string, to: string) => `${strategy}: validation loss ${from} at depth ${shallow}, ${to} at ${deep}`,
  loss: (strategy: string, depth: number, loss: string) => `${strategy}: validation loss ${loss} at depth ${depth}`,
  nothing: 'No Des-Net was evaluated.',
  refused: 'This browser shows no notices of this page: allow them in its settings for the site. The tab’s title tells when the run is done.',
};
