import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const engineFolder = fileURLToPath(new URL('../..', import.meta.url));
const buildFolder = join(engineFolder, 'wasm', 'build');
const stampFile = join(buildFolder, 'stamp');

/** The kernels for threads over one shared memory, and those for a thread alone. */
const variants = [
  { file: 'kernels.wasm', flags: [] },
  { file: 'kernels-shared.wasm', flags: ['--sharedMemory', '--maximumMemory', '32768', '--enable', 'threads'] },
];

const commonFlags = [
  '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--runtime', 'stub', '--enable', 'simd',
  '--importMemory', '--memoryBase', '1024', '--disableWarning', '112',
];

/**
 * Compiles the AssemblyScript kernels unless those built last are of the same sources; tells whether it did. Files
 * appear whole: test processes on a fresh clone all compile at once, and read what another has written.
 */
export async function buildKernels(): Promise<boolean> {
  const stamp = await sourceStamp();
  const built = existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp;
  if (built && variants.every(({ file }) => existsSync(kernelFile(file)))) return false;
  await mkdir(buildFolder, { recursive: true });
  const { default: compiler } = await import('assemblyscript/asc');
  for (const { file, flags } of variants) {
    const entry = join(engineFolder, 'wasm', 'kernels.as.ts');
    const draft = kernelFile(`${randomUUID()}.wasm`);
    const { error } = await compiler.main([entry, '--baseDir', engineFolder, '-o', draft, ...commonFlags, ...flags], {
      stderr: process.stderr,
    });
    if (error) throw new Error(`${entry}: does not compile; see above`);
    await rename(draft, kernelFile(file));
  }
  await writeFile(stampFile, stamp);
  return true;
}

/** Where a built module lies. */
export function kernelFile(file: string): string {
  return join(buildFolder, file);
}

/** A digest of all AssemblyScript sources and of how they are compiled. */
async function sourceStamp(): Promise<string> {
  const files = (await readdir(engineFolder, { recursive: true })).filter((path) => path.endsWith('.as.ts')).toSorted();
  const digest = createHash('sha256').update(JSON.stringify([variants, commonFlags]));
  for (const file of files) digest.update(file).update(await readFile(join(engineFolder, file)));
  return digest.digest('hex');
}
