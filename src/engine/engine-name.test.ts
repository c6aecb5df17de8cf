import { expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { engineNames, parseEngineName } from './engine-name.ts';

test('engine names are read, and an unknown one is answered with the known ones', () => {
  expect(engineNames.map((name) => parseEngineName(name))).toEqual(engineNames);
  expect(() => parseEngineName('cuda')).toThrow(InputError);
  expect(() => parseEngineName('cuda')).toThrow('engine cuda: unknown; choose one of auto, webgpu, wasm, tfjs, tfjs-webgpu, tfjs-wasm, tfjs-cpu');
});
