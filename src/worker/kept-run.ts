import { holdWithin } from '../data/store/hold-within.ts';
import type { Release } from '../data/store/locks.ts';
import { passingStorageFailure } from '../lib/storage-failure.ts';
import { layout, lockNames, type StorePlace } from '../data/store/store-place.ts';
import type { Checkpoint } from '../formats/checkpoint.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { loadCheckpoint } from '../training/checkpoint/checkpoint-files.ts';
import type { CheckpointStore } from '../training/checkpoint/checkpoint-store.ts';
import { storedCheckpoints } from '../training/checkpoint/stored-checkpoints.ts';
import type { RequestMessage } from './protocol.ts';

/** Milliseconds to wait for a run's lock: a worker that was ended gives it back a moment later. */
const PATIENCE = 10_000;

/** Where the checkpoints of a run lie, held against other tabs, and what the run goes on from. */
export interface KeptRunFolder {
  /** Undefined where nothing can be kept. */
  readonly store: CheckpointStore | undefined;
  readonly resume: Checkpoint | undefined;
  readonly release: Release;
}

export interface KeepOptions {
  readonly place: StorePlace;
  /** Told in a sentence of what is not kept, or was damaged. */
  readonly onNotice: (text: string) => void;
  readonly signal: AbortSignal;
  /** Milliseconds to wait for whoever holds the run. */
  readonly patience?: number;
}

/**
 * Opens the checkpoints of the run that is started. Throws an InputError where another tab is at work on it, or where
 * it must go on from a checkpoint and there is none. Where storage is denied, a new run goes on without checkpoints.
 */
export async function openKeptRun(
  { runId, resume }: Extract<RequestMessage, { type: 'start' }>, { place, onNotice, signal, patience = PATIENCE }: KeepOptions,
): Promise<KeptRunFolder> {
  let release;
  try {
    release = await holdWithin(place.locks, lockNames.run(runId), patience, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    if (resume === 'required') throw thrown;
    onNotice(`no checkpoints are kept, since ${passingStorageFailure(thrown)}; the run goes on, and is lost if it is interrupted`);
    return { store: undefined, resume: undefined, release: () => undefined };
  }
  if (!release) throw new InputError('run', `run ${runId}: another tab is at work on it; go on there, or close that tab and resume it here`);
  try {
    const store = storedCheckpoints(place.files, layout.run(runId));
    return { store, resume: resume && (await checkpointOf(runId, store, resume, onNotice)), release };
  } catch (thrown) {
    release();
    throw thrown;
  }
}

async function checkpointOf(
  runId: string, store: CheckpointStore, resume: 'required' | 'if-kept', onNotice: (text: string) => void,
): Promise<Checkpoint | undefined> {
  try {
    const { checkpoint, notices } = await loadCheckpoint(store);
    for (const text of notices) onNotice(`${text}; going on from the one before it`);
    if (!checkpoint && resume === 'required') throw new InputError('run', `run ${runId}: no checkpoint is left to go on from; start the run anew`);
    return checkpoint;
  } catch (thrown) {
    if (resume === 'required') throw thrown;
    onNotice(`${messageOf(thrown)}; the run begins anew`);
    return undefined;
  }
}
