import { expect, test } from 'vitest';
import { packagesMatch } from './packages.mjs';

const react = { version: '19.3.1', integrity: 'sha512-a' };
const forMac = { version: '1.0.0', integrity: 'sha512-b', optional: true };

test('packages match when all that are asked for are there', () => {
  expect(packagesMatch(lockfile({ react }), lockfile({ react }))).toBe(true);
});

test('packages of other platforms may be missing', () => {
  expect(packagesMatch(lockfile({ react, forMac }), lockfile({ react }))).toBe(true);
});

test('a package that is missing, or there in another version, asks for an installation', () => {
  expect(packagesMatch(lockfile({ react }), lockfile({}))).toBe(false);
  expect(packagesMatch(lockfile({ react }), lockfile({ react: { ...react, version: '19.3.0' } }))).toBe(false);
});

test('a package that is no longer asked for asks for an installation', () => {
  expect(packagesMatch(lockfile({}), lockfile({ react }))).toBe(false);
});

function lockfile(packages: Record<string, object>) {
  const entries = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry] as const);
  return { packages: { '': { version: '0.1.0' }, ...Object.fromEntries(entries) } };
}
