import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSources } from './source-files.ts';

test('each test that docs/reliability.md names for a fault is there', () => {
  const document = readFileSync(fileURLToPath(new URL('../docs/reliability.md', import.meta.url)), 'utf8');
  const named = [...document.matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, path = '']) => path);
  const paths = ['src', 'scripts', 'e2e'].flatMap((folder) => [...readSources(folder).keys()]);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !paths.some((path) => path === name || path.endsWith(`/${name}`)))).toEqual([]);
});
