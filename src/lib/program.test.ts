import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROGRAM } from './program.ts';

test('the program names itself as package.json does', () => {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  expect(PROGRAM).toBe(`${name} ${version}`);
});
