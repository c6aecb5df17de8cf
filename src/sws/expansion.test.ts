import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import type { Expansion } from './expansion.ts';
import { desNetLayerSources } from './expansion.ts';
import { countsPerStage, formatLayerSources } from './layer-sources.ts';
import { strategies } from './strategy.ts';

const fiveStages = { stages: 5, order: 'front-mid-last', seed: 0, draw: 0, sourceDepth: 16 } as const;

/** The layer sources of a strategy whose every layer is a stored one. */
function storedSources(expansion: Expansion): readonly number[] {
  return desNetLayerSources(expansion).map((source) => source ?? Number.NaN);
}

function expand(expansion: Partial<Expansion> & Pick<Expansion, 'strategy' | 'depth'>): string {
  return formatLayerSources(storedSources({ ...fiveStages, ...expansion }));
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
      const sources = storedSources({ ...fiveStages, strategy: 'random-assigned', stages, depth, seed, draw });
      expect(sources).toEqual(sources.toSorted((a, b) => a - b));
      expect(Math.min(...countsPerStage(sources, stages))).toBeGreaterThan(0);
    }));
  });

  test('random-assigned deals the extra layers evenly on average', () => {
    const totals = [0, 0, 0, 0, 0];
    for (let seed = 0; seed < 1000; seed++) {
      const sources = storedSources({ ...fiveStages, strategy: 'random-assigned', depth: 10, seed });
      for (const [stage, count] of countsPerStage(sources, 5).entries()) totals[stage] = (totals[stage] ?? 0) + count - 1;
    }
    // 5 extra layers × 1000 seeds over 5 stages: 1000 each, standard deviation √(5000·0.2·0.8) ≈ 28; five of them.
    for (const total of totals) expect(Math.abs(total - 1000)).toBeLessThan(140);
  });

  test('random-shuffled loses the order of the stages', () => {
    const sources = storedSources({ ...fiveStages, strategy: 'random-shuffled', depth: 20 });
    expect(sources).not.toEqual(sources.toSorted((a, b) => a - b));
  });
});

describe('weight selection', () => {
  test('first takes the first layers', () => {
    expect(expand({ strategy: 'selection-first', depth: 6, sourceDepth: 10 })).toBe('012345');
  });

  // numpy: np.round(np.linspace(0, 9, 6)) = [0, 2, 4, 5, 7, 9]; np.round(np.linspace(0, 15, 7)) = [0, 2, 5, 8, 10, 12, 15]
  test.each([[6, 10, '024579'], [7, 16, '0,2,5,8,10,12,15'], [1, 10, '0'], [4, 4, '0123']])(
    'even takes for %i of %i layers what numpy’s rounded linspace gives',
    (depth, sourceDepth, sources) => {
      expect(expand({ strategy: 'selection-uniform', depth, sourceDepth })).toBe(sources);
    },
  );

  test('even takes layers in order, none twice, the first and the last among them', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(40), (depth, more) => {
      const sources = storedSources({ ...fiveStages, strategy: 'selection-uniform', depth, sourceDepth: depth + more });
      expect(new Set(sources).size).toBe(depth);
      expect(sources).toEqual(sources.toSorted((a, b) => a - b));
      expect([sources[0], sources.at(-1)]).toEqual([0, depth + more - 1]);
    }));
  });

  test.each(['selection-first', 'selection-uniform', 'selection-width'] as const)('%s refuses more layers than the source has', (strategy) => {
    expect(() => expand({ strategy, depth: 11, sourceDepth: 10 })).toThrow(new InputError(
      'depth',
      'Des-Net depth 11: weight selection takes each layer from another one of the source, which has 10; choose at most 10',
    ));
  });
});

test('Vanilla-LG takes the last three of the source as its own last three, and draws the others', () => {
  const expansion = { ...fiveStages, strategy: 'vanilla-lg', depth: 6, sourceDepth: 10 } as const;
  expect(desNetLayerSources(expansion)).toEqual([undefined, undefined, undefined, 7, 8, 9]);
});

test.each([['tleg', 6], ['mimetic', 2], ['scratch', 1]] as const)('no layer of %s is a copy of a stored one', (strategy, depth) => {
  expect(desNetLayerSources({ ...fiveStages, strategy, depth })).toEqual(Array.from({ length: depth }));
});

test.each(['trained', 'pretrain-finetune'] as const)('%s takes the layers of the network of its depth, however few', (strategy) => {
  expect(expand({ strategy, depth: 3 })).toBe('012');
});

const learngeneStrategies = strategies.filter(({ needs }) => needs === 'aux-net' || needs === 'vanilla-net').map(({ name }) => name);

test('every strategy of a learngene gives one of its layers to each of the layers asked for', () => {
  fc.assert(fc.property(fc.constantFrom(...learngeneStrategies), fc.integer({ min: 1, max: 16 }), fc.nat(48), (strategy, stages, extra) => {
    const depth = stages + extra;
    const sources = storedSources({ ...fiveStages, strategy, stages, depth });
    expect(sources).toHaveLength(depth);
    expect(sources.every((source) => Number.isInteger(source) && source >= 0 && source < stages)).toBe(true);
  }));
});

test.each([...learngeneStrategies, 'tleg', 'vanilla-lg'] as const)('%s refuses a depth below the number of stages', (strategy) => {
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
