import { readFile } from 'node:fs/promises';
import { MOST_LAYERS } from '../config/check.ts';
import { parseFieldText } from '../config/field-text.ts';
import { readNetwork, writeNetwork, type NetworkFile } from '../formats/network-file.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { desNetLayerSources } from '../sws/expansion.ts';
import { parseInitializationOrder } from '../sws/initialization-order.ts';
import { initializeDesNet } from '../sws/learngene.ts';
import { formatLayerSources, type LayerSources } from '../sws/layer-sources.ts';
import { strategies, type StrategyName } from '../sws/strategy.ts';
import { writeOutput } from './output.ts';
import { JSON_FLAG, readFlag, UsageError, type Command, type CommandInput } from './usage.ts';

/** Strategies that need the learngene alone. */
const expansions = strategies.filter(({ needs }) => needs === 'aux-net').map(({ name }) => name);

/** A learngene file → the file of a Des-Net of any depth. */
export const expandCommand: Command = {
  name: 'expand',
  brief: 'makes a Des-Net of a learngene file',
  operands: '<learngene.safetensors>',
  summary:
    'Initialises a Des-Net from a learngene that `run --out` wrote, or from any ViT with timm’s names, whose layers are\n' +
    'then the learngene. The file opens in timm: class_token=False, global_pool="avg", fc_norm=False.',
  flags: [
    { name: 'depth', value: 'n', help: 'layers of the Des-Net (required)' },
    { name: 'out', value: 'file.safetensors', help: 'where to write it (required)' },
    { name: 'strategy', value: 'name', help: `${expansions.join(', ')} (default cyclic)` },
    { name: 'order', value: 'order', help: 'of cyclic: front-mid-last (default), front-last-mid, or a permutation such as 0,4,1,3,2' },
    { name: 'seed', value: 'n', help: 'seed of the random strategies (default 0)' },
    { name: 'heads', value: 'n', help: 'attention heads, where the file does not tell them' },
    JSON_FLAG,
  ],
  async run(input) {
    const { flags, switches, operands, print } = input;
    const [path, ...more] = operands;
    if (path === undefined || more.length > 0) throw new UsageError('operands', 'expand: give exactly one learngene file');
    const out = required(flags, 'out');
    const depth = depthOf(flags);
    const learngene = await networkAt(path, flags.get('heads'));
    const layerSources = sourcesOf(input, learngene.depth, depth);
    const { kind: _, stageLayout: __, weights, ...description } = learngene;
    await writeOutput(out, writeNetwork(initializeDesNet(weights, layerSources), { ...description, kind: 'des-net', depth, layerSources }));
    print(switches.has('json') ? JSON.stringify({ out, depth, layerSources }) : `${out}: ${depth} layers, ${formatLayerSources(layerSources)}`);
    return 0;
  },
};

function depthOf(flags: ReadonlyMap<string, string>): number {
  const text = required(flags, 'depth');
  if (/^[1-9]\d*$/.test(text) && Number(text) <= MOST_LAYERS) return Number(text);
  throw new UsageError('depth', `--depth ${text}: must be a whole number from 1 to ${MOST_LAYERS} layers`);
}

function sourcesOf({ flags }: CommandInput, stages: number, depth: number): LayerSources {
  const order = readFlag(() => parseInitializationOrder(flags.get('order') ?? 'front-mid-last'));
  const seed = readFlag(() => parseFieldText('seed', flags.get('seed') ?? '0'));
  const sources = desNetLayerSources({ strategy: strategyOf(flags), stages, depth, order, seed, draw: 0, sourceDepth: stages });
  return sources.filter((source) => source !== undefined); // these strategies draw no layer
}

function strategyOf(flags: ReadonlyMap<string, string>): StrategyName {
  const text = flags.get('strategy') ?? 'cyclic';
  const found = expansions.find((name) => name === text);
  if (found) return found;
  throw new UsageError('strategy', `--strategy ${text}: does not expand a learngene; choose one of ${expansions.join(', ')}`);
}

async function networkAt(path: string, heads: string | undefined): Promise<NetworkFile> {
  const bytes = await readFile(path).catch((thrown: unknown) => {
    throw new InputError('operands', `${path}: cannot be read (${messageOf(thrown)}); check the path`);
  });
  const known = heads === undefined ? {} : { heads: readFlag(() => parseFieldText('heads', heads)) };
  try {
    return readNetwork(bytes, known);
  } catch (thrown) {
    if (thrown instanceof InputError) throw new InputError(thrown.path, `${path}: ${thrown.message}`);
    throw thrown;
  }
}

function required(flags: ReadonlyMap<string, string>, name: string): string {
  const value = flags.get(name);
  if (value !== undefined) return value;
  throw new UsageError(name, `--${name}: is missing; see learngene expand --help`);
}
