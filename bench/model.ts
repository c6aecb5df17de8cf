/** The networks that are measured, with the weights and the batch that every contestant starts from. */
import { defaultConfig } from '../src/config/defaults.ts';
import { writePatches } from '../src/engine/ops/patches/write-patches.ts';
import { elementCount } from '../src/engine/plan/buffer.ts';
import { planSizes, storedTensors, type NetworkSpec, type PlanSizes } from '../src/engine/plan/network-spec.ts';
import { randomStream } from '../src/lib/random.ts';

import { auxNetLayerSources } from '../src/sws/layer-sources.ts';
import type { Weights } from '../src/sws/learngene.ts';

/** One training task; plain data, so that it can be sent to where a contestant runs. */
export interface BenchModel {
  readonly name: string;
  readonly about: string;
  readonly network: Extract<NetworkSpec, { expansion: 'shared' }>;
  readonly batch: number;
}

/** What every contestant trains on: the same numbers everywhere. */
export interface BenchData {
  readonly sizes: PlanSizes;
  readonly weights: Weights;
  /** u8 [batch, size, size, channels] */
  readonly images: Uint8Array;
  readonly labels: Int32Array;
  /** The same images normalised and cut, [batch, tokens, patchElements]: what peers are spared to do. */
  readonly patches: Float32Array;
}

export const normalisation = { mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] } as const;
export const LEARNING_RATE = 1e-3;

const images32 = { imageSize: 32, channels: 3, classes: 10 };
const { patchSize, dim, heads, mlpRatio } = defaultConfig;

/** The models of docs/performance.md. */
export const models: readonly BenchModel[] = [
  {
    name: 'engine',
    about: 'dim 64, 4 heads, MLP ratio 4, 64 tokens, 6 layers sharing 3, batch 32',
    network: sharing({ ...images32, patchSize: 4, dim: 64, heads: 4, mlpRatio: 4 }, [2, 2, 2]),
    batch: 32,
  },
  {
    name: 'quick',
    about: 'the preset: dim 64, 4 heads, MLP ratio 2, 16 tokens, 8 layers sharing 4, batch 64',
    network: sharing({ ...images32, patchSize, dim, heads, mlpRatio }, defaultConfig.stageLayout),
    batch: defaultConfig.batchSize,
  },
  {
    name: 'depth12',
    about: 'as engine, but 12 layers sharing 3 and batch 4: what depth costs in calls and in encoding',
    network: sharing({ ...images32, patchSize: 4, dim: 64, heads: 4, mlpRatio: 4 }, [4, 4, 4]),
    batch: 4,
  },
  {
    name: 'deep',
    about: 'dim 192, 3 heads, MLP ratio 4, 64 tokens, 12 layers, none shared, batch 64',
    network: sharing({ ...images32, patchSize: 4, dim: 192, heads: 3, mlpRatio: 4 }, Array.from({ length: 12 }, () => 1)),
    batch: 64,
  },
];

function sharing(shape: NetworkSpec['shape'], stageLayout: readonly number[]): BenchModel['network'] {
  return { shape, expansion: 'shared', layerSources: auxNetLayerSources(stageLayout), storedLayers: stageLayout.length };
}

/** Seeded weights, images and labels of a model. */
export function dataOf({ network, batch }: BenchModel): BenchData {
  const sizes = planSizes(network.shape, batch);
  const { imageSize, channels, classes, tokens, patchElements } = sizes;
  const stream = randomStream(0, 'bench data');
  const images = Uint8Array.from({ length: batch * imageSize ** 2 * channels }, () => stream.integer(256));
  const labels = Int32Array.from({ length: batch }, () => stream.integer(classes));
  const patches = new Float32Array(batch * tokens * patchElements);
  writePatches({ ...sizes, ...normalisation }, images, undefined, patches);
  return { sizes, weights: livelyWeights(network), images, labels, patches };
}

/** Far from the tame initial weights, whose loss is ln(classes) whatever is computed: deviation 0.1 around 0 or 1. */
function livelyWeights(network: NetworkSpec): Weights {
  const stream = randomStream(0, 'bench weights');
  const centre = (name: string): number => (/norm\d?\.weight$/.test(name) ? 1 : 0);
  return new Map(
    storedTensors(network).map(({ name, shape }) => [
      name,
      Float32Array.from({ length: elementCount(shape) }, () => centre(name) + 0.1 * stream.normal()),
    ]),
  );
}
