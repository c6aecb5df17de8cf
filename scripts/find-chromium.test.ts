import { afterEach, expect, test, vi } from 'vitest';
import { findChromium } from './find-chromium.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('CHROME_PATH goes before all other places', () => {
  vi.stubEnv('CHROME_PATH', process.execPath);
  expect(findChromium()).toBe(process.execPath);
});

test('a CHROME_PATH that names no file is said, not passed over', () => {
  vi.stubEnv('CHROME_PATH', '/nowhere/chromium');
  expect(() => findChromium()).toThrow('CHROME_PATH=/nowhere/chromium: no such file; name a Chromium');
});
