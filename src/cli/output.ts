import { mkdir, writeFile } from 'node:fs/promises';
import { InputError, messageOf } from '../lib/errors.ts';

/** Control characters but line breaks and tabs: names in files could turn a terminal's colours, title or keys with them. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text for a terminal, whatever it quotes. */
export function forTerminal(text: string): string {
  return text.replaceAll(CONTROLS, '\uFFFD');
}

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
