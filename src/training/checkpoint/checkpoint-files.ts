/**
 * The checkpoints of one run in a store. A file's name holds its number and the SHA-256 of its bytes, so that a torn or
 * changed one is known without being interpreted. The two newest are kept: one is always whole while the next is written.
 */
import type { Checkpoint } from '../../formats/checkpoint.ts';
import { readCheckpoint } from '../../formats/checkpoint-file.ts';
import { sha256 } from '../../formats/manifest.ts';
import { InputError, messageOf } from '../../lib/errors.ts';
import type { CheckpointStore } from './checkpoint-store.ts';

const KEPT = 2;

interface CheckpointName {
  readonly name: string;
  readonly number: number;
  readonly digest: string;
}

/** Writes a checkpoint, reads it back, and only then removes older ones. Throws where what was written is not what is there. */
export async function keepCheckpoint(store: CheckpointStore, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const before = await newestFirst(store);
  const number = (before[0]?.number ?? 0) + 1;
  const digest = await sha256(bytes);
  const name = `checkpoint-${String(number).padStart(8, '0')}-${digest}.safetensors`;
  await store.write(name, bytes);
  if ((await sha256(await store.read(name))) !== digest) {
    await store.remove(name);
    throw new InputError('checkpoint', `${name}: does not read as it was written; is the disk all right?`);
  }
  for (const older of before.slice(KEPT - 1)) await store.remove(older.name);
}

export interface LoadedCheckpoint {
  /** The newest whole one; absent where there is none at all. */
  readonly checkpoint: Checkpoint | undefined;
  /** What was wrong with newer ones, a sentence each. */
  readonly notices: readonly string[];
}

/** The newest whole checkpoint; damaged ones are removed. Throws an InputError where there are some and none can be read. */
export async function loadCheckpoint(store: CheckpointStore): Promise<LoadedCheckpoint> {
  const notices: string[] = [];
  for (const candidate of await newestFirst(store)) {
    try {
      return { checkpoint: await readWhole(store, candidate), notices };
    } catch (thrown) {
      notices.push(`checkpoint ${candidate.number}: ${messageOf(thrown)}`);
    }
  }
  if (notices.length === 0) return { checkpoint: undefined, notices };
  throw new InputError('checkpoint', `${notices.join('; ')}; none is left to go on from, start the run anew`);
}

/** A network that failed, and the stage in which it was trained. */
export interface FailedNetwork {
  readonly name: string;
  readonly seed: number;
  readonly stage: string;
}

export interface PinnedCheckpoint {
  /** The file that stays when checkpoints come and go, and also when the run is finished. */
  readonly name: string;
  /** Steps that the network had taken by then. */
  readonly step: number;
}

/**
 * Keeps the newest checkpoint for good, as the last in which this network had not failed; undefined where none holds it
 * in training.
 */
export async function pinLastGood(store: CheckpointStore, { name, seed, stage }: FailedNetwork): Promise<PinnedCheckpoint | undefined> {
  const { checkpoint } = await loadCheckpoint(store);
  const network = checkpoint?.stages.find(({ key }) => key === stage)?.networks.find((each) => each.name === name);
  const [newest] = await newestFirst(store);
  if (!newest || !network?.values || network.failed) return undefined;
  const pinned = `last-good-${name}-seed-${seed}-step-${network.step}.safetensors`;
  await store.write(pinned, await store.read(newest.name));
  return { name: pinned, step: network.step };
}

async function readWhole(store: CheckpointStore, { name, digest }: CheckpointName): Promise<Checkpoint> {
  const bytes = await store.read(name);
  if ((await sha256(bytes)) === digest) return readCheckpoint(bytes);
  await store.remove(name); // else the two newest might be this one and a whole one, which the next would push out
  throw new InputError('checkpoint', 'is damaged (its bytes have another SHA-256 than its name)');
}

/** Whether there is anything to go on from. */
export async function hasCheckpoints(store: CheckpointStore): Promise<boolean> {
  return (await newestFirst(store)).length > 0;
}

/** Removes all checkpoints: of a run that is finished, or given up. */
export async function removeCheckpoints(store: CheckpointStore): Promise<void> {
  for (const { name } of await newestFirst(store)) await store.remove(name);
}

async function newestFirst(store: CheckpointStore): Promise<readonly CheckpointName[]> {
  const names = (await store.list()).flatMap((name): CheckpointName[] => {
    const [, number, digest] = /^checkpoint-(\d{8,15})-([0-9a-f]{64})\.safetensors$/.exec(name) ?? [];
    return number === undefined || digest === undefined ? [] : [{ name, number: Number(number), digest }];
  });
  return names.toSorted((a, b) => b.number - a.number);
}
