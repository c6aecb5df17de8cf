import { describe, expect, test } from 'vitest';
import { strategies } from '../sws/strategy.ts';
import { planCommand } from './plan-command.ts';

async function printed(flags: Record<string, string>, switches: readonly string[] = []): Promise<string> {
  let text = '';
  const print = (line: string): void => {
    text += line;
  };
  await planCommand.run({ flags: new Map(Object.entries(flags)), switches: new Set(switches), operands: [], print });
  return text;
}

async function planned(flags: Record<string, string>): Promise<Record<string, unknown>> {
  return JSON.parse(await printed(flags, ['json'])) as Record<string, unknown>;
}

describe('plan', () => {
  test('gives the authors’ own list for twelve layers of a five-stage learngene', async () => {
    // From their public code (AlphaXia/SWS): 000111223344
    const plan = await planned({ layout: '3,3,4,3,3', depth: '12' });
    expect(plan['layerSources']).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(plan['counts']).toEqual([3, 3, 2, 2, 2]);
  });

  test('counts DeiT-B as Table 1 prints it, 86.6 M and 17.5 G, and stores 37.0 M', async () => {
    const { params, flops, storedParams } = await planned({ layout: '3,3,4,3,3', depth: '12', model: 'deit-b' });
    expect(Number(params) / 1e6).toBeCloseTo(86.6, 1);
    expect(Number(flops) / 1e9).toBeCloseTo(17.5, 1);
    expect(Number(storedParams) / 1e6).toBeCloseTo(37.0, 1);
  });

  test('takes a network of any size', async () => {
    // one layer: (4+2·2)·8² + (9+2)·8 = 600; embedding 4²·1·8 + 8 = 136; positions 4·8; norm 16; head (8+1)·3
    const sizes = { dim: '8', heads: '2', ratio: '2', patch: '4', image: '8', channels: '1', classes: '3' };
    const { params } = await planned({ layout: '1', depth: '1', ...sizes });
    expect(params).toBe(600 + 136 + 32 + 16 + 27);
  });

  test('covers every strategy, in JSON and in words', async () => {
    for (const { name } of strategies) {
      const flags = { layout: '3,3,4,3,3', depth: '12', strategy: name };
      expect(await planned(flags)).toMatchObject({ params: 86_566_120 });
      expect(await printed(flags)).toContain('layer sources');
    }
  });

  test('prints the same keys as ever for the strategies of a learngene', async () => {
    const plan = await planned({ layout: '3,3,4,3,3', depth: '12', strategy: 'front-last-mid' });
    expect(Object.keys(plan)).toEqual(['layerSources', 'counts', 'params', 'macs', 'flops', 'storedParams']);
    expect(plan['layerSources']).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4]);
  });

  test('gives TLEG’s layers as combinations of its two blocks, and stores the paper’s 15.7 M', async () => {
    const plan = await planned({ layout: '2,2', depth: '4', strategy: 'tleg' });
    expect(plan).toMatchObject({ layerSources: null, counts: null });
    expect(plan['combination']).toEqual({ base: 'B', slope: 'A', coefficients: [0, 0.25, 0.5, 0.75] });
    expect(Number(plan['storedParams']) / 1e6).toBeCloseTo(15.7, 1); // Table 5, TLEG
  });

  test('says with null which layers of Vanilla-LG are drawn', async () => {
    const plan = await planned({ depth: '5', layout: '2,2', strategy: 'vanilla-lg', 'source-depth': '9' });
    expect(plan).toMatchObject({ layerSources: [null, null, 6, 7, 8], counts: null });
    // Three blocks of DeiT-B: 3·((4+2·4)·768² + (9+4)·768).
    expect(plan['storedParams']).toBe(3 * (12 * 768 ** 2 + 13 * 768));
  });

  test('selects evenly from a source of the depth given, or of the Aux-Net’s', async () => {
    const given = await planned({ depth: '3', strategy: 'selection-uniform', 'source-depth': '9' });
    expect(given['layerSources']).toEqual([0, 4, 8]);
    const auxNet = await planned({ layout: '2,3', depth: '3', strategy: 'selection-first' });
    expect(auxNet['layerSources']).toEqual([0, 1, 2]);
    expect(auxNet['storedParams']).toBe((await planned({ layout: '2,3', depth: '5' }))['params']); // all five layers
  });

  test('stores a wider ancestor for selection by width, a network a depth for trained ones, and nothing for scratch', async () => {
    const wider = await planned({ layout: '1', depth: '6', dim: '1024', heads: '16' });
    const selection = { depth: '4', strategy: 'selection-width', 'source-depth': '6', 'source-dim': '1024' };
    expect(await planned(selection)).toMatchObject({ layerSources: [0, 2, 3, 5], storedParams: wider['params'] });
    const trained = await planned({ depth: '4', strategy: 'trained' });
    expect(trained['storedParams']).toBe(trained['params']);
    expect(await planned({ depth: '2', strategy: 'scratch' })).toMatchObject({ layerSources: [null, null], storedParams: 0 });
  });

  test.each([
    ['tleg', 'layer ℓ is B + ((ℓ − 1)/6)·A'],
    ['vanilla-lg', 'the first 3 drawn, as are embedding and head; then 345 of a trained ViT'],
    ['mimetic', 'none: every layer is drawn, attention as mimetic'],
    ['trained', '012345 of the network of that depth itself'],
  ])('tells in words where the layers of %s come from', async (strategy, words) => {
    expect(await printed({ layout: '2,2,2', depth: '6', strategy })).toContain(words);
  });

  test.each([
    [{ layout: '3,0,4', depth: '5' }, 'stage layout 3,0,4: stage 2 has 0 layers; give each stage at least 1'],
    [{ depth: '5' }, '--layout: is missing'],
    [{ layout: '2,2', depth: 'x' }, '--depth x: must be a whole number'],
    [{ layout: '2,2', depth: '99999999999' }, '--depth 99999999999: must be a whole number up to 10000'],
    [{ layout: '2,2,2', depth: '2' }, 'smaller than the 3 stages'],
    [{ layout: '2,2', depth: '4', strategy: 'cyclical' }, '--strategy cyclical: unknown'],
    [{ layout: '2,2', depth: '4', model: 'vit' }, '--model vit: unknown'],
    [{ depth: '4', strategy: 'selection-first' }, '--layout: is missing'],
    [{ depth: '4', strategy: 'tleg' }, '--layout: is missing'],
    [{ layout: '2,2', depth: '5', strategy: 'selection-first' }, 'choose at most 4'],
    [{ depth: '4', strategy: 'vanilla-lg', layout: '2,2', 'source-depth': '0' }, '--source-depth 0: a network has at least 1 layer'],
    [{ layout: '2,2', depth: '4', strategy: 'selection-width', 'source-dim': '64' }, 'is narrower than the Des-Nets of 768'],
    [{ layout: '2,2', depth: '4', order: '0,0' }, '0,0'],
  ])('refuses %j with a reason', async (flags, message) => {
    await expect(async () => planned(flags as Record<string, string>)).rejects.toThrow(message);
  });
});
