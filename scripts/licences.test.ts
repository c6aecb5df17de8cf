import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAllowed, licencesDocument, productionPackages, type LockFile } from './production-licences.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const lock = JSON.parse(read('package-lock.json')) as LockFile;
const packages = productionPackages(lock);

describe('the packages of production', () => {
  test('are listed in docs/licences.md as the lock file has them (else: npm run licences)', () => {
    expect(read('docs/licences.md')).toBe(licencesDocument(packages));
  });

  test('have licences that are allowed', () => {
    expect(packages.filter((each) => !isAllowed(each))).toEqual([]);
  });

  test('say the same of their licences where they are installed', () => {
    const folders = Object.keys(lock.packages).filter((folder) => folder !== '' && existsSync(new URL(`../${folder}/package.json`, import.meta.url)));
    const other = folders.filter((folder) => {
      const { license } = JSON.parse(read(`${folder}/package.json`)) as { license?: unknown };
      return typeof license === 'string' && license !== lock.packages[folder]?.license;
    });
    expect(folders.length).toBeGreaterThan(100);
    expect(other).toEqual([]);
  });

  test('are pinned: package.json names exact versions, and the lock file has a digest of each', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const named = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const loose = Object.entries(lock.packages as Record<string, { integrity?: string; inBundle?: boolean }>)
      .filter(([folder, { integrity, inBundle }]) => folder !== '' && !inBundle && !integrity?.startsWith('sha512-'));
    expect(loose.map(([folder]) => folder)).toEqual([]);
  });
});

test('a licence is allowed with all its parts, or one where there is a choice; LGPL for libvips alone', () => {
  const allows = (licence: string, name = 'x'): boolean => isAllowed({ name, licence });
  expect(allows('MIT AND ISC')).toBe(true);
  expect(allows('(MIT OR GPL-3.0-only)')).toBe(true);
  for (const licence of ['', 'GPL-3.0-only', 'MIT AND GPL-3.0-only', 'LGPL-3.0-or-later', 'SEE LICENSE IN x']) expect(allows(licence)).toBe(false);
  expect(allows('Apache-2.0 AND LGPL-3.0-or-later', '@img/sharp-win32-x64')).toBe(true);
});

test('packages of development, and the project itself, are not listed', () => {
  const listed = productionPackages({ packages: {
    '': { license: 'Apache-2.0' }, 'node_modules/a': { version: '1.0.0', license: 'MIT' }, 'node_modules/a/node_modules/@b/c': { version: '2.0.0', license: 'ISC', optional: true },
    'node_modules/d': { version: '1.0.0', dev: true },
  } });
  expect(listed.map(({ name, version, isOptional }) => [name, version, isOptional])).toEqual([['@b/c', '2.0.0', true], ['a', '1.0.0', false]]);
});
