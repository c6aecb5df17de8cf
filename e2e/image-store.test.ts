import { expect, test } from '@playwright/test';
import { bundledWorker, openStoreTab } from './image-store-tab.ts';

let script = '';
test.beforeAll(async () => {
  script = await bundledWorker();
});

test('the browser’s private files are put in place whole, listed, added to and removed', async ({ context }) => {
  const tab = await openStoreTab(context, script);
  await tab.ask('write', 'a/b/one', [1, 2, 3]);
  await tab.ask('write', 'a/b/one', [4]);
  await tab.ask('write', 'a/two', [5, 6]);
  expect(await tab.ask('read', 'a/b/one')).toEqual([4]);
  expect(await tab.ask('names', 'a/b')).toEqual(['one']);
  expect(await tab.ask('names', 'a')).toEqual(['b', 'two']);
  expect([await tab.ask('size', 'a/two'), await tab.ask('size', 'a/b'), await tab.ask('read', 'none/at/all')]).toEqual([2, undefined, undefined]);
  await tab.ask('write', 'a/three.1.tmp', [1]); // as a tab that ended would leave it
  await tab.ask('sweep', 'a');
  expect(await tab.ask('names', 'a')).toEqual(['b', 'two']);
  await tab.ask('remove', 'a');
  await tab.ask('remove', 'a');
  expect(await tab.ask('names', 'a')).toEqual([]);
});

test('a data set is kept by two tabs together, opens offline, and is not removed while in use', async ({ context }) => {
  const [one, two] = [await openStoreTab(context, script), await openStoreTab(context, script)];
  const [first, second] = await Promise.all([one.ask('readSet', true), two.ask('readSet', true)]);
  expect(second.content).toEqual(first.content);
  expect([...first.reads, ...second.reads].sort()).toEqual(['train 0', 'train 2', 'train 3', 'validation 0']);
  await one.ask('closeSets');
  await expect(one.ask('removeSet')).rejects.toThrow('data set numbered: a run is using it');
  await two.ask('closeSets');

  const later = await openStoreTab(context, script);
  expect(await later.ask('readSet', false)).toEqual({ content: first.content, reads: [], notices: [] });
  await later.ask('closeSets');
  await later.ask('damageShard');
  const mended = await later.ask('readSet', true);
  expect(mended.content).toEqual(first.content);
  expect(mended.notices).toEqual(['kept shard train-0002 of numbered: is damaged or cut short; it is removed and read from the source again']);
  await later.ask('closeSets');

  const { sets, quota } = await later.ask('overview');
  expect(sets).toMatchObject([{ content: { name: 'numbered', images: 11, shards: 4, keptShards: 4 } }]);
  expect(quota).toBeGreaterThan(1e6);
  await later.ask('removeSet');
  expect((await later.ask('overview')).sets).toEqual([]);
});

test('a download goes on where another tab left it', async ({ context }) => {
  const [one, two] = [await openStoreTab(context, script), await openStoreTab(context, script)];
  expect(await one.ask('download', [1, 2])).toEqual({ before: { size: 0, version: '' }, bytes: [1, 2] });
  expect(await two.ask('download', [3])).toEqual({ before: { size: 2, version: '"v1"' }, bytes: [1, 2, 3] });
  const { downloads } = await two.ask('overview');
  expect(downloads).toMatchObject([{ address: 'https://example.org/photos.zip' }]);
});

test('in a full store a data set is read without being kept, and a download goes on in memory', async ({ context }) => {
  const tab = await openStoreTab(context, script);
  await tab.ask('download', [1, 2]);
  await tab.setQuota(1);
  const { content, notices } = await tab.ask('readSet', true);
  expect(content.train).toHaveLength(4);
  expect(notices).toEqual([expect.stringMatching(/^numbers\.zip: is not kept, since the storage is full .*; remove kept data sets or runs, or free space/)]);
  expect((await tab.ask('download', [3])).bytes).toEqual([1, 2, 3]);
  await tab.ask('closeSets');
  expect((await tab.ask('overview')).sets).toEqual([]);
  await tab.setQuota();
  expect((await tab.ask('readSet', true)).content).toEqual(content);
  await tab.ask('closeSets');
  expect((await tab.ask('overview')).sets).toMatchObject([{ content: { keptShards: 4 } }]);
});
