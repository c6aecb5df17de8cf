import { Visitor, parseSync } from 'vite';
import type { ESTree } from 'vite';

/** One place where a file names another module. */
export interface Import {
  /** As written, e.g. `./vit.ts`, `node:fs` or `react`; undefined where it is computed. */
  readonly specifier: string | undefined;
  /** `type`: gone when the program runs; `url`: only the address, as in `new Worker(new URL(…))`. */
  readonly kind: 'value' | 'type' | 'url';
  /** 1-based. */
  readonly line: number;
}

/**
 * Every import of a TypeScript file, from its syntax tree: static and dynamic, re-exports, type-only ones,
 * `import('…')` types, and addresses made with `new URL('…', import.meta.url)`.
 *
 * @throws Error when the file is not TypeScript.
 */
export function importsOf(file: string, source: string): readonly Import[] {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error) throw new Error(`${file} cannot be read: ${error.message}`);
  const found: { specifier: string | undefined; kind: Import['kind']; start: number }[] = [];
  const add = (node: ESTree.Expression | null, kind: Import['kind']) => {
    if (node) found.push({ specifier: textOf(node), kind, start: node.start });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, isTypeOnly(node.importKind, node.specifiers) ? 'type' : 'value'),
    ExportNamedDeclaration: (node) => add(node.source, isTypeOnly(node.exportKind, node.specifiers) ? 'type' : 'value'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'type' : 'value'),
    ImportExpression: (node) => add(node.source, 'value'),
    TSImportType: (node) => add(node.source, 'type'),
    NewExpression: (node) => add(addressOf(node), 'url'),
  }).visit(program);
  return found.map(({ specifier, kind, start }) => ({ specifier, kind, line: lineOf(source, start) }));
}

/** `import {}` and `import './x.ts'` have no names and are there for their effect: a value. */
function isTypeOnly(kind: string | null | undefined, names: readonly object[]): boolean {
  if (kind === 'type') return true;
  return names.length > 0 && names.every((name) => isTypeName(name));
}

function isTypeName(name: object): boolean {
  return ('importKind' in name && name.importKind === 'type') || ('exportKind' in name && name.exportKind === 'type');
}

/** The first argument of `new URL('./x.ts', import.meta.url)`; null for any other `new`. */
function addressOf({ callee, arguments: [path, base] }: ESTree.NewExpression): ESTree.Expression | null {
  const isUrl = callee.type === 'Identifier' && callee.name === 'URL';
  const isHere = base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
  return isUrl && isHere && path && path.type !== 'SpreadElement' ? path : null;
}

function textOf(node: ESTree.Expression): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined;
  return node.quasis.map((part) => part.value.cooked).join('');
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
