import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { ImageDataset } from '../data/dataset.ts';
import type { ImagesView } from '../data/look-at-images.ts';
import type { StoredSets, StoreOverview } from '../data/store/stored-sets.ts';
import { numberedDataset } from '../data/testing/numbered-dataset.ts';
import { createImagesDispatch, type ImagesDispatchOptions, type Reporting } from './images-dispatch.ts';
import type { ImagesRequest, ImagesResponse } from './images-protocol.ts';

const overview: StoreOverview = { sets: [], downloads: [], bytes: 0, quota: undefined };
const sets: StoredSets = {
  overview: async () => overview,
  remove: async (key) => { if (key === 'used') throw new Error('data set pets: a run is using it; end that run, then remove it'); },
  removeDownload: async () => undefined,
  freeUp: async () => ({ bytes: 5e6, removed: [], inUse: [] }),
};
const images = { config: defaultConfig, use: 'data', builtInUrl: '', files: [] } as const;

/** A dispatch with the messages it posts, and how to wait for one of a kind. */
function started(options: Partial<ImagesDispatchOptions>): { handle: (message: ImagesRequest) => void; posted: ImagesResponse[]; until: (type: ImagesResponse['type']) => Promise<ImagesResponse> } {
  const posted: ImagesResponse[] = [];
  const waiting: (() => void)[] = [];
  const handle = createImagesDispatch({
    look: async () => ({ name: 'pets' }) as ImagesView, open: async () => numberedDataset([2, 2], [2]), sets, ...options,
    post(message) {
      posted.push(message);
      for (const look of waiting) look();
    },
  });
  const until = (type: ImagesResponse['type']): Promise<ImagesResponse> => new Promise((resolve) => {
    const look = (): void => {
      const found = posted.find((message) => message.type === type);
      if (found) resolve(found);
    };
    waiting.push(look);
    look();
  });
  return { handle, posted, until };
}

/** Opens only when it is aborted, and then with the reason. */
const untilAborted = (_images: unknown, { transfer }: Reporting): Promise<never> =>
  new Promise((_, reject) => transfer.signal.addEventListener('abort', () => reject(transfer.signal.reason as Error)));

describe('the images worker', () => {
  test('answers a look with what it saw', async () => {
    const { handle, until } = started({});
    handle({ type: 'look', id: 'a', ...images });
    expect(await until('looked')).toMatchObject({ id: 'a', view: { name: 'pets' } });
  });

  test('fetches every shard, telling how far it is, and lets go of the set', async () => {
    const reads: string[] = [];
    let closed = 0;
    const dataset: ImageDataset = { ...numberedDataset([2, 2], [2], { reads }), close: async () => void closed++ };
    const { handle, posted, until } = started({ open: async () => dataset });
    handle({ type: 'fetch', id: 'a', ...images });
    await until('fetched');
    expect(reads).toEqual(['train 0', 'train 1', 'validation 0']);
    expect(posted.flatMap((message) => (message.type === 'progress' ? [`${message.done}/${message.total}`] : []))).toEqual(['2/6', '4/6', '6/6']);
    expect(closed).toBe(1);
  });

  test('cancels what is under way at once', async () => {
    const { handle, until } = started({ open: untilAborted });
    handle({ type: 'fetch', id: 'a', ...images });
    handle({ type: 'cancel', id: 'a' });
    expect(await until('cancelled')).toEqual({ type: 'cancelled', id: 'a' });
  });

  test('holds reads of a request that is paused, and of no other', async () => {
    const reportings: Reporting[] = [];
    const open = (_images: unknown, reporting: Reporting): Promise<never> => {
      reportings.push(reporting);
      return untilAborted(_images, reporting);
    };
    const { handle } = started({ open });
    handle({ type: 'fetch', id: 'a', ...images });
    handle({ type: 'fetch', id: 'b', ...images });
    handle({ type: 'pause', id: 'a' });
    let allowed = false;
    const waiting = reportings[0]?.transfer.whenAllowed().then(() => void (allowed = true));
    await reportings[1]?.transfer.whenAllowed();
    expect(allowed).toBe(false);
    handle({ type: 'resume', id: 'a' });
    await waiting;
    expect(allowed).toBe(true);
  });

  test('says why it failed', async () => {
    const { handle, until } = started({});
    handle({ type: 'remove', id: 'a', key: 'used' });
    expect(await until('failed')).toMatchObject({ id: 'a', message: expect.stringContaining('a run is using it') as string });
  });

  test('tells what was freed', async () => {
    const { handle, until } = started({});
    handle({ type: 'free-up', id: 'a', bytes: 1 });
    expect(await until('stored')).toMatchObject({ id: 'a', note: '5.0 MB freed, 0 sets removed', overview });
  });
});
