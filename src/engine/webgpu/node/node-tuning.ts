import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../../../lib/is-object.ts';
import type { TuningMemory } from '../gemm-tuner.ts';

/** Where tools keep what they can make again. */
const folder = join('node_modules', '.cache', 'learngene-playground');

/** Kernel choices in a file an adapter; where none can be written, they are measured each time. */
export const nodeTuning: TuningMemory = {
  async load(adapter) {
    try {
      const choices: unknown = JSON.parse(await readFile(fileOf(adapter), 'utf8'));
      return isObject(choices) ? (choices as Record<string, string>) : {};
    } catch {
      return {};
    }
  },
  async save(adapter, choices) {
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(fileOf(adapter), JSON.stringify(choices, null, 2));
    } catch {
      // a read-only installation: the choices live as long as this engine
    }
  },
};

function fileOf(adapter: string): string {
  return join(folder, `gemm-${createHash('sha256').update(adapter).digest('hex').slice(0, 16)}.json`);
}
