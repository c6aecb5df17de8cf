import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSources } from './source-files.ts';

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
const tree = /## The tree[^]*?```\n([^]*?)```/.exec(readme)?.[1] ?? '';

test('the tree in the README shows each folder under src, two levels deep, and no other', () => {
  expect(captionedFolders(tree).filter((path) => path.startsWith('src/') && path !== 'src/')).toEqual(
    [...realFolders()].toSorted(),
  );
});

test('each folder in the README’s tree has a caption', () => {
  const bare = tree.split('\n').filter((line) => line !== '' && line !== 'src/' && !/^ *[\w-]+\/ {2,}\S/.test(line));
  expect(bare).toEqual([]);
});

/** Paths of the tree's lines, each indented by two spaces a level, sorted. */
function captionedFolders(text: string): readonly string[] {
  const parents: string[] = [];
  return text
    .split('\n')
    .flatMap((line) => {
      const [, indent, name] = /^( *)([\w-]+\/)/.exec(line) ?? [];
      if (indent === undefined || name === undefined) return [];
      const depth = indent.length / 2;
      parents.splice(depth, parents.length, name);
      return [parents.join('')];
    })
    .toSorted();
}

/** `src/engine/`, `src/engine/ops/`, … of every file under src. */
function realFolders(): ReadonlySet<string> {
  const folders = [...readSources('src').keys()].map((path) => path.split('/').slice(0, -1));
  return new Set(
    folders.flatMap((parts) => [2, 3].filter((depth) => depth <= parts.length).map((depth) => `${parts.slice(0, depth).join('/')}/`)),
  );
}
