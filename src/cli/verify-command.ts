import { readFile } from 'node:fs/promises';
import { chooseEngine, parseEngineName, type EngineName } from '../engine/choose-engine.ts';
import { verify, type Verification } from '../engine/verify.ts';
import { readSafetensors } from '../formats/safetensors.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { JSON_FLAG, UsageError, type Command } from './usage.ts';

/** The engines that run without a browser. */
const everyEngine: readonly EngineName[] = ['tfjs-cpu', 'tfjs-wasm'];

/** Runs reference files on engines and reports how far off they are. */
export const verifyCommand: Command = {
  name: 'verify',
  brief: 'compares engines with reference values',
  operands: '<file.safetensors…>',
  summary:
    'Runs each reference file (forward activations, loss, gradients and parameters after AdamW steps of a small\n' +
    'network) on each engine and prints the worst relative error of each group of tensors. Fails beyond the tolerance.',
  flags: [
    { name: 'engine', value: 'name', help: `all (default), ${everyEngine.join(', ')}` },
    JSON_FLAG,
  ],
  async run({ flags, switches, operands, print }) {
    if (operands.length === 0) throw new UsageError('operands', 'verify: no file is given; name at least one .safetensors file');
    const asked = flags.get('engine') ?? 'all';
    const files = await Promise.all(operands.map(readReference));
    const verifications: Verification[] = [];
    for (const name of asked === 'all' ? everyEngine : [parseEngineName(asked)]) {
      const engine = await chooseEngine(name);
      for (const file of files) verifications.push(await verify(file, engine));
      engine.dispose();
    }
    print(switches.has('json') ? JSON.stringify(verifications) : verifications.map(describe).join('\n\n'));
    return verifications.every(({ passed }) => passed) ? 0 : 1;
  },
};

async function readReference(path: string): Promise<ReturnType<typeof readSafetensors>> {
  const bytes = await readFile(path).catch((thrown: unknown) => {
    throw new InputError('file', `${path}: cannot be read (${messageOf(thrown)}); check the path`);
  });
  try {
    return readSafetensors(new Uint8Array(bytes));
  } catch (thrown) {
    throw new InputError('file', `${path}: ${messageOf(thrown)}`);
  }
}

function describe({ name, engine, groups, passed }: Verification): string {
  const lines = groups.map(
    ({ group, error, tolerance, tensor, passed: within }) =>
      `  ${group.padEnd(10)} ${error.toExponential(2)}  ${within ? 'within' : 'BEYOND'} ${tolerance.toExponential(0)}  worst: ${tensor}`,
  );
  return [`${passed ? 'passed' : 'FAILED'}  ${name} on ${engine}`, ...lines].join('\n');
}
