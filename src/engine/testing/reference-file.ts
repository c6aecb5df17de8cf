import type { SafetensorsFile, Tensor } from '../../formats/safetensors.ts';
import { at } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { Executable } from '../engine.ts';
import { depthOf, storedTensors } from '../plan/network-spec.ts';
import { trainingPlan, writeScalars } from '../plan/training-plan.ts';
import { createReferenceEngine } from '../reference/reference-engine.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation, tinyShape } from './tiny-network.ts';

const BATCH = 3;
const network = tinyNetwork([0, 0, 1]);
const recipe = { alpha: 0.3, temperature: 2 };
const optimizer = { lr: 0.001, weight_decay: 0.05, clip_norm: 1, steps: 3 };

/**
 * A file as `verify` reads it, with the values of the float64 reference engine instead of PyTorch's: it shows
 * that engines agree and that verification notices when they do not, wherever the tests run.
 */
export async function ownReferenceFile(): Promise<SafetensorsFile> {
  const stored = storedTensors(network);
  const weights = livelyWeights(network);
  const engine = createReferenceEngine();
  const state = engine.createState(stored, weights);
  const { weight_decay: weightDecay, clip_norm: clipNorm } = optimizer;
  const plan = trainingPlan({
    network, batch: BATCH, normalisation: tinyNormalisation, teacher: 'input', ...recipe, weightDecay, clipNorm, probes: true,
  });
  const executable = await engine.compile(plan, { student: state });
  const inputs = { ...tinyInputs(BATCH), augmentation: new Int32Array(3 * BATCH) };
  const run = async (step: number): Promise<void> => {
    writeScalars(inputs.scalars, optimizer.lr, step);
    await executable.run(inputs);
  };
  await run(1);
  const first = await resultsOfStep(executable);
  const losses = await executable.peek('losses');
  for (let step = 2; step <= optimizer.steps; step++) await run(step);
  const tensors = new Map<string, Tensor>([
    ['images', { dtype: 'U8', shape: [inputs.images.length], data: inputs.images }],
    ['labels', { dtype: 'I32', shape: [BATCH], data: inputs.labels }],
    ...floats('', new Map([['teacher_logits', inputs['teacher-logits']]])),
    ...floats('param.', weights),
    ...floats('', first),
    ...floats('stepped.', await state.read()),
  ]);
  return { tensors, metadata: metadataOf(losses.reduce((sum, loss) => sum + loss, 0) / BATCH) };
}

/** The activations and gradients of the step that was run last, by their names in the file. */
async function resultsOfStep(executable: Executable): Promise<Map<string, Float32Array>> {
  const buffers = [
    ['logits', 'logits'],
    ['act.embed', 'embed'],
    ...Array.from({ length: depthOf(network) }, (_, layer) => [`act.block${layer}`, `block${layer}`]),
    ...storedTensors(network).map(({ name }) => [`grad.${name}`, `grad.${name}`]),
  ];
  const results = new Map<string, Float32Array>();
  for (const buffer of buffers) results.set(at(buffer, 0), await executable.peek(at(buffer, 1)));
  return results;
}

function floats(prefix: string, values: Weights): [string, Tensor][] {
  return [...values].map(([name, data]) => [`${prefix}${name}`, { dtype: 'F32', shape: [data.length], data }]);
}

function metadataOf(loss: number): Record<string, string> {
  const { imageSize, patchSize, channels, dim, heads, mlpRatio, classes } = tinyShape;
  const settings = {
    image: imageSize, patch: patchSize, channels, dim, heads, mlp_ratio: mlpRatio, classes,
    layer_sources: [0, 0, 1], tleg: false, batch: BATCH, alpha: recipe.alpha, tau: recipe.temperature,
    ...tinyNormalisation, optimizer, loss,
  };
  return { case: 'own', ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)])) };
}
