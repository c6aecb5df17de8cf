/** `npm run licences` writes docs/licences.md from package-lock.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { licencesDocument, productionPackages, type LockFile } from './production-licences.ts';

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as LockFile;
writeFileSync(new URL('../docs/licences.md', import.meta.url), licencesDocument(productionPackages(lock)));
