import { browserPlatform, openBrowserImages } from '../data/browser-images.ts';
import { chooseEngine } from '../engine/choose-engine.ts';
import { parseEngineName } from '../engine/engine-name.ts';
import { InputError } from '../lib/errors.ts';
import { isSoftware } from '../lib/software-adapter.ts';
import { trustOwnScripts } from '../lib/trusted-scripts.ts';
import { createDispatch } from './dispatch.ts';
import { enginePlatform } from './engine-platform.ts';
import type { RequestMessage } from './protocol.ts';

trustOwnScripts();

const dispatch = createDispatch({
  openEngine: (name, reason) => chooseEngine(parseEngineName(name), enginePlatform, reason),
  async hasSoftwareGpu() {
    const adapter = await enginePlatform.requestAdapter();
    return adapter !== undefined && isSoftware(adapter.info);
  },
  async openDataset(config, { builtInUrl, files = [] }, reporting) {
    const dataset = await openBrowserImages(config, 'data', { builtInUrl, files }, reporting);
    if (dataset) return dataset;
    throw new InputError('data', 'images: none are chosen; choose some under Data');
  },
  openTarget: (config, { builtInUrl, targetFiles = [] }, reporting) => openBrowserImages(config, 'target', { builtInUrl, files: targetFiles }, reporting),
  checkpoints: { place: browserPlatform.place, firstSeconds: 1 }, // a tab can be closed at any moment
  post: (message) => self.postMessage(message),
});

self.addEventListener('message', ({ data }: MessageEvent<RequestMessage>) => dispatch(data));
