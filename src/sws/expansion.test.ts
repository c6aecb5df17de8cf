import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import type { Expansion } from './expansion.ts';
import { desNetLayerSources } from './expansion.ts';
import { countsPerStage, formatLayerSources } from './layer-sources.ts';
import { strategies } from './strategy.ts';

const fiveStages = { stages: 5, order: 'front-mid-last', seed: 0, draw: 0 } as const;

function expand(expansion: Partial<Expansion> & Pick<Expansion, 'strategy' | 'depth'>): string {
  return formatLayerSources(desNetLayerSources({ ...fiveStages, ...expansion }));
}

describe('cyclic', () => {
  test('twelve layers of five stages are the authors’ own list', () => {
    expect(expand({ strategy: 'cyclic', depth: 12 })).toBe('000111223344');
  });

  test('five layers of three stages are those of Fig. 3(b)', () => {
    expect(expand({ strategy: 'cyclic', stages: 3, depth: 5 })).toBe('00112');
  });

  test('Front-Last-Mid gives the extra layers to the first and last stages', () => {
    expect(expand({ strategy: 'cyclic', depth: 12, order: 'front-last-mid' })).toBe('000112233444');
  });

  test('a custom order gives the extra layers to its first stages', () => {
    expect(expand({ strategy: 'cyclic', depth: 7, order: [2, 3, 0, 1, 4] })).toBe('0122334');
  });

  // Table 4 prints the same accuracy for both orders at 10 and 11 layers and different ones elsewhere.
  test.each([[7, false], [8, false], [9, false], [10, true], [11, true], [12, false]])(
    'the two named orders give the same network of %i layers: %s, as in Table 4',
    (depth, same) => {
      const frontLastMid = expand({ strategy: 'cyclic', depth, order: 'front-last-mid' });
      expect(expand({ strategy: 'cyclic', depth }) === frontLastMid).toBe(same);
    },
  );
});

test('Simple-LG maps as cyclic in the default order does, whatever order is chosen', () => {
  expect(expand({ strategy: 'simple-lg', depth: 12, order: 'front-last-mid' })).toBe('000111223344');
});

test('stacking repeats the whole learngene', () => {
  expect(expand({ strategy: 'stacking', depth: 12 })).toBe('012340123401');
});

test('interlacing spreads the repeats evenly: layer i takes ⌊5i/12⌋', () => {
  expect(expand({ strategy: 'interlacing', depth: 12 })).toBe('000112223344');
});

describe('random strategies', () => {
  const randomNames = strategies.filter((strategy) => strategy.random).map((strategy) => strategy.name);

  test.each(randomNames)('%s gives the same layers for the same seed and draw', (strategy) => {
    expect(expand({ strategy, depth: 12, seed: 3, draw: 1 })).toBe(expand({ strategy, depth: 12, seed: 3, draw: 1 }));
  });

  test.each(randomNames)('%s gives other layers to other draws and seeds', (strategy) => {
    const drawn = [0, 1, 2].flatMap((draw) => [0, 1].map((seed) => expand({ strategy, depth: 20, seed, draw })));
    expect(new Set(drawn).size).toBeGreaterThan(4);
  });

  test('random-assigned keeps the stages in order and each at least once', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 16 }), fc.nat(40), fc.nat(), fc.nat(5), (stages, extra, seed, draw) => {
      const depth = stages + extra;
      const sources = desNetLayerSources({ ...fiveStages, strategy: 'random-assigned', stages, depth, seed, draw });
      expect(sources).toEqual(sources.toSorted((a, b) => a - b));
      expect(Math.min(...countsPerStage(sources, stages))).toBeGreaterThan(0);
    }));
  });

  test('random-assigned deals the extra layers evenly on average', () => {
    const totals = [0, 0, 0, 0, 0];
    for (let seed = 0; seed < 1000; seed++) {
      const sources = desNetLayerSources({ ...fiveStages, strategy: 'random-assigned', depth: 10, seed });
      for (const [stage, count] of countsPerStage(sources, 5).entries()) totals[stage] = (totals[stage] ?? 0) + count - 1;
    }
    // 5 extra layers × 1000 seeds over 5 stages: 1000 each, standard deviation √(5000·0.2·0.8) ≈ 28; five of them.
    for (const total of totals) expect(Math.abs(total - 1000)).toBeLessThan(140);
  });

  test('random-shuffled loses the order of the stages', () => {
    const sources = desNetLayerSources({ ...fiveStages, strategy: 'random-shuffled', depth: 20 });
    expect(sources).not.toEqual(sources.toSorted((a, b) => a - b));
  });
});

const everyStrategy = fc.constantFrom(...strategies.map((strategy) => strategy.name));

test('every strategy gives a layer of the learngene to each of the layers asked for', () => {
  fc.assert(fc.property(everyStrategy, fc.integer({ min: 1, max: 16 }), fc.nat(48), (strategy, stages, extra) => {
    const depth = stages + extra;
    const sources = desNetLayerSources({ ...fiveStages, strategy, stages, depth });
    expect(sources).toHaveLength(depth);
    expect(sources.every((source) => Number.isInteger(source) && source >= 0 && source < stages)).toBe(true);
  }));
});

test.each(strategies.map((strategy) => strategy.name))('%s refuses a depth below the number of stages', (strategy) => {
  expect(() => expand({ strategy, depth: 4 })).toThrow(
    new InputError('depth', 'Des-Net depth 4: is smaller than the 5 stages of the learngene; choose at least 5'),
  );
});

test.each([0, -1, 5.5, Number.NaN])('the depth %d is refused', (depth) => {
  expect(() => expand({ strategy: 'cyclic', depth })).toThrow('must be a whole number of at least 1');
});

test('a custom order of another number of stages is refused', () => {
  expect(() => expand({ strategy: 'cyclic', depth: 12, order: [0, 1, 2] })).toThrow(InputError);
});
