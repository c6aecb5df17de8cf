import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { InputError } from '../../../src/lib/errors.ts';
import { parsers } from '../parsers.ts';
import index from './corpus.json' with { type: 'json' };

const folder = fileURLToPath(new URL('.', import.meta.url));

it.each(index)('$file opens or is refused as it should be', async ({ file, parser, outcome }) => {
  const read = parsers[parser as keyof typeof parsers];
  const told = await read(new Uint8Array(readFileSync(`${folder}${file}`)), file).then(() => 'opens', messageOfInput);
  expect(told).toContain(outcome);
});

it('every file of the corpus is in its index, and they are small', () => {
  const files = readdirSync(folder).filter((name) => !/(?:\.ts|^corpus\.json)$/.test(name));
  expect(files.toSorted()).toEqual(index.map(({ file }) => file).toSorted());
  const bytes = files.reduce((sum, file) => sum + readFileSync(`${folder}${file}`).length, 0);
  expect(bytes).toBeLessThan(250_000);
});

function messageOfInput(error: unknown): string {
  if (error instanceof InputError) return error.message;
  throw error;
}
