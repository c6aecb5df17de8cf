import { describe, expect, test } from 'vitest';
import { checkFloors } from './check.ts';

describe('floors', () => {
  test('an import of a floor below is fine, of any kind', () => {
    expect(check({
      'src/training/trainer.ts': `import { a } from '../engine/engine.ts'; export * from '../data/dataset.ts';`,
      'src/engine/engine.ts': `export const a = 1;`,
      'src/data/dataset.ts': `import type { B } from '../lib/b.ts'; export const lazy = () => import('../lib/b.ts');`,
      'src/lib/b.ts': `export type B = 1;`,
    })).toEqual([]);
  });

  test('an upward import is named with file, line, import, rule and remedy', () => {
    expect(check({
      'src/lib/a.ts': `\nimport { layout } from '../sws/layout.ts';`,
      'src/sws/layout.ts': `export const layout = [2];`,
    })).toEqual([
      'src/lib/a.ts:2 imports src/sws/layout.ts: src/lib may know nothing else; hand in what it needs as an argument',
    ]);
  });

  test.each([
    ['a type', `import type { E } from '../engine/engine.ts'; export type F = E;`],
    ['an import type in place', `export type F = import('../engine/engine.ts').E;`],
    ['a dynamic import', `export const load = () => import('../engine/engine.ts');`],
    ['a re-export', `export { e } from '../engine/engine.ts';`],
    ['an address', `export const url = new URL('../engine/engine.ts', import.meta.url);`],
  ])('the ui reaches the engine not even by %s', (_, source) => {
    const violations = check({ 'src/ui/app.tsx': source, 'src/engine/engine.ts': `export type E = 1; export const e = 1;` });
    expect(violations).toEqual([expect.stringContaining('src/ui/app.tsx:1 imports src/engine/engine.ts: src/ui may know')]);
  });

  test('store and ui may know the types of training events, but nothing that runs', () => {
    const events = { 'src/training/events.ts': `export type Phase = 'data'; export const phases = ['data'];` };
    expect(check({ ...events, 'src/store/run.ts': `import type { Phase } from '../training/events.ts'; export type P = Phase;` })).toEqual([]);
    expect(check({ ...events, 'src/store/run.ts': `export { phases } from '../training/events.ts';` })).toHaveLength(1);
  });

  test('the worker’s client may start the worker, but not import it', () => {
    const worker = { 'src/worker/worker.ts': `export const x = 1;` };
    const starts = `new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });`;
    expect(check({ ...worker, 'src/worker/client.ts': starts })).toEqual([]);
    expect(check({ ...worker, 'src/worker/client.ts': `export { x } from './worker.ts';` })).toHaveLength(1);
  });

  test('a file outside every floor is named', () => {
    expect(check({ 'src/misc/a.ts': '' })).toEqual([expect.stringContaining('src/misc/a.ts: stands on no floor')]);
  });

  test('a barrel is named', () => {
    expect(check({ 'src/sws/index.ts': '' })).toEqual([expect.stringContaining('src/sws/index.ts: is a barrel')]);
  });
});

describe('cycles', () => {
  test('files that import each other are named in a ring, types included', () => {
    expect(check({
      'src/lib/a.ts': `import type { B } from './b.ts'; export type A = B;`,
      'src/lib/b.ts': `import type { C } from './c.ts'; export type B = C;`,
      'src/lib/c.ts': `import type { A } from './a.ts'; export type C = A;`,
    })).toEqual([expect.stringContaining('src/lib/a.ts → src/lib/b.ts → src/lib/c.ts → src/lib/a.ts: a cycle')]);
  });

  test('two ways to the same file are no cycle', () => {
    expect(check({
      'src/lib/a.ts': `import './b.ts'; import './c.ts';`,
      'src/lib/b.ts': `import './d.ts';`,
      'src/lib/c.ts': `import './d.ts';`,
      'src/lib/d.ts': '',
    })).toEqual([]);
  });
});

describe('Node and packages', () => {
  const readsDisk = `import { readFile } from 'node:fs/promises'; export const read = readFile;`;

  test('Node’s modules are for folders named node, the command line and tests', () => {
    expect(check({
      'src/data/node/disk-files.ts': readsDisk,
      'src/cli/main.ts': `import '../data/node/disk-files.ts'; import 'node:process';`,
      'src/data/shards.test.ts': readsDisk,
    })).toEqual([]);
    expect(check({ 'src/data/shards.ts': readsDisk })).toEqual([expect.stringContaining('it must run in a browser too')]);
    expect(check({ 'src/data/shards.ts': `import 'fs';` })).toHaveLength(1);
  });

  test('what runs in the browser reaches no folder named node', () => {
    expect(check({ 'src/data/node/disk-files.ts': readsDisk, 'src/data/open.ts': `export * from './node/disk-files.ts';` }))
      .toEqual([expect.stringContaining('that file runs in Node alone')]);
  });

  test('charts alone know Recharts, the engine alone tfjs', () => {
    expect(check({ 'src/ui/charts/loss.tsx': `import { Line } from 'recharts'; export const L = Line;` })).toEqual([]);
    expect(check({ 'src/ui/runs/table.tsx': `import 'recharts';` })).toEqual([expect.stringContaining('lives in src/ui/charts')]);
    expect(check({ 'src/training/trainer.ts': `import '@tensorflow/tfjs';` })).toEqual([expect.stringContaining('lives in src/engine')]);
  });

  test('a fixture, and a folder named testing, serve tests alone, of any floor', () => {
    const fixture = { 'src/worker/fake.fixture.ts': `export const fake = 1;`, 'src/data/testing/tiny.ts': readsDisk };
    expect(check({ ...fixture, 'src/training/a.test.ts': `import '../data/testing/tiny.ts';` })).toEqual([]);
    expect(check({ ...fixture, 'src/training/a.ts': `import '../data/testing/tiny.ts';` })).toHaveLength(1);
    expect(check({ ...fixture, 'src/store/run.test.ts': `import '../worker/fake.fixture.ts';` })).toEqual([]);
    expect(check({ ...fixture, 'src/worker/dispatch.ts': `import './fake.fixture.ts';` })).toHaveLength(1);
  });

  test('a path that is computed, and one that leads nowhere, are named', () => {
    expect(check({ 'src/lib/a.ts': `export const load = (name: string) => import(name);` }))
      .toEqual([expect.stringContaining('a path that is computed cannot be checked')]);
    expect(check({ 'src/lib/a.ts': `import './gone.ts';` })).toEqual([expect.stringContaining('there is no such file')]);
  });

  test('the address of a file that is no code is free', () => {
    const fetches = `import wasm from '@tensorflow/tfjs-backend-wasm/dist/a.wasm?url'; export { wasm };`;
    const reads = `export const data = new URL('../../pictures/a.zip', import.meta.url);`;
    expect(check({ 'src/worker/paths.ts': fetches, 'src/data/a.test.ts': reads })).toEqual([]);
  });

  test('styles and other assets are known files', () => {
    expect(check({ 'src/ui/app.tsx': `import css from './app.module.css'; import w from './a.wgsl?raw'; export { css, w };`, 'src/ui/app.module.css': '', 'src/ui/a.wgsl': '' }))
      .toEqual([]);
  });
});

function check(files: Record<string, string>): readonly string[] {
  return checkFloors(new Map(Object.entries(files)));
}
