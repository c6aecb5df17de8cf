/** Runs one parser on one changed file after the other, in a thread of its own that can be ended when it hangs. */
import { parentPort, workerData } from 'node:worker_threads';
import { gzipOf } from '../../src/data/testing/archives.ts';
import { gunzipSync } from 'node:zlib';
import { InputError, at } from '../../src/lib/errors.ts';
import { randomStream } from '../../src/lib/random.ts';
import { mutated, withTarSums } from './mutate.ts';
import { mutatedHeader, mutatedJson } from './mutate-json.ts';
import { parsers, shapes, type ParserName } from './parsers.ts';
import { seedsOf, type Seed } from './seeds.ts';

export interface FuzzTask {
  readonly parser: ParserName;
  readonly seed: number;
  readonly first: number;
  /** Number of the execution that runs now, which tells its input; and its beginning, ms. */
  readonly progress: SharedArrayBuffer;
}

export interface Finding {
  readonly execution: number;
  readonly what: string;
}

/** The file of an execution: it depends on nothing but the seed, the parser and the number. */
async function inputOf({ parser, seed }: Pick<FuzzTask, 'parser' | 'seed'>, execution: number, seeds: readonly Seed[]): Promise<Seed> {
  const draws = randomStream(seed, parser, execution);
  const { file, bytes } = at(seeds, draws.integer(seeds.length));
  const shape = shapes[parser];
  if (shape && draws.integer(2) > 0) return { file, bytes: (shape === 'json' ? mutatedJson : mutatedHeader)(bytes, draws) };
  const others = seeds.map((other) => other.bytes);
  const asMade = mutated(bytes, others, draws);
  if (parser === 'tar' && draws.integer(4) > 0) return { file, bytes: withTarSums(asMade) };
  // Changed within: its own sums are right, so that what it unpacks to is looked at.
  if (parser === 'gzip' && draws.integer(2) > 0) return { file, bytes: await gzipOf(withTarSums(mutated(unpackedOr(bytes), [bytes], draws))) };
  return { file, bytes: asMade };
}

function unpackedOr(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(gunzipSync(bytes));
  } catch {
    return bytes;
  }
}

async function run(task: FuzzTask, report: (finding: Finding) => void): Promise<never> {
  const seeds = await seedsOf(task.parser);
  const progress = new Float64Array(task.progress);
  for (let execution = task.first; ; execution++) {
    progress.set([execution, Date.now()]);
    const { file, bytes } = await inputOf(task, execution, seeds);
    try {
      await parsers[task.parser](bytes, file);
    } catch (error) {
      if (!(error instanceof InputError)) report({ execution, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    // What a parser left behind unawaited fails now, and counts for it.
    if (execution % 50 === 0) await new Promise((resolve) => void setImmediate(resolve));
  }
}

if (parentPort) await run(workerData as FuzzTask, (finding) => parentPort?.postMessage(finding));
