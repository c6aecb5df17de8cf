import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSafetensors, writeSafetensors, type SafetensorsFile } from '../formats/safetensors.ts';
import { InputError } from '../lib/errors.ts';
import type { Engine } from './engine.ts';
import { createReferenceEngine } from './reference/reference-engine.ts';
import { testedEngines, type TestedEngine } from './testing/engines.ts';
import { ownReferenceFile } from './testing/reference-file.ts';
import { relativeError, verify } from './verify.ts';

const engines: TestedEngine[] = [{ name: 'the float64 reference', create: () => Promise.resolve(createReferenceEngine()) }, ...testedEngines];

/** PyTorch's values; they lie beside the repository and not in it. */
const folder = fileURLToPath(new URL('../../../shared/goldens/', import.meta.url));
const goldens = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.safetensors')) : [];

let own: SafetensorsFile;
beforeAll(async () => {
  own = await ownReferenceFile();
});

describe.each(engines)('on $name', ({ create }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.dispose());

  test.skipIf(goldens.length === 0)(`PyTorch’s files (${goldens.length} in ../shared/goldens; skipped without them) are reproduced`, { timeout: 60_000 }, async () => {
    for (const name of goldens) {
      const verification = await verify(readSafetensors(readFileSync(folder + name)), engine);
      expect(verification).toMatchObject({ name: name.replace('.safetensors', ''), passed: true });
    }
  });

  test('a file of our own, made by the reference engine, is reproduced', async () => {
    const { groups, passed, engine: adapter } = await verify(own, engine);
    expect(passed).toBe(true);
    expect(adapter).toBe(engine.info.adapter);
    expect(groups.map(({ group, tolerance }) => [group, tolerance])).toEqual([
      ['forward', 1e-5],
      ['loss', 1e-5],
      ['gradients', 1e-4],
      ['stepped', 1e-3],
    ]);
  });
});

/** The file with the largest value of one tensor off by a share of it. */
function corrupted(file: SafetensorsFile, name: string, share: number): SafetensorsFile {
  const tensor = file.tensors.get(name);
  const data = Float32Array.from((tensor?.data ?? []) as Float32Array);
  const largest = data.reduce((best, value, i) => (Math.abs(value) > Math.abs(data[best] ?? 0) ? i : best), 0);
  data[largest] = (data[largest] ?? 0) * (1 + share);
  return { ...file, tensors: new Map(file.tensors).set(name, { dtype: 'F32', shape: tensor?.shape ?? [], data }) };
}

describe('a wrong value fails its group and no other, and is named', () => {
  test.each([
    ['forward', 'act.block1', 1e-3],
    ['forward', 'logits', 1e-3],
    ['gradients', 'grad.blocks.0.attn.qkv.weight', 1e-3],
    ['gradients', 'grad.pos_embed', 1e-3],
    ['stepped', 'stepped.head.weight', 1e-2],
  ])('%s: %s', async (group, tensor, share) => {
    const { groups, passed } = await verify(corrupted(own, tensor, share), createReferenceEngine());
    expect(passed).toBe(false);
    expect(groups.filter((result) => !result.passed)).toEqual([expect.objectContaining({ group, tensor })]);
    expect(groups.find((result) => !result.passed)?.error).toBeCloseTo(share / (1 + share), 5);
  });

  test('loss: in the metadata', async () => {
    const metadata = { ...own.metadata, loss: String(Number(own.metadata['loss']) * 1.001) };
    const { groups } = await verify({ ...own, metadata }, createReferenceEngine());
    expect(groups.filter((result) => !result.passed).map(({ group }) => group)).toEqual(['loss']);
  });
});

test('a wrong parameter fails every group', async () => {
  const { groups } = await verify(corrupted(own, 'param.blocks.0.mlp.fc1.weight', 0.5), createReferenceEngine());
  expect(groups.map(({ passed }) => passed)).toEqual([false, false, false, false]);
});

test('a file that lacks a tensor or a setting is refused with its name', async () => {
  const withoutTensor = { ...own, tensors: new Map([...own.tensors].filter(([name]) => name !== 'grad.norm.bias')) };
  await expect(verify(withoutTensor, createReferenceEngine())).rejects.toThrow(InputError);
  await expect(verify(withoutTensor, createReferenceEngine())).rejects.toThrow('tensor grad.norm.bias: not in the file');
  const withoutAlpha = { ...own, metadata: Object.fromEntries(Object.entries(own.metadata).filter(([key]) => key !== 'alpha')) };
  await expect(verify(withoutAlpha, createReferenceEngine())).rejects.toThrow('metadata lacks alpha');
  const garbled = { ...own, metadata: { ...own.metadata, tau: '1,' } };
  await expect(verify(garbled, createReferenceEngine())).rejects.toThrow('metadata tau 1,: is not JSON');
});

test('a reference file survives being written and read', async () => {
  const { passed } = await verify(readSafetensors(writeSafetensors(own.tensors, own.metadata)), createReferenceEngine());
  expect(passed).toBe(true);
});

describe('the relative error', () => {
  test('is the largest difference over the largest expected magnitude', () => {
    expect(relativeError([1, -4.5, 0], [1, -4, 0.25])).toBe(0.5 / 4);
    expect(relativeError([0.5], [0])).toBe(0.5); // nothing to relate it to
    expect(relativeError([], [])).toBe(0);
  });

  test.each([[[1], [1, 2]], [[Number.NaN], [1]], [[1], [Number.NaN]], [[Infinity], [Infinity]]])('is infinite for %o against %o', (values, expected) => {
    expect(relativeError(values, expected)).toBe(Infinity);
  });
});
