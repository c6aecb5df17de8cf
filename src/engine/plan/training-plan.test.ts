import { expect, test } from 'vitest';
import { at } from '../../lib/errors.ts';
import { wrongGradients } from '../testing/finite-differences.ts';
import { runInFloat64, type Float64Values } from '../testing/float64-run.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation, tinyShape } from '../testing/tiny-network.ts';
import { relativeError } from '../verify.ts';
import { plainVit, storedTensors, type NetworkSpec } from './network-spec.ts';
import type { StepPlan } from './step-plan.ts';
import { trainingPlan, writeScalars, type TrainingPlanOptions } from './training-plan.ts';

const BATCH = 3;

function planOf(network: NetworkSpec, options: Partial<TrainingPlanOptions> = {}): StepPlan {
  const recipe = { teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0, clipNorm: 0 } as const;
  return trainingPlan({ network, batch: BATCH, normalisation: tinyNormalisation, ...recipe, ...options });
}

function startOf(network: NetworkSpec, weights = livelyWeights(network)): Map<string, Float64Array> {
  const given = [...Object.entries(tinyInputs(BATCH)), ...weights];
  return new Map(given.map(([name, values]) => [name, Float64Array.from(values)]));
}

const valuesOf = (values: Float64Values, name: string): Float64Array => values.get(name) ?? new Float64Array();

const networks: [string, NetworkSpec][] = [
  ['with shared stages 0,0,1', tinyNetwork([0, 0, 1])],
  ['of TLEG’s linear expansion to three layers', { shape: tinyShape, expansion: 'linear', depth: 3 }],
];

test.each(networks)('every gradient of a network %s is the derivative of its mean loss', { timeout: 60_000 }, (_, network) => {
  const plan = planOf(network, { teacher: 'input', alpha: 0.3, temperature: 2, clipNorm: 1, weightDecay: 0.05 });
  const gradients = Object.fromEntries(storedTensors(network).map(({ name }) => [name, `grad.${name}`]));
  expect(wrongGradients(plan, startOf(network), { objective: [['losses', 1 / BATCH]], gradients })).toEqual([]);
});

test('the gradient of a shared stage is the sum of the gradients of its layers, were they not shared', () => {
  const [shared, plain] = [tinyNetwork([0, 0, 1]), plainVit(tinyShape, 3)];
  const stage = startOf(shared);
  const layers = startOf(plain);
  for (const name of layers.keys()) {
    const stored = name.replace(/^blocks\.(\d)/, (_, layer) => `blocks.${[0, 0, 1][Number(layer)]}`);
    layers.set(name, valuesOf(stage, stored));
  }
  const [sharedResults, plainResults] = [runInFloat64(planOf(shared), stage), runInFloat64(planOf(plain), layers)];
  for (const { name } of storedTensors(shared)) {
    const parts = sourcesOf(name).map((part) => valuesOf(plainResults, `grad.${part}`));
    const sum = at(parts, 0).map((_, i) => parts.reduce((total, part) => total + at(part, i), 0));
    expect(relativeError(valuesOf(sharedResults, `grad.${name}`), sum)).toBeLessThan(1e-12);
  }

  function sourcesOf(name: string): string[] {
    if (name.startsWith('blocks.0.')) return [name, name.replace('blocks.0.', 'blocks.1.')];
    return [name.replace('blocks.1.', 'blocks.2.')];
  }
});

test('the reported norm is the Euclidean length of all gradients', () => {
  const network = tinyNetwork([0, 1]);
  const results = runInFloat64(planOf(network), startOf(network));
  const squares = storedTensors(network).flatMap(({ name }) => [...valuesOf(results, `grad.${name}`)].map((value) => value ** 2));
  expect(results.get('gradient-norm')?.[0]).toBeCloseTo(Math.sqrt(squares.reduce((sum, value) => sum + value, 0)), 12);
});

test('weight decay shrinks matrices alone, not biases, norms or the position embedding', () => {
  // Two runs that differ in decay d alone differ in a parameter p by lr·d·p where it decays, lr being 0.01.
  const network = tinyNetwork([0, 1]);
  const start = startOf(network);
  const [plain, decayed] = [0, 0.5].map((weightDecay) => runInFloat64(planOf(network, { weightDecay }), start));
  const shrunk = storedTensors(network).filter(({ name }) => {
    const before = valuesOf(start, name);
    const difference = valuesOf(plain ?? start, name).map((value, i) => value - at(valuesOf(decayed ?? start, name), i));
    const share = at(difference, 0) / at(before, 0);
    expect([0, 0.005]).toContainEqual(expect.closeTo(share, 6)); // 0.01 is a float32 input
    return share > 0.001;
  });
  const blocks = [0, 1].flatMap((i) => ['attn.qkv', 'attn.proj', 'mlp.fc1', 'mlp.fc2'].map((layer) => `blocks.${i}.${layer}.weight`));
  expect(shrunk.map(({ name }) => name)).toEqual(['patch_embed.proj.weight', ...blocks, 'head.weight']);
});

test('an ancestor in the plan teaches what its logits as an input would teach', () => {
  const network = tinyNetwork([0, 1]);
  const ancestor = plainVit({ ...tinyShape, dim: 12, heads: 3 }, 1);
  const options = { alpha: 0.7, temperature: 2 };
  const whole = planOf(network, { ...options, teacher: ancestor });
  const owned = whole.buffers.filter((buffer) => buffer.network === 'ancestor');
  expect(owned.map(({ name }) => name)).toEqual(storedTensors(ancestor).map(({ name }) => name));
  // The references' runner knows one network: the ancestor's parameters get names of their own.
  const renamed = { ...whole, buffers: whole.buffers.map((buffer) => (owned.includes(buffer) ? { ...buffer, name: `ancestor/${buffer.name}` } : buffer)) };
  const start = startOf(network);
  for (const [name, values] of livelyWeights(ancestor, 1)) start.set(`ancestor/${name}`, Float64Array.from(values));
  const taught = runInFloat64(renamed, start);
  const given = new Map(start).set('teacher-logits', valuesOf(taught, 'ancestor.logits'));
  const expected = runInFloat64(planOf(network, { ...options, teacher: 'input' }), given);
  expect(taught.get('losses')).toEqual(expected.get('losses'));
  expect(taught.get('grad.head.weight')).toEqual(expected.get('grad.head.weight'));
});

test('an ancestor may see its images by a normalisation of its own, the student by that of the data', () => {
  const [network, ancestor] = [tinyNetwork([0, 1]), plainVit(tinyShape, 1)];
  const own = { mean: [0.1, 0.2, 0.3], std: [0.5, 0.6, 0.7] };
  const patchesOf = (plan: StepPlan, name: string): Float64Array => valuesOf(runInFloat64(plan, startOf(network)), name);
  const taught = planOf(network, { teacher: ancestor, alpha: 1, teacherNormalisation: own });
  expect(patchesOf(taught, 'ancestor.patches')).toEqual(patchesOf(planOf(network, { normalisation: own }), 'patches'));
  expect(patchesOf(taught, 'patches')).toEqual(patchesOf(planOf(network), 'patches'));
});

test('every gradient of hard distillation is the derivative of its mean loss', () => {
  const network = tinyNetwork([0, 1]);
  const plan = planOf(network, { teacher: 'input', alpha: 0.6, distillation: 'hard' });
  const gradients = { 'head.weight': 'grad.head.weight', 'norm.bias': 'grad.norm.bias', 'blocks.0.attn.proj.bias': 'grad.blocks.0.attn.proj.bias' };
  expect(wrongGradients(plan, startOf(network), { objective: [['losses', 1 / BATCH]], gradients })).toEqual([]);
});

test('probes keep the embedding and every block’s output readable, and add no op', () => {
  const network = tinyNetwork([0, 0, 1]);
  const [bare, probed] = [planOf(network), planOf(network, { probes: true })];
  expect(probed.ops).toEqual(bare.ops);
  const readable = probed.buffers.filter(({ role }) => role === 'output').map(({ name }) => name);
  expect(readable).toEqual(['embed', 'block0', 'block1', 'block2', 'logits', 'losses', 'correct', 'gradient-norm']);
});

test('scalars are the learning rate and AdamW’s two bias corrections', () => {
  const scalars = new Float64Array(3) as unknown as Float32Array;
  writeScalars(scalars, 0.5, 2);
  expect([...scalars]).toEqual([0.5, expect.closeTo(0.19, 12), expect.closeTo(0.001999, 12)]); // 1 − 0.9², 1 − 0.999²
});
