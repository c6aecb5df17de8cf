/** What a browser fetches of a built page before anything can be seen: scripts named by index.html, and what they import. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

/** Reads a file of the built page by its path from index.html. */
export type ReadBuilt = (path: string) => string;

export interface FileSize {
  readonly path: string;
  /** Bytes: as they are, and as a server sends them with either compression at its best. */
  readonly plain: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Paths of the scripts that index.html starts with, each once: its own and all that these import statically. */
export function firstViewScripts(read: ReadBuilt): readonly string[] {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const imported of staticImports(path, read(path))) add(imported);
  };
  for (const [, path = ''] of read('index.html').matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\.\/([^"]+\.js)"/g)) add(path);
  return [...found];
}

/** Bytes of text, as it is and compressed. */
export function sizeOf(path: string, text: string): FileSize {
  const bytes = Buffer.from(text);
  return {
    path, plain: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

export function sumOf(sizes: readonly FileSize[]): FileSize {
  return sizes.reduce(
    (sum, { plain, gzip, brotli }) => ({ path: sum.path, plain: sum.plain + plain, gzip: sum.gzip + gzip, brotli: sum.brotli + brotli }),
    { path: 'together', plain: 0, gzip: 0, brotli: 0 },
  );
}

function staticImports(path: string, text: string): readonly string[] {
  const { module } = parseSync(path, text);
  return module.staticImports.map(({ moduleRequest }) => new URL(moduleRequest.value, `file:///${path}`).pathname.slice(1));
}
