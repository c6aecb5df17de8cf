import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatasetAt } from '../../node/open-dataset.ts';
import { numberedDataset } from '../../testing/numbered-dataset.ts';
import { keyOf } from '../set-identity.ts';
import { storedSets } from '../stored-sets.ts';
import { contentOf, identity, offline, readAll, storedNumbers } from '../testing/stored-numbers.ts';
import { diskPlace } from './disk-place.ts';
import { diskStore } from './disk-store.ts';
import { processLocks } from '../process-locks.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'learngene-place-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const content = await contentOf(numberedDataset([3, 0, 4, 2], [2]));

describe('a place on disk', () => {
  it('is the same, with the same locks, for all who name the directory', () => {
    expect(diskPlace(relative(process.cwd(), directory))).toBe(diskPlace(directory));
    expect(diskPlace(join(directory, 'other'))).not.toBe(diskPlace(directory));
  });

  it('keeps a set that opens offline, and as a shard directory', async () => {
    const place = diskPlace(join(directory, 'kept'));
    const { open } = storedNumbers();
    expect(await readAll(open({ place }))).toEqual(content);
    expect(await readAll(open({ place, open: offline }))).toEqual(content);
    const shards = await openDatasetAt(join(directory, 'kept', 'sets', await keyOf(identity)), identity);
    expect(shards.shardCounts).toEqual({ train: [3, 4, 2], validation: [2] });
    expect((await contentOf(shards)).validation).toEqual(content.validation);
    expect((await storedSets(place).overview()).sets).toMatchObject([{ content: { keptShards: 4, shards: 4 } }]);
  });

  it('is not harmed by processes that know nothing of each other', async () => {
    const { open } = storedNumbers();
    const process = (): { files: ReturnType<typeof diskStore>; locks: ReturnType<typeof processLocks> } => ({ files: diskStore(join(directory, 'shared')), locks: processLocks() });
    const read = await Promise.all([process(), process(), process()].map((place) => readAll(open({ place }))));
    for (const one of read) expect(one).toEqual(content);
    expect(await readAll(open({ place: process(), open: offline }))).toEqual(content);
  });
});
