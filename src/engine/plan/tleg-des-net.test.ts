import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSafetensors, tensorNamed } from '../../formats/safetensors.ts';
import { expandTleg, tlegTensors } from '../../sws/tleg.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { Engine } from '../engine.ts';
import { createReferenceEngine } from '../reference/reference-engine.ts';
import { testedEngines } from '../testing/engines.ts';
import { livelyWeights, tinyInputs, tinyNormalisation, tinyShape } from '../testing/tiny-network.ts';
import { relativeError } from '../verify.ts';
import type { Normalisation } from './forward.ts';
import { inferencePlan } from './inference-plan.ts';
import { plainVit, storedTensors, type NetworkSpec } from './network-spec.ts';

const BATCH = 3;
const DEPTH = 5;

interface Run {
  readonly engine: Engine;
  readonly network: NetworkSpec;
  readonly weights: Weights;
  readonly images: Uint8Array;
  readonly normalisation: Normalisation;
}

async function logitsOf({ engine, network, weights, images, normalisation }: Run): Promise<Float32Array> {
  const batch = images.length / (network.shape.imageSize ** 2 * network.shape.channels);
  const state = engine.createState(storedTensors(network), weights);
  const executable = await engine.compile(inferencePlan(network, batch, normalisation), { student: state });
  await executable.run({ images, labels: new Int32Array(batch) });
  const [outputs] = await executable.drain();
  executable.dispose();
  state.dispose();
  return outputs?.['logits'] ?? new Float32Array();
}

describe.each(testedEngines)('on $name', ({ create }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.dispose());

  test('a copy expanded from TLEG’s two blocks gives what combining them in place gives', async () => {
    const linear: NetworkSpec = { shape: tinyShape, expansion: 'linear', depth: DEPTH };
    const weights = livelyWeights(linear);
    const run = { engine, images: tinyInputs(BATCH).images, normalisation: tinyNormalisation };
    const inPlace = await logitsOf({ ...run, network: linear, weights });
    const copied = await logitsOf({ ...run, network: plainVit(tinyShape, DEPTH), weights: expandTleg(weights, tinyShape, DEPTH) });
    // A GPU may multiply and add with one rounding where the copy has two.
    expect(relativeError(copied, inPlace)).toBeLessThan(1e-5);
  });
});

/** PyTorch's values; they lie beside the repository and not in it. */
const golden = fileURLToPath(new URL('../../../../shared/goldens/linear-expansion.safetensors', import.meta.url));

test.skipIf(!existsSync(golden))('PyTorch’s TLEG network (../shared/goldens; skipped without it), expanded to a plain ViT, gives PyTorch’s logits', async () => {
  const file = readSafetensors(readFileSync(golden));
  // Sizes as the file's metadata says: 16 px, patch 4, dim 32, 2 heads, ratio 2, 4 layers.
  const shape = { imageSize: 16, patchSize: 4, channels: 3, dim: 32, heads: 2, mlpRatio: 2, classes: 10 };
  const stored = new Map(tlegTensors(shape).map(({ name }) => [name, tensorNamed(file, `param.${name}`, 'F32').data]));
  const logits = await logitsOf({
    engine: createReferenceEngine(),
    network: plainVit(shape, 4),
    weights: expandTleg(stored, shape, 4),
    images: tensorNamed(file, 'images', 'U8').data,
    normalisation: { mean: JSON.parse(file.metadata['mean'] ?? '[]') as number[], std: JSON.parse(file.metadata['std'] ?? '[]') as number[] },
  });
  expect(relativeError(logits, tensorNamed(file, 'logits', 'F32').data)).toBeLessThan(1e-5);
});
