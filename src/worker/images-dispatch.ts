/**
 * The images worker's end of its protocol, without a worker: looks at images, fetches them, and keeps house in the
 * store. Requests are worked on side by side; each can be paused and cancelled.
 */
import type { ImagesView } from '../data/look-at-images.ts';
import type { ImageDataset, Split } from '../data/dataset.ts';
import type { Transfer } from '../data/network/transfer.ts';
import type { StoredSets } from '../data/store/stored-sets.ts';
import { messageOf } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import { createControl, type ExperimentControl } from '../training/control.ts';
import type { ImagesOf, ImagesRequest, ImagesResponse } from './images-protocol.ts';

/** How images are opened: told how they come, and of what was left out or not kept. */
export interface Reporting {
  readonly transfer: Transfer;
  readonly onNotice: (notice: string) => void;
}

/** What differs between a browser's worker and a test. */
export interface ImagesDispatchOptions {
  readonly look: (images: ImagesOf, reporting: Reporting) => Promise<ImagesView>;
  readonly open: (images: ImagesOf, reporting: Reporting) => Promise<ImageDataset>;
  readonly sets: StoredSets;
  readonly post: (message: ImagesResponse) => void;
}

/** Returns the handler of the page's messages. */
export function createImagesDispatch(options: ImagesDispatchOptions): (message: ImagesRequest) => void {
  const controls = new Map<string, ExperimentControl>();
  return (message) => {
    const { id } = message;
    if (message.type === 'pause' || message.type === 'resume') {
      controls.get(id)?.[message.type]();
    } else if (message.type === 'cancel') {
      controls.get(id)?.stop();
    } else {
      const control = createControl();
      controls.set(id, control);
      void answer(message, control, options).finally(() => controls.delete(id));
    }
  };
}

type Work = Exclude<ImagesRequest, { type: 'pause' | 'resume' | 'cancel' }>;

async function answer(request: Work, control: ExperimentControl, options: ImagesDispatchOptions): Promise<void> {
  const { id } = request;
  try {
    options.post(await worked(request, control, options));
  } catch (thrown) {
    options.post(control.signal.aborted ? { type: 'cancelled', id } : { type: 'failed', id, message: messageOf(thrown) });
  }
}

async function worked(request: Work, control: ExperimentControl, { look, open, sets, post }: ImagesDispatchOptions): Promise<ImagesResponse> {
  const { id } = request;
  const reporting: Reporting = {
    transfer: {
      signal: control.signal,
      whenAllowed: () => control.whenAllowed(),
      report: (transfer) => post({ type: 'transfer', id, transfer }),
    },
    onNotice: (text) => post({ type: 'notice', id, text }),
  };
  switch (request.type) {
    case 'look': return { type: 'looked', id, view: await look(request, reporting) };
    case 'fetch':
      await fetchAll(await open(request, reporting), control, (done, total) => post({ type: 'progress', id, done, total }));
      return { type: 'fetched', id };
    case 'overview': return { type: 'stored', id, overview: await sets.overview() };
    case 'remove':
      if (request.key !== undefined) await sets.remove(request.key);
      if (request.address !== undefined) await sets.removeDownload(request.address);
      return { type: 'stored', id, overview: await sets.overview() };
    case 'free-up': {
      const { bytes, removed, inUse } = await sets.freeUp(request.bytes);
      const stayed = inUse.length > 0 ? `; ${inUse.length} had to stay, as a run is using them` : '';
      return { type: 'stored', id, overview: await sets.overview(), note: `${formatBytes(bytes)} freed, ${removed.length} sets removed${stayed}` };
    }
    default: return request satisfies never;
  }
}

/** Reads every shard once, which keeps it. */
async function fetchAll(dataset: ImageDataset, control: ExperimentControl, onProgress: (done: number, total: number) => void): Promise<void> {
  try {
    const splits: readonly Split[] = ['train', 'validation'];
    const total = splits.flatMap((split) => dataset.shardCounts[split]).reduce((sum, count) => sum + count, 0);
    let done = 0;
    for (const split of splits) {
      for (const [index, count] of dataset.shardCounts[split].entries()) {
        await control.checkpoint('work');
        await dataset.readShard(split, index, control.signal);
        onProgress((done += count), total);
      }
    }
  } finally {
    await dataset.close();
  }
}
