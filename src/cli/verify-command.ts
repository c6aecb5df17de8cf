import { headlessEngineNames } from '../engine/engine-name.ts';
import { JSON_FLAG, type Command } from './usage.ts';

/** Runs reference files on engines and reports how far off they are. */
export const verifyCommand: Command = {
  name: 'verify',
  brief: 'compares engines with reference values',
  operands: '<file.safetensors…>',
  summary:
    'Runs each reference file (forward activations, loss, gradients and parameters after AdamW steps of a small\n' +
    'network) on each engine and prints the worst relative error of each group of tensors. Fails beyond the tolerance.',
  flags: [
    { name: 'engine', value: 'name', help: `all (default), ${headlessEngineNames.join(', ')}` },
    JSON_FLAG,
  ],
  run: async (input) => (await import('./verify-files.ts')).run(input), // tfjs takes a second to load
};
