/** Milliseconds over which the speed is smoothed. */
const smoothing = 3000;

export interface Rate {
  received(bytes: number): void;
  /** Leaves out the time up to now, in which the network was not asked for anything. */
  skipTo(now: number): void;
  /** Bytes per second lately; 0 before the first measurement. Times in milliseconds. */
  measure(now: number): number;
}

/** The speed of what comes, an exponential mean over time. */
export function smoothedRate(start: number): Rate {
  let [since, bytes, measured] = [start, 0, 0];
  let known = false;
  return {
    received: (more) => void (bytes += more),
    skipTo: (now) => void ([since, bytes] = [now, 0]),
    measure(now) {
      const elapsed = now - since;
      if (elapsed <= 0 || (!known && bytes === 0)) return measured;
      const latest = (bytes / elapsed) * 1000;
      measured += (known ? 1 - Math.exp(-elapsed / smoothing) : 1) * (latest - measured);
      known = true;
      [since, bytes] = [now, 0];
      return measured;
    },
  };
}
