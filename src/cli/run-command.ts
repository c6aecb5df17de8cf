import { engineNames } from '../engine/engine-name.ts';
import { CACHE_FLAG, PUBLIC_NAMES } from './image-sources.ts';
import { configFlags } from './run-config.ts';
import { JSON_FLAG, type Command } from './usage.ts';

/** The whole experiment, as the page runs it. */
export const runCommand: Command = {
  name: 'run',
  brief: 'the whole experiment: train, expand, evaluate',
  summary:
    'Trains the Aux-Net and whatever else the strategies are made from, expands the learngene to Des-Nets of every\n' +
    'depth, evaluates them untuned, tunes those chosen, and repeats it over seeds. Ctrl-C stops and keeps what there is;\n' +
    'with --out, a run that was interrupted in any way is gone on with by --resume, to the same results.',
  flags: [
    { name: 'data', value: 'images', help: `a path or address of images that data inspect reads, or one of ${PUBLIC_NAMES} (default: the built-in shapes10)` },
    { name: 'target-data', value: 'images', help: 'the same, of the images on which Des-Nets are tuned (transfer)' },
    CACHE_FLAG,
    { name: 'ancestor-file', value: 'path', help: 'a ViT as .safetensors, or a TensorFlow.js model.json with its weight files beside it' },
    { name: 'engine', value: 'name', help: `${engineNames.join(', ')} (default auto)` },
    { name: 'out', value: 'dir', help: 'write results.json, results.csv, depth-chart.svg, learngene.safetensors and tuned Des-Nets there' },
    { name: 'resume', value: 'dir', help: 'go on with the interrupted run whose --out was this folder' },
    { name: 'checkpoint-every', value: 's', help: 'seconds between two checkpoints at least, which --out keeps until the run is done (default 10)' },
    JSON_FLAG,
    ...configFlags,
  ],
  run: async (input) => (await import('./run-experiment.ts')).run(input), // tfjs takes a second to load
};
