import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { findCycles } from './cycles.ts';
import { importsOf } from './imports.ts';
import type { Import } from './imports.ts';
import { floors, packageHomes } from './rules.ts';
import type { Floor } from './rules.ts';

/**
 * Holds every import of every file against the floors.
 *
 * @param sources path from the repository's root, with `/`, to the file's text; TypeScript files are read,
 *   other files (AssemblyScript's `.as.ts` too, which only the kernels' compiler reads) are only known to exist.
 * @returns one sentence for each violation (file, import, rule, remedy), in order of the files; none is good.
 */
export function checkFloors(sources: ReadonlyMap<string, string>): readonly string[] {
  const violations: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, source] of [...sources].filter(([path]) => isTypeScript(path)).toSorted(byPath)) {
    if (!floorOf(file)) violations.push(`${file}: stands on no floor; put it into one of ${floorPaths()}`);
    if (/\/index\.tsx?$/.test(file)) violations.push(`${file}: is a barrel; let others import the files themselves`);
    const targets: string[] = [];
    for (const found of importsOf(file, source)) {
      const target = targetOf(file, found.specifier);
      const problem = problemOf({ file, found, target, sources });
      if (problem !== undefined) {
        violations.push(`${file}:${found.line} imports ${target ?? found.specifier ?? 'a computed path'}: ${problem}`);
      }
      if (target !== undefined && sources.has(target)) targets.push(target);
    }
    graph.set(file, targets);
  }
  const cycles = findCycles(graph).map((cycle) => `${cycle.join(' → ')}: a cycle; move what they share into a file below both`);
  return [...violations, ...cycles];
}

interface FoundImport {
  readonly file: string;
  readonly found: Import;
  /** The imported file, where it is one of ours. */
  readonly target: string | undefined;
  readonly sources: ReadonlyMap<string, string>;
}

function problemOf({ file, found, target, sources }: FoundImport): string | undefined {
  if (found.specifier === undefined) return 'a path that is computed cannot be checked; write it out';
  if (isAddressOfData(found)) return undefined;
  if (target === undefined) return problemOfPackage(file, found.specifier);
  if (!sources.has(target)) return 'there is no such file; correct the path, with its extension';
  return problemOfHelper(file, target) ?? problemOfFloor(file, found.kind, target);
}

/** `new URL('../pictures/', …)` and Vite's `…?url` say where a file lies; no code comes in by them. */
function isAddressOfData({ specifier = '', kind }: Import): boolean {
  return specifier.endsWith('?url') || (kind === 'url' && !/\.tsx?$/.test(specifier));
}

function problemOfPackage(file: string, specifier: string): string | undefined {
  if (isBuiltin(specifier)) {
    return runsInNode(file) ? undefined : 'it must run in a browser too; move the file into a folder named node';
  }
  const home = Object.entries(packageHomes).find(([name]) => isWithin(specifier, name));
  if (!home || isTest(file) || home[1].some((path) => isWithin(file, path))) return undefined;
  return `that package lives in ${home[1].join(' and ')} alone; use it from there`;
}

/** Files that only tests, or only Node, may load. */
function problemOfHelper(file: string, target: string): string | undefined {
  if (isTest(target) && !isTest(file)) return 'that file serves tests alone; move what is needed into a file of its own';
  if (inNodeFolder(target) && !runsInNode(file)) return 'that file runs in Node alone; hand in what it gives as an argument';
  return undefined;
}

function problemOfFloor(file: string, kind: Import['kind'], target: string): string | undefined {
  const floor = floorOf(file);
  const fixture = isTest(file) && isTest(target);
  if (!floor || fixture || isWithin(target, floor.path) || isKnown(floor, kind, target)) return undefined;
  const known = [...floor.knows, ...(floor.knowsTypesOf ?? []).map((path) => `types of ${path}`)];
  return `${floor.path} may know ${known.join(', ') || 'nothing else'}; ${floor.remedy}`;
}

function isKnown(floor: Floor, kind: Import['kind'], target: string): boolean {
  const paths = [
    ...floor.knows,
    ...(kind === 'type' ? (floor.knowsTypesOf ?? []) : []),
    ...(kind === 'url' ? (floor.starts ?? []) : []),
  ];
  return paths.some((path) => isWithin(target, path));
}

/** The floor whose path fits best, that is, longest. */
function floorOf(file: string): Floor | undefined {
  return floors.filter(({ path }) => isWithin(file, path)).toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** Path of the imported file; undefined for packages. Vite's `?worker`, `?raw` and `?url` are cut off. */
function targetOf(file: string, specifier: string | undefined): string | undefined {
  if (!specifier?.startsWith('.')) return undefined;
  return join(dirname(file), specifier.replace(/\?.*$/, ''));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Tests, and what stands beside them for tests alone. */
function isTest(file: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(file) || file.includes('/testing/');
}

function inNodeFolder(file: string): boolean {
  return file.includes('/node/');
}

function runsInNode(file: string): boolean {
  return inNodeFolder(file) || isTest(file) || isWithin(file, 'src/cli');
}

function floorPaths(): string {
  return floors.map(({ path }) => path).filter((path) => !path.endsWith('.ts')).join(', ');
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.as.ts');
}
