/** How long a slow, dead or busy network is borne with. Times in milliseconds. */
export interface Patience {
  /** Tries in a row that bring no byte until it is given up; at least 1. */
  readonly tries: number;
  /** The same where nothing ever came from that host: a refusal (CORS) looks like a dead network, and does not pass. */
  readonly firstTries: number;
  /** A try is ended when no byte came for so long. */
  readonly stall: number;
  /** Bound of the first wait between tries; it doubles with each. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** A server that asks for a longer wait than this is not waited for. */
  readonly longestRetryAfter: number;
  /** Uniform in [0, 1): spreads the tries of many readers. */
  readonly random: () => number;
}

export const usualPatience: Patience = {
  tries: 6, firstTries: 3, stall: 20_000, firstWait: 1000, longestWait: 30_000, longestRetryAfter: 300_000, random: Math.random,
};

/** Milliseconds to wait after that many failures in a row (≥ 1): exponential back-off with full jitter. */
export function waitAfter(failures: number, { firstWait, longestWait, random }: Patience): number {
  return random() * Math.min(longestWait, firstWait * 2 ** (failures - 1));
}

/** What a Retry-After header asks for, in milliseconds from `now`; undefined without a readable one. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
