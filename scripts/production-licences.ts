/** Which licences the packages have that the page and the command line are made of, as `package-lock.json` pins them. */

/** What a lock file says of a package, by its folder. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** Needed by development alone. */
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  /** Installed where the platform asks for it. */
  readonly optional?: boolean;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; empty where the package tells none. */
  readonly licence: string;
  readonly isOptional: boolean;
}

/**
 * SPDX identifiers that this project may be passed on with: permissive ones, and the LGPL for libvips alone, which
 * sharp loads as a library of its own on the command line and no page holds.
 */
const allowed: ReadonlySet<string> = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);
const allowedForLibvips = 'LGPL-3.0-or-later';

/** The packages of production, optional ones of every platform among them, sorted by name and version. */
export function productionPackages({ packages }: LockFile): readonly Licensed[] {
  const listed = Object.entries(packages).flatMap(([folder, { version = '', license = '', dev, devOptional, optional }]): Licensed[] => {
    if (folder === '' || dev || devOptional) return [];
    return [{ name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length), version, licence: license, isOptional: optional === true }];
  });
  const distinct = new Map(listed.map((each) => [`${each.name}@${each.version}`, each]));
  return [...distinct.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** Whether all parts of an expression joined by AND may be used, and one of those joined by OR. */
export function isAllowed({ name, licence }: Pick<Licensed, 'name' | 'licence'>): boolean {
  const isKnown = (id: string): boolean => allowed.has(id) || (id === allowedForLibvips && name.startsWith('@img/sharp-'));
  const parts = licence.replaceAll(/[()]/g, '').split(' AND ');
  return parts.every((part) => part.split(' OR ').some((id) => isKnown(id.trim())));
}

/** The text of docs/licences.md. */
export function licencesDocument(packages: readonly Licensed[]): string {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const summary = [...counts].toSorted(([a, m], [b, n]) => n - m || compare(a, b)).map(([licence, count]) => `| ${licence} | ${count} |`);
  const rows = packages.map(({ name, version, licence, isOptional }) => `| ${name} | ${version} | ${licence} | ${isOptional ? 'where the platform asks for it' : ''} |`);
  return [
    '# Licences', '',
    'What the page and the command line are made of beside this repository, at the versions that `package-lock.json` pins.',
    'Written by `npm run licences`; a test holds it against the lock file, and every licence against the list of those allowed',
    '(`scripts/production-licences.ts`). Packages of development alone are not listed.', '',
    '| licence | packages |', '|---|---|', ...summary, '',
    '| package | version | licence | installed |', '|---|---|---|---|', ...rows, '',
  ].join('\n');
}

/** By UTF-16 code units: the same order in every locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
