import { describe, expect, test } from 'vitest';
import { flopCount, parameterCount, storageRatio, storedParameterCount } from './costs.ts';
import { table1, table2, table2PfStoredM, table2SwsStoredM, table3, table4, table5, table6 } from './paper-tables.ts';
import { auxNetDepth, table5Layouts } from './stage-layout.ts';
import { deitShapes } from './vit.ts';

const deitB = deitShapes['deit-b'];
const onCifar100 = { ...deitB, classes: 100 };

/**
 * Parameters as the paper prints them. Two figures of Table 2, 43.4 and 100.1 for 43.347 and 100.0498, show that
 * they were rounded to two decimals first and then to one; all others come out either way.
 */
function millions(count: number): string {
  const hundredths = Math.round(count / 1e4);
  return (Math.round(hundredths / 10) / 10).toFixed(1);
}

/** FLOPs as the paper prints them: to one decimal at once (13.1465 is printed 13.1). */
function billions(count: number): string {
  return (count / 1e9).toFixed(1);
}

interface Size {
  readonly depth: number;
  readonly paramsM: number;
  readonly flopsG: number;
}

const sizeTables: readonly (readonly [name: string, table: readonly Size[], rows: number])[] = [
  ['Table 1', table1, 10],
  ['Table 3', table3, 5],
  ['Table 4', table4, 6],
];

describe.each(sizeTables)('%s', (_, table, rows) => {
  test('has all its rows', () => {
    expect(table).toHaveLength(rows);
  });

  test.each([...table])('the size of Des-B-$depth is reproduced: $paramsM M and $flopsG G', ({ depth, paramsM, flopsG }) => {
    expect(millions(parameterCount(deitB, depth))).toBe(paramsM.toFixed(1));
    expect(billions(flopCount(deitB, depth))).toBe(flopsG.toFixed(1));
  });
});

describe('Table 2', () => {
  test.each([...table2])('Des-B-$depth has $paramsM M with 100 classes and stores $pfStoredM M with 1000', (row) => {
    expect(millions(parameterCount(onCifar100, row.depth))).toBe(row.paramsM.toFixed(1));
    expect(millions(parameterCount(deitB, row.depth))).toBe(row.pfStoredM.toFixed(1));
  });

  const depths = table2.map((row) => row.depth);

  test('the learngene stores 37.0 M', () => {
    expect(millions(storedParameterCount(deitB, 5))).toBe(table2SwsStoredM.toFixed(1));
  });

  test('ten pre-trained networks store 759.3 M, 20 times as much', () => {
    const separate = depths.reduce((sum, depth) => sum + parameterCount(deitB, depth), 0);
    expect(millions(separate)).toBe(table2PfStoredM.toFixed(1));
    expect(Math.floor(storageRatio(deitB, 5, depths))).toBe(20);
  });
});

describe('Table 5', () => {
  const shared = table5.flatMap((row) => (row.layout ? [{ ...row, layout: row.layout }] : []));
  const sizeOf = (method: string): readonly [string, string] => {
    const row = table5.find((each) => each.method === method);
    return [row?.paramsM.toFixed(1) ?? '', row?.flopsG.toFixed(1) ?? ''];
  };

  test.each(shared)('$method stores one layer a stage and runs all: $paramsM M and $flopsG G', (row) => {
    expect(millions(storedParameterCount(deitB, row.layout.length))).toBe(row.paramsM.toFixed(1));
    expect(billions(flopCount(deitB, auxNetDepth(row.layout)))).toBe(row.flopsG.toFixed(1));
  });

  test('its layouts are the named presets', () => {
    for (const { name, layout } of table5Layouts) {
      expect(shared.find((row) => row.method === name)?.layout).toEqual(layout);
    }
  });

  test('“Scratch” is a plain network of twelve layers', () => {
    expect([millions(parameterCount(deitB, 12)), billions(flopCount(deitB, 12))]).toEqual(sizeOf('Scratch'));
  });

  test('TLEG stores two layers and a class token, and runs twelve layers on 197 tokens', () => {
    const { dim, mlpRatio } = deitB;
    // One token more: its share of the matrices, of the N² terms of attention (2·(197² − 196²)·d), of both norms.
    const perLayer = (4 + 2 * mlpRatio) * dim ** 2 + 2 * (197 ** 2 - 196 ** 2) * dim + 5 * 2 * dim;
    const flops = flopCount(deitB, 12) + 12 * perLayer;
    const parameters = storedParameterCount(deitB, 2) + 2 * dim; // the token and its position
    expect([millions(parameters), billions(flops)]).toEqual(sizeOf('TLEG'));
  });

  test('Mini-DeiT stores six layers and, unshared, norms, head mixing and relative positions', () => {
    const { dim, heads } = deitB;
    const secondNorms = 6 * 2 * 2 * dim;
    const headMixing = 12 * 2 * heads ** 2;
    const relativePositions = 12 * (dim / heads) * 49;
    const parameters = storedParameterCount(deitB, 6) + secondNorms + headMixing + relativePositions;
    expect([millions(parameters), billions(flopCount(deitB, 12))]).toEqual(sizeOf('Mini-DeiT'));
  });
});

describe('figures that the paper states twice agree', () => {
  test('Table 3 and Table 4 repeat the SWS column of Table 1', () => {
    const swsOf = new Map(table1.map((row) => [row.depth, row.sws]));
    for (const row of table3) expect(row.sws).toBe(swsOf.get(row.depth));
    for (const row of table4) expect(row.cyclicOrder1).toBe(swsOf.get(row.depth));
  });

  test('Simple-LG loses 27.1 points against a trained network of twelve layers (Section 1)', () => {
    const trained = table1.find((row) => row.depth === 12)?.trained ?? 0;
    const simpleLg = table3.find((row) => row.depth === 12)?.simpleLg ?? 0;
    expect((trained - simpleLg).toFixed(1)).toBe('27.1');
  });

  test('a better Aux-S makes better Des-Nets on all four data sets (Table 6)', () => {
    const [short, long] = table6;
    for (const name of ['auxNet', 'cifar100', 'cifar10', 'food101', 'cars196'] as const) {
      expect(long[name]).toBeGreaterThan(short[name]);
    }
  });
});
