import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { desNetRecipe } from './des-net-recipe.ts';
import { buildDesNet, withNewHead, type TrainedSource } from './des-net.ts';
import { auxNetLayerSources } from './layer-sources.ts';
import { initialDeviation, initializeWeights, type Weights } from './learngene.ts';
import { strategies, strategyNamed, type StrategyName } from './strategy.ts';
import { initializeTleg } from './tleg.ts';
import { vitTensors, type VitShape } from './vit.ts';

const shape: VitShape = { imageSize: 8, patchSize: 4, channels: 1, dim: 8, heads: 2, mlpRatio: 2, classes: 3 };
const base = { stages: 3, order: 'front-mid-last', seed: 0, draw: 0, sourceDepth: 10 } as const;

/** Weights as training leaves them: every value drawn. */
function drawnLike(weights: Weights, label: string): Weights {
  const stream = randomStream(1, label);
  return new Map([...weights].map(([name, values]) => [name, values.map(() => stream.normal())]));
}

/** The network that a strategy needs, trained. */
function sourceFor(strategy: StrategyName, depth: number): TrainedSource | undefined {
  const { needs } = strategyNamed(strategy);
  if (needs === 'none') return undefined;
  if (needs === 'tleg-net') return { weights: drawnLike(initializeTleg(shape, randomStream(0)), needs), shape };
  const wide = needs === 'ancestor' ? { ...shape, dim: 12, heads: 3 } : shape;
  const stored = { 'aux-net': 3, 'vanilla-net': 3, 'deep-net': 10, ancestor: 10, trained: depth }[needs];
  return { weights: drawnLike(initializeWeights(wide, stored, randomStream(0)), needs), shape: wide };
}

function build(strategy: StrategyName, depth: number): Weights {
  const source = sourceFor(strategy, depth);
  const recipe = desNetRecipe({ ...base, strategy, depth });
  return buildDesNet({ recipe, strategy, shape, depth, ...(source && { source }), stream: randomStream(0, 'build') });
}

const names = strategies.map(({ name }) => name);

test.each(names)('%s makes a plain ViT of any depth, with every tensor of the right size', (strategy) => {
  fc.assert(fc.property(fc.integer({ min: 3, max: 10 }), (depth) => {
    const sizes = [...build(strategy, depth)].map(([name, values]) => [name, values.length]);
    const expected = vitTensors(shape, depth).map((tensor) => [tensor.name, tensor.shape.reduce((a, b) => a * b, 1)]);
    expect(sizes).toEqual(expected);
  }), { numRuns: 5 });
});

const sourced = strategies.filter(({ needs }) => needs !== 'none').map(({ name }) => name);

test.each(sourced)('%s shares nothing with the network it comes from', (strategy) => {
  const source = sourceFor(strategy, 4);
  const before = new Map([...(source?.weights ?? [])].map(([name, values]) => [name, values.slice()]));
  const recipe = desNetRecipe({ ...base, strategy, depth: 4 });
  const desNet = buildDesNet({ recipe, strategy, shape, depth: 4, ...(source && { source }), stream: randomStream(0) });
  for (const values of desNet.values()) values.fill(7);
  expect(before.size).toBeGreaterThan(0);
  expect(source?.weights).toEqual(before);
});

test('with the Aux-Net’s own layer sources, each layer has its stage’s weights to the bit, and all else the Aux-Net’s', () => {
  const layerSources = auxNetLayerSources([3, 3, 4]);
  const source = sourceFor('cyclic', 10);
  // Cyclic from the last stage on: 10 = 3·3 + 1, so that the last of three stages has one layer more.
  const recipe = desNetRecipe({ ...base, strategy: 'cyclic', depth: 10, order: [2, 0, 1] });
  expect(recipe).toEqual({ kind: 'layers', layerSources });
  const desNet = buildDesNet({ recipe, strategy: 'cyclic', shape, depth: 10, ...(source && { source }), stream: randomStream(0) });
  for (const [name, values] of desNet) {
    const stored = name.replace(/^blocks\.(\d+)\./, (_, layer: string) => `blocks.${layerSources[Number(layer)]}.`);
    expect(values).toEqual(source?.weights.get(stored));
  }
});

describe('what comes from where', () => {
  const kindsOf = (kind: string): string[] => names.filter((strategy) => desNetRecipe({ ...base, strategy, depth: 4 }).kind === kind);

  test('strategies whose layers are stored as they are can be run in place, TLEG too; four have weights of their own', () => {
    expect(kindsOf('linear')).toEqual(['tleg']);
    expect(kindsOf('built')).toEqual(['vanilla-lg', 'selection-width', 'mimetic', 'scratch']);
    expect(kindsOf('layers')).toHaveLength(names.length - 5);
  });

  test('Vanilla-LG keeps the source’s last three blocks and nothing else of it', () => {
    const source = sourceFor('vanilla-lg', 5)?.weights;
    const desNet = build('vanilla-lg', 5);
    const taken = [...desNet.keys()].filter((name) => /^blocks\.[234]\./.test(name));
    for (const name of taken) {
      const [, layer, tensor] = /^blocks\.(\d+)\.(.*)$/.exec(name) ?? [];
      expect(desNet.get(name)).toEqual(source?.get(`blocks.${Number(layer) + 5}.${tensor}`));
    }
    const drawn = [...desNet.keys()].filter((name) => !taken.includes(name));
    expect([taken.length, drawn.length]).toEqual([3 * 12, 2 * 12 + 7]);
    for (const name of drawn) expect(desNet.get(name)).not.toEqual(source?.get(name));
  });

  test('scratch is what the first phase starts from', () => {
    expect(build('scratch', 4)).toEqual(initializeWeights(shape, 4, randomStream(0, 'build')));
  });

  test('a strategy without the network it needs is a mistake of the program', () => {
    const recipe = desNetRecipe({ ...base, strategy: 'cyclic', depth: 4 });
    const options = { recipe, strategy: 'cyclic', shape, depth: 4, stream: randomStream(0) } as const;
    expect(() => buildDesNet(options)).toThrow('cyclic was given the network that it needs');
  });
});

describe('a new head', () => {
  const weights = build('cyclic', 4);
  const moved = withNewHead(weights, { ...shape, classes: 5 }, randomStream(0, 'head'));

  test('has the new classes, drawn as before any training', () => {
    expect(moved.get('head.bias')).toEqual(new Float32Array(5));
    const head = moved.get('head.weight') ?? new Float32Array();
    expect(head).toHaveLength(5 * shape.dim);
    const deviation = Math.sqrt(head.reduce((sum, value) => sum + value ** 2, 0) / head.length);
    expect(Math.abs(deviation / initialDeviation(shape.dim) - 1)).toBeLessThan(0.4); // 40 values: standard error 0.11
  });

  test('leaves all else as it was, in copies', () => {
    expect([...moved.keys()]).toEqual([...weights.keys()]);
    for (const [name, values] of moved) {
      if (name.startsWith('head.')) continue;
      expect(values).toEqual(weights.get(name));
      expect(values).not.toBe(weights.get(name));
    }
  });
});

test('an order that is no permutation of the stages is refused', () => {
  expect(() => desNetRecipe({ ...base, strategy: 'cyclic', depth: 4, order: [0, 1] })).toThrow(InputError);
});
