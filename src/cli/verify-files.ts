import { readFile } from 'node:fs/promises';
import { chooseEngine } from '../engine/choose-engine.ts';
import { headlessEngineNames, parseEngineName, type EngineName } from '../engine/engine-name.ts';
import { verify, type Verification } from '../engine/verify.ts';
import { readSafetensors } from '../formats/safetensors.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { enginePlatform } from './engine-platform.ts';
import { readFlag, UsageError, type CommandInput } from './usage.ts';

/** Verifies the files given. */
export async function run({ flags, switches, operands, print }: CommandInput): Promise<number> {
  if (operands.length === 0) throw new UsageError('operands', 'verify: no file is given; name at least one .safetensors file');
  const asked = flags.get('engine') ?? 'all';
  const files = await Promise.all(operands.map(readReference));
  const verifications: Verification[] = [];
  for (const name of asked === 'all' ? await enginesHere() : [readFlag(() => parseEngineName(asked))]) {
    const engine = await chooseEngine(name, enginePlatform);
    for (const file of files) verifications.push(await verify(file, engine));
    engine.dispose();
  }
  print(switches.has('json') ? JSON.stringify(verifications) : verifications.map(describe).join('\n\n'));
  return verifications.every(({ passed }) => passed) ? 0 : 1;
}

/** Every engine that starts on this machine; says so where one does not. */
async function enginesHere(): Promise<readonly EngineName[]> {
  if (await enginePlatform.requestAdapter()) return headlessEngineNames;
  process.stderr.write('no WebGPU adapter here: engine webgpu is left out\n');
  return headlessEngineNames.filter((name) => name !== 'webgpu');
}

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
