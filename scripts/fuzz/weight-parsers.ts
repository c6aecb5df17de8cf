/** What reads weights from strangers: safetensors files, networks, checkpoints and models of TensorFlow.js. */
import * as tf from '@tensorflow/tfjs';
import { loadTfjsModel } from '../../src/engine/tfjs/tfjs-model.ts';
import { tinyGraphModel } from '../../src/engine/testing/tiny-models.ts';
import { readCheckpoint } from '../../src/formats/checkpoint-file.ts';
import { readNetwork } from '../../src/formats/network-file.ts';
import { readSafetensors } from '../../src/formats/safetensors.ts';
import { InputError } from '../../src/lib/errors.ts';
import { readOrigin } from '../../src/store/read-interruption.ts';
import type { Parser } from './parser.ts';

/** Side of the images that the models of the corpus are for, pixels. */
export const modelImageSize = 6;

/** The weights of the corpus' graph, whose axes must be some. */
const graphWeights = tinyGraphModel(modelImageSize);

export const weightParsers = {
  safetensors: async (bytes) => void readSafetensors(bytes),
  network: async (bytes) => void readNetwork(bytes, { heads: 2 }),
  checkpoint: async (bytes) => void readOrigin(readCheckpoint(bytes).origin),
  /** A `model.json`; whatever weight files it names are there, of the length that it asks for. */
  'tfjs model': async (bytes) => {
    await tf.setBackend('cpu');
    const options = { engine: 'tfjs', imageSize: modelImageSize, channels: 3 };
    const model = await loadTfjsModel({ name: 'model.json', readMain: async () => bytes, readBeside: weightsOf(bytes) }, options);
    model.dispose();
  },
} as const satisfies Record<string, Parser>;

/** The bytes of a group's weights, all of them in its first file; as far as the text can be understood. */
function weightsOf(bytes: Uint8Array): (path: string) => Promise<Uint8Array<ArrayBuffer>> {
  const asked = sizesOf(bytes);
  return async (path) => {
    const size = asked.get(path) ?? 0;
    const own = graphWeights.get(path);
    if (own?.length === size) return own.slice();
    if (size > 1e6) throw new InputError(path, `${path}: is too large for fuzzing`);
    return new Uint8Array(size).fill(60); // as float32 about 0.01
  };
}

function sizesOf(bytes: Uint8Array): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  try {
    const { weightsManifest } = JSON.parse(new TextDecoder().decode(bytes)) as { weightsManifest: { paths: string[]; weights: { shape: number[] }[] }[] };
    for (const { paths, weights } of weightsManifest) {
      const size = weights.reduce((sum, { shape }) => sum + 4 * shape.reduce((a, b) => a * b, 1), 0);
      for (const [i, path] of paths.entries()) sizes.set(path, i === 0 && size > 0 ? size : 0);
    }
  } catch {
    // What is damaged so has no weights.
  }
  return sizes;
}
