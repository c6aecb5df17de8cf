/** `npm run test:size`: fails where the built page's first view needs more JavaScript than its budget. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FileSize, firstViewScripts, sizeOf, sumOf } from './size/first-view.ts';

/** Bytes of compressed JavaScript before the first view; by gzip, the larger of the two that servers use. */
const BUDGET = 200_000;

const folder = fileURLToPath(new URL('../dist/', import.meta.url));
if (!existsSync(`${folder}index.html`)) throw new Error('dist/index.html: the page is not built; run `npm run build` first');

const read = (path: string): string => readFileSync(`${folder}${path}`, 'utf8');
const sizes = firstViewScripts(read).map((path) => sizeOf(path, read(path))).toSorted((a, b) => b.gzip - a.gzip);
const sum = sumOf(sizes);
console.log(['    plain     gzip   brotli', ...[...sizes, sum].map(rowOf)].join('\n'));
const isOver = sizes.length === 0 || sum.gzip > BUDGET;
const verdict = isOver ? 'over the budget; load later what the first view can do without (src/ui/later.ts)' : 'within the budget';
console[isOver ? 'error' : 'log'](`first view: ${sum.gzip} bytes by gzip of ${BUDGET}, ${verdict}`);
process.exitCode = isOver ? 1 : 0;

function rowOf({ plain, gzip, brotli, path }: FileSize): string {
  return `${[plain, gzip, brotli].map((bytes) => String(bytes).padStart(9)).join('')}  ${path}`;
}
