import { expect, test } from 'vitest';
import { readSources } from '../source-files.ts';
import { pageTexts } from './page-text.ts';

test.each([
  ['<p>Press it</p>', 'Press it'],
  ['<p>{isOn ? \'switched on\' : value}</p>', 'switched on'],
  ['<Field label="Depth" />', 'Depth'],
  ['<Field aria-label={`Move ${name} further down`} />', 'further down'],
  ['<Field options={[{ value, label: \'Loss\' }]} />', 'Loss'],
  ['<Field note={`${count} layers of it`} />', 'layers of it'],
])('%s is text in the page', (jsx, text) => {
  expect(pageTexts('a.tsx', `export const a = ${jsx};`)).toEqual([{ text, line: 1 }]);
});

test.each([
  '<p>{words.press}</p>', '<p className="two words">{a} · {b}</p>', '<Field label={words.depth} kind="loss" />', '<rect transform="rotate(45)" />',
  'invariant(root, \'index.html has a root\')', 'new Error(\'this is for programmers\')', '<p>×</p>', '<Icon name="warning" />', 'matchMedia(\'(prefers-color-scheme: dark)\')',
])('%s is none', (code) => {
  expect(pageTexts('a.tsx', `export const a = ${code};`)).toEqual([]);
});

/** Files whose words no one reads on the page: columns of CSV files, and HTML for another page. */
const ofOthers = new Set(['src/ui/charts/raw-tables.ts', 'src/ui/charts/tradeoff-raw-table.ts', 'src/ui/top-bar/share-links.ts']);

test('all text of the page stands in message files', () => {
  const files = [...readSources('src/ui')].filter(([path]) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !ofOthers.has(path));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(([path, source]) => pageTexts(path, source).map(({ text, line }) => `${path}:${line} ${text}`))).toEqual([]);
});
