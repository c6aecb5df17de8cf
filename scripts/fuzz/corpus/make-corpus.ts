/**
 * `npx tsx scripts/fuzz/corpus/make-corpus.ts` writes the files of the corpus and its index,
 * `corpus.json`, beside itself. The test next door replays them; `npm run fuzz` starts from them.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { archiveCases } from './archive-cases.ts';
import { documentCases } from './document-cases.ts';
import { packedCases } from './packed-cases.ts';
import { weightCases } from './weight-cases.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cases = [...archiveCases, ...packedCases, ...documentCases, ...weightCases];
for (const { file, bytes } of cases) writeFileSync(`${folder}${file}`, bytes);
const index = cases.map(({ file, parser, outcome }) => `  ${JSON.stringify({ file, parser, outcome })}`);
writeFileSync(`${folder}corpus.json`, `[\n${index.join(',\n')}\n]\n`);
console.log(`${cases.length} files`);
