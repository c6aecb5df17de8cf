import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { JSON_FLAG, type Command, type CommandInput } from './usage.ts';

/** Measures the engines beside their peers. The benchmark is a program of its own, which is not part of the playground. */
export const benchCommand: Command = {
  name: 'bench',
  brief: 'measures engines beside their peers',
  summary:
    'Times training steps of every engine that starts here and of its peers (plain tfjs, jax-js) on the same network,\n' +
    'in turns, in Chromium. Checks first that all compute the same losses. Figures of one run compare; figures of two\n' +
    'runs may differ by what else the machine did.',
  flags: [
    { name: 'engine', value: 'names', help: 'engines, separated by commas, or all; by default all but tfjs-cpu' },
    { name: 'peers', value: 'names', help: 'jax-js-webgpu, plain-tfjs-webgpu, jax-js-wasm, plain-tfjs-wasm; all (default) or none' },
    { name: 'model', value: 'names', help: 'engine (default), quick, depth12, deep; or all' },
    { name: 'rounds', value: 'n', help: 'turns of each contestant (9)' },
    { name: 'steps', value: 'n', help: 'steps in a turn; by default as many as fit into half a second' },
    { name: 'gemm', help: 'matrix products too, in GFLOP/s' },
    { name: 'kernels', help: 'the GPU time of each kind of dispatch in a step of the webgpu engine too, where the adapter tells it' },
    { name: 'host', value: 'name', help: 'where contestants run: chromium (default) or node' },
    { name: 'chromium-flags', value: 'flags', help: 'further flags of Chromium, separated by spaces, e.g. to reach an NVIDIA GPU' },
    JSON_FLAG,
  ],
  run: (input) => spawnBench(wordsOf(input)),
};

function wordsOf({ flags, switches }: CommandInput): string[] {
  return [...[...flags].map(([name, value]) => `--${name}=${value}`), ...[...switches].map((name) => `--${name}`)];
}

/** Runs `bench/main.ts` on our own standard streams; resolves to its exit code. */
function spawnBench(words: readonly string[]): Promise<number> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const program = spawn(process.execPath, ['scripts/with-packages.mjs', 'bench/main.ts', ...words], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('exit', (code) => resolve(code ?? 1));
  });
}
