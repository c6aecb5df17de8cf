/** `npm run test:floors`: fails on an import that goes up, round or where the house has no door. */
import { checkFloors } from './floors/check.ts';
import { readSources } from './source-files.ts';

const sources = readSources('src');
const violations = checkFloors(sources);
for (const violation of violations) console.error(violation);
console.log(`floors: ${sources.size} files, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;
