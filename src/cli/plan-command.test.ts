import { describe, expect, test } from 'vitest';
import { planCommand } from './plan-command.ts';

async function planned(flags: Record<string, string>): Promise<Record<string, unknown>> {
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  await planCommand.run({ flags: new Map(Object.entries(flags)), switches: new Set(['json']), operands: [], print });
  return JSON.parse(printed) as Record<string, unknown>;
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

  test.each([
    [{ layout: '3,0,4', depth: '5' }, 'stage layout 3,0,4: stage 2 has 0 layers; give each stage at least 1'],
    [{ depth: '5' }, '--layout: is missing'],
    [{ layout: '2,2', depth: 'x' }, '--depth x: must be a whole number'],
    [{ layout: '2,2', depth: '99999999999' }, '--depth 99999999999: must be a whole number up to 10000'],
    [{ layout: '2,2,2', depth: '2' }, 'smaller than the 3 stages'],
    [{ layout: '2,2', depth: '4', strategy: 'cyclical' }, '--strategy cyclical: unknown'],
    [{ layout: '2,2', depth: '4', model: 'vit' }, '--model vit: unknown'],
    [{ layout: '2,2', depth: '4', order: '0,0' }, '0,0'],
  ])('refuses %j with a reason', async (flags, message) => {
    await expect(async () => planned(flags as Record<string, string>)).rejects.toThrow(message);
  });
});
