import { openShardsByUrl, openChosenFile } from '../data/browser-dataset.ts';
import { chooseEngine } from '../engine/choose-engine.ts';
import { parseEngineName } from '../engine/engine-name.ts';
import { isSoftware } from '../engine/webgpu/webgpu-device.ts';
import { InputError } from '../lib/errors.ts';
import { createDispatch } from './dispatch.ts';
import { enginePlatform } from './engine-platform.ts';
import type { RequestMessage } from './protocol.ts';

const dispatch = createDispatch({
  openEngine: (name) => chooseEngine(parseEngineName(name), enginePlatform),
  async hasSoftwareGpu() {
    const adapter = await enginePlatform.requestAdapter();
    return adapter !== undefined && isSoftware(adapter.info);
  },
  openDataset(config, { file, shardsUrl }) {
    if (config.data === 'shapes10') return openShardsByUrl(shardsUrl, config);
    if (file) return openChosenFile(file, config);
    throw new InputError('data', 'images: no file was chosen; choose one under Data');
  },
  async openTarget(config, { targetFile, shardsUrl }) {
    if (config.target === 'none') return undefined;
    if (config.target === 'glyphs8') return openShardsByUrl(new URL('../glyphs8/', shardsUrl).href, config);
    if (targetFile) return openChosenFile(targetFile, config);
    throw new InputError('target', 'transfer: no images were chosen; choose a file under Data');
  },
  post: (message) => self.postMessage(message),
});

self.addEventListener('message', ({ data }: MessageEvent<RequestMessage>) => dispatch(data));
