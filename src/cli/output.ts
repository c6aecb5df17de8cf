import { mkdir, writeFile } from 'node:fs/promises';
import { InputError, messageOf } from '../lib/errors.ts';

/** Makes the folder of `--out` and those above it. Throws an InputError where that is not possible. */
export async function makeOutputFolder(path: string): Promise<void> {
  await orExplain(mkdir(path, { recursive: true }), `--out ${path}: cannot be made a folder`);
}

/** Writes a file that `--out` names. Throws an InputError where that is not possible. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  await orExplain(writeFile(path, content), `${path}: cannot be written`);
}

async function orExplain(work: Promise<unknown>, problem: string): Promise<void> {
  try {
    await work;
  } catch (thrown) {
    throw new InputError('out', `${problem} (${messageOf(thrown)}); name a place that exists and may be written to`);
  }
}
