import { imageOrigin } from '../config/image-origin.ts';
import { browserPlatform, chosenDataFiles, nameOfChosen, openBrowserImages } from '../data/browser-images.ts';
import { lookAtCollection, lookAtShards, type ImagesView } from '../data/look-at-images.ts';
import { openFiles, openRemote } from '../data/open-images.ts';
import { storedSets } from '../data/store/stored-sets.ts';
import { withoutEndings } from '../data/sources/open-collection.ts';
import { InputError } from '../lib/errors.ts';
import { trustOwnScripts } from '../lib/trusted-scripts.ts';
import { createImagesDispatch, type Reporting } from './images-dispatch.ts';
import type { ImagesOf, ImagesRequest } from './images-protocol.ts';

trustOwnScripts();

const dispatch = createImagesDispatch({
  look,
  async open(images, reporting) {
    const dataset = await openBrowserImages(images.config, images.use, images, reporting);
    if (!dataset) throw new InputError(images.use, 'images: none are chosen; choose some under Data');
    return dataset;
  },
  sets: storedSets(browserPlatform.place),
  post: (message) => self.postMessage(message),
});

/** Files and addresses are looked at where they are; what is built in, or kept whole and out of reach, by its shards. */
async function look(images: ImagesOf, reporting: Reporting): Promise<ImagesView> {
  const { config, use, files } = images;
  const origin = imageOrigin(config, use);
  if (origin?.kind === 'files') {
    const name = nameOfChosen(files);
    return lookAtOpened(await openFiles(chosenDataFiles(files), name), withoutEndings(name), config);
  }
  if (origin?.kind === 'addresses' && navigator.onLine) {
    const remote = await openRemote(origin.addresses, origin.label, reporting, browserPlatform);
    if (remote.kind === 'collection') return lookAtOpened(remote.opened, origin.label, config);
  }
  const dataset = await openBrowserImages(config, use, images, reporting);
  if (!dataset) throw new InputError(use, 'images: none are chosen; choose some under Data');
  try {
    return await lookAtShards(dataset, config);
  } finally {
    await dataset.close();
  }
}

async function lookAtOpened({ collection, close }: Awaited<ReturnType<typeof openFiles>>, name: string, config: ImagesOf['config']): Promise<ImagesView> {
  const decoder = browserPlatform.createDecoder();
  try {
    return await lookAtCollection(collection, name, config, decoder);
  } finally {
    await Promise.all([close(), decoder.close()]);
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ImagesRequest>) => dispatch(data));
