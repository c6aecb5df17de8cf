import { engineNames } from '../engine/engine-name.ts';
import { configFlags } from './run-config.ts';
import { JSON_FLAG, type Command } from './usage.ts';

/** The whole experiment, as the page runs it. */
export const runCommand: Command = {
  name: 'run',
  brief: 'the whole experiment: train, expand, evaluate',
  summary:
    'Trains the Aux-Net and Simple-LG’s vanilla net, expands the learngene to Des-Nets of every depth and prints their\n' +
    'validation loss and accuracy without tuning. Ctrl-C stops and keeps what there is until then.',
  flags: [
    { name: 'data', value: 'path', help: 'image folder, zip of one, or shard directory (default: the built-in shapes10)' },
    { name: 'engine', value: 'name', help: `${engineNames.join(', ')} (default auto)` },
    { name: 'out', value: 'dir', help: 'write results.json, results.csv, learngene.safetensors and depth-chart.svg there' },
    JSON_FLAG,
    ...configFlags,
  ],
  run: async (input) => (await import('./run-experiment.ts')).run(input), // tfjs takes a second to load
};
