/**
 * `npx tsx src/data/testing/fuzz-corpus/make-corpus.ts` writes the files of the corpus and its index,
 * `corpus.json`, beside itself. The test next door replays them; `npm run fuzz` starts from them.
 */
import { writeFileSync } from 'node:fs';
import type { ParserName } from '../parsers.ts';
import { archiveCases } from './archive-cases.ts';
import { packedCases } from './packed-cases.ts';

export interface Case {
  /** Name of the file, which no other case has. */
  readonly file: string;
  readonly parser: ParserName;
  readonly bytes: Uint8Array | string;
  /** `opens`, or what the InputError says. */
  readonly outcome: string;
}

const cases = [...archiveCases, ...packedCases];
for (const { file, bytes } of cases) writeFileSync(new URL(file, import.meta.url), bytes);
const index = cases.map(({ file, parser, outcome }) => `  ${JSON.stringify({ file, parser, outcome })}`);
writeFileSync(new URL('corpus.json', import.meta.url), `[\n${index.join(',\n')}\n]\n`);
console.log(`${cases.length} files`);
