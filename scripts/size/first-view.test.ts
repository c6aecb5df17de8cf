import { expect, test } from 'vitest';
import { firstViewScripts, sizeOf, sumOf } from './first-view.ts';

const built: Readonly<Record<string, string>> = {
  'index.html': '<script type="module" crossorigin src="./assets/page.js"></script>\n<link rel="modulepreload" crossorigin href="./assets/react.js"><link rel="icon" href="./icon.svg">',
  'assets/page.js': 'import{a}from"./react.js";import"./shared.js";export const later=()=>import("./charts.js");console.log(a);',
  'assets/react.js': 'import"./shared.js";export const a=1;',
  'assets/shared.js': 'export const b=2;',
  'assets/charts.js': 'export const c=3;',
};

function read(path: string): string {
  const text = built[path];
  if (text === undefined) throw new Error(`${path} is not there`);
  return text;
}

test('counts what index.html names and what that imports, each file once, and nothing that comes later', () => {
  expect(firstViewScripts(read).toSorted()).toEqual(['assets/page.js', 'assets/react.js', 'assets/shared.js']);
});

test('a file that is named but missing fails, rather than counting as nothing', () => {
  expect(() => firstViewScripts((path) => read(path === 'assets/shared.js' ? 'gone.js' : path))).toThrow('gone.js is not there');
});

test('sizes add up, and compression is counted', () => {
  const size = sizeOf('a.js', 'x'.repeat(1000));
  expect(size.plain).toBe(1000);
  expect(size.gzip).toBeLessThan(100);
  expect(size.brotli).toBeLessThan(100);
  expect(sumOf([size, size])).toMatchObject({ plain: 2000, gzip: 2 * size.gzip, brotli: 2 * size.brotli });
});
