/** Runs side by side: every entrant in every round, one after another, so that a busy machine slows them all alike. */

export interface Entrant {
  readonly name: string;
  /** Gives that many steps and waits for them; resolves to the milliseconds it took. */
  steps(count: number): Promise<number>;
  /** Milliseconds of one step, as found while warming up. */
  readonly roughly: number;
}

export interface RoundOptions {
  readonly rounds: number;
  /** Steps of each entrant in a round; by default about `ROUND_MS` long. */
  readonly steps?: number | undefined;
  readonly progress?: (round: number, name: string) => void;
}

/** Long enough that clocks and waiting do not count, short enough that rounds lie close together. */
const ROUND_MS = 400;
/** An entrant that has used this much time sits the remaining rounds out, once it has `FEWEST` of them. */
const PATIENCE_MS = 45_000;
const FEWEST = 2;
const MOST_STEPS = 100;

/** Milliseconds a step of each entrant by name, one value for each round that it ran. */
export async function race(entrants: readonly Entrant[], options: RoundOptions): Promise<ReadonlyMap<string, readonly number[]>> {
  const samples = new Map(entrants.map(({ name }) => [name, [] as number[]]));
  const spent = new Map<string, number>();
  for (let round = 0; round < options.rounds; round++) {
    for (const entrant of entrants) {
      const { name, roughly } = entrant;
      if (round >= FEWEST && (spent.get(name) ?? 0) > PATIENCE_MS) continue;
      options.progress?.(round, name);
      const count = options.steps ?? Math.max(1, Math.min(MOST_STEPS, Math.round(ROUND_MS / roughly)));
      const milliseconds = await entrant.steps(count);
      spent.set(name, (spent.get(name) ?? 0) + milliseconds);
      samples.get(name)?.push(milliseconds / count);
    }
  }
  return samples;
}
