const LEAST_SECONDS = 10;
const MOST_SHARE = 0.02;
/**
 * What reading the networks, writing, reading back and two digests are taken to manage before any was measured. In the
 * page, on two processors with a load of 6 to 7, 9 MB/s (checkpoints of up to 3.6 MB) to 18 MB/s (one of 77 MB) were
 * measured: a machine as busy as that stays within its share from the first one on, a faster one waits longer once.
 */
const FIRST_BYTES_PER_SECOND = 8e6;

export interface CheckpointIntervals {
  /** Seconds before the first checkpoint at least, where they are fewer than those between two. */
  readonly firstSeconds?: number;
  /** Seconds between two checkpoints at least, 10 where it is absent. */
  readonly leastSeconds?: number;
  /** Share of the time that writing may take, a fiftieth where it is absent. */
  readonly mostShare?: number;
}

/**
 * When a checkpoint is due, by size and time: when the time since the last one, or the start, is so long that what it is
 * expected to cost is at most `mostShare` of it. It is expected to cost what the last one did, more where it has grown,
 * and the first one by its size alone; one that took longer than expected makes the next wait.
 */
export class CheckpointPace {
  readonly #leastSeconds: number;
  readonly #mostShare: number;
  /** When the last one was through; times are those of the run at work, seconds. */
  #since: number;
  #wait: number;
  #last = { seconds: 1, bytes: FIRST_BYTES_PER_SECOND };

  constructor({ firstSeconds, leastSeconds = LEAST_SECONDS, mostShare = MOST_SHARE }: CheckpointIntervals, now: number) {
    this.#leastSeconds = leastSeconds;
    this.#mostShare = mostShare;
    this.#since = now;
    this.#wait = firstSeconds ?? leastSeconds;
  }

  /** `bytes` gives the size of what would be written now; asked only when the time may have come. */
  isDue(now: number, bytes: () => number): boolean {
    const waited = now - this.#since;
    return waited >= this.#wait && waited * this.#mostShare >= this.#expected(bytes());
  }

  /** One of so many bytes was written, or could not be, from `begun` until now. */
  wrote(begun: number, now: number, bytes: number): void {
    const seconds = now - begun;
    if (bytes > 0) this.#last = { seconds, bytes }; // of nothing nothing is learnt
    this.#since = now;
    this.#wait = Math.max(this.#leastSeconds, seconds / this.#mostShare);
  }

  #expected(bytes: number): number {
    const { seconds, bytes: before } = this.#last;
    return (seconds * bytes) / before;
  }
}
