/** The interrupted runs of a store: a folder each, of which nobody holds the lock. */
import { holdWithin } from '../data/store/hold-within.ts';
import { isStorageDenied, passingStorageFailure } from '../lib/storage-failure.ts';
import type { Release } from '../data/store/locks.ts';
import { layout, lockNames, type StorePlace } from '../data/store/store-place.ts';
import type { Checkpoint } from '../formats/checkpoint.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { loadCheckpoint } from '../training/checkpoint/checkpoint-files.ts';
import { removeIfEmpty, storedCheckpoints } from '../training/checkpoint/stored-checkpoints.ts';
import type { InterruptedContent, InterruptedRequest, InterruptedResponse, InterruptedRun } from './interrupted-protocol.ts';

export interface InterruptedOptions {
  readonly place: StorePlace;
  /** Name and version of this program, which must be that of the run. */
  readonly program: string;
  /** Milliseconds to wait for whoever holds a run that is to be discarded. */
  readonly patience?: number;
}

/** Answers a request; never rejects. */
export async function answerInterrupted(request: InterruptedRequest, options: InterruptedOptions): Promise<InterruptedResponse> {
  try {
    if (request.type === 'discard') await discard(request.runId, options);
    else if (request.ended !== undefined) await held(request.ended, options).then((release) => release?.());
    return { type: 'runs', runs: await interruptedRuns(options) };
  } catch (thrown) {
    // Where nothing may be kept nothing was; whoever trains there is told so by the run itself.
    if (request.type === 'list' && isStorageDenied(thrown)) return { type: 'runs', runs: [] };
    return { type: 'failed', message: thrown instanceof InputError ? thrown.message : passingStorageFailure(thrown) };
  }
}

/** Ids of all runs of which something is kept: of none where nothing may be. */
function keptIds({ files }: StorePlace): Promise<readonly string[]> {
  return files.names(layout.runs).catch((thrown: unknown) => {
    if (isStorageDenied(thrown)) return [];
    throw thrown;
  });
}

async function interruptedRuns({ place, program }: InterruptedOptions): Promise<readonly InterruptedRun[]> {
  const runs: InterruptedRun[] = [];
  for (const id of await keptIds(place)) {
    const release = await place.locks.tryHold(lockNames.run(id));
    if (!release) continue; // a run under way
    try {
      const run = await interruptedRun(id, place, program);
      if (run) runs.push(run);
    } finally {
      release();
    }
  }
  return runs.toSorted((a, b) => (a.id < b.id ? 1 : -1)); // ids begin with the time of the start
}

/** Undefined where there is no checkpoint. */
async function interruptedRun(id: string, { files }: StorePlace, program: string): Promise<InterruptedRun | undefined> {
  const folder = layout.run(id);
  try {
    await removeIfEmpty(files, folder); // what a page that ended within its first write has left
    const { checkpoint } = await loadCheckpoint(storedCheckpoints(files, folder));
    return checkpoint && { id, content: contentOf(checkpoint, program) };
  } catch (thrown) {
    return { id, content: { problem: messageOf(thrown) } };
  }
}

function contentOf({ results, stages, ancestorFiles, origin }: Checkpoint, program: string): InterruptedRun['content'] {
  if (results.program !== program) {
    return { problem: `it was begun by ${results.program}, and this page is ${program}: its numbers could be others; start it anew` };
  }
  const last = stages.at(-1);
  const content: InterruptedContent = {
    config: results.config,
    engine: results.engine,
    startedAt: results.startedAt,
    seconds: results.seconds,
    stage: last?.key,
    step: last?.step ?? 0,
    images: results.data.name,
    targetImages: results.target?.name,
    ancestorFiles,
    origin,
  };
  return content;
}

/** Waits for the run's lock; undefined where it does not come. */
function held(runId: string, { place, patience = 10_000 }: InterruptedOptions): Promise<Release | undefined> {
  return holdWithin(place.locks, lockNames.run(runId), patience);
}

async function discard(runId: string, options: InterruptedOptions): Promise<void> {
  if (!(await keptIds(options.place)).includes(runId)) return;
  const release = await held(runId, options);
  if (!release) throw new InputError('run', `run ${runId}: another tab is at work on it; stop it there first`);
  try {
    await options.place.files.remove(layout.run(runId));
  } finally {
    release();
  }
}
