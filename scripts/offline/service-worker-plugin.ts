import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { BuiltFiles } from '../../src/offline/built-files.ts';
import { pagePolicy, workerPolicy } from '../security/content-policy.ts';
import { isolation } from '../security/response-headers.ts';

/** Beside index.html: a service worker may answer for its own folder and what lies in it. */
const SCRIPT = 'service-worker.js';
const entry = fileURLToPath(new URL('../../src/offline/service-worker.ts', import.meta.url));

/** Adds the service worker to the built page, with the list of all files that were built. */
export function serviceWorker(): Plugin {
  let folder = 'dist';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => { folder = resolve(root, outDir); },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => { await buildServiceWorker(folder, builtFiles(folder)); },
    },
  };
}

/** What lies in the folder of a built page, its content told by a digest. */
function builtFiles(folder: string): BuiltFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((found) => found.isFile()).map((found) => relative(folder, join(found.parentPath, found.name)).split(sep).join('/'));
  const files = paths.filter((path) => !path.startsWith('data/') && !path.endsWith('.map') && path !== SCRIPT).toSorted(pageFirst);
  // shapes10, which the page begins with, before glyphs8; a manifest holds the digests of its shards.
  const images = paths.filter((path) => path.startsWith('data/')).toSorted().toReversed();
  const digestOf = (digested: readonly string[]): string => {
    const hash = createHash('sha256');
    for (const path of digested) hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
    return hash.digest('hex').slice(0, 16);
  };
  return {
    version: digestOf(files), files,
    images: { version: digestOf(images.filter((path) => path.endsWith('.json'))), files: images },
    headers: {
      page: { ...isolation, 'Content-Security-Policy': pagePolicy },
      other: { ...isolation, 'Content-Security-Policy': workerPolicy },
    },
  };
}

function pageFirst(a: string, b: string): number {
  return Number(b === 'index.html') - Number(a === 'index.html') || (a < b ? -1 : 1);
}

/** Bundles the service worker into one classic script, which every browser that has service workers can start. */
async function buildServiceWorker(folder: string, built: BuiltFiles): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { BUILT_FILES: JSON.stringify(built) },
    build: {
      outDir: folder, emptyOutDir: false, copyPublicDir: false, target: 'chrome123',
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: SCRIPT } },
    },
  });
}
