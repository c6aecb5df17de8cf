import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { cacheDirectory } from './node-platform.ts';

it('what is fetched is kept below XDG_CACHE_HOME, or below .cache where that is empty or relative', () => {
  const given = resolve('/var/cache/me');
  expect(cacheDirectory(given)).toBe(join(given, 'learngene-playground'));
  for (const none of ['', 'cache']) expect(cacheDirectory(none)).toBe(join(homedir(), '.cache', 'learngene-playground'));
});
