import { parseInitializationOrder } from '../sws/initialization-order.ts';
import { flopCount, macCount, parameterCount, storedParameterCount } from '../sws/costs.ts';
import { desNetLayerSources } from '../sws/expansion.ts';
import { countsPerStage, formatLayerSources } from '../sws/layer-sources.ts';
import { parseStageLayout } from '../sws/stage-layout.ts';
import { strategies } from '../sws/strategy.ts';
import { checkVitShape, deitShapes, type VitShape } from '../sws/vit.ts';
import { formatCount } from '../lib/format.ts';
import { JSON_FLAG, readFlag, UsageError, type Command, type CommandInput } from './usage.ts';

const sizeFlags = {
  dim: 'dim',
  heads: 'heads',
  ratio: 'mlpRatio',
  patch: 'patchSize',
  image: 'imageSize',
  channels: 'channels',
  classes: 'classes',
} as const satisfies Record<string, keyof VitShape>;

/** Deepest Des-Net that is listed layer by layer. */
const MOST_LAYERS = 10_000;

/** Which learngene layer each layer of a Des-Net takes, and what the Des-Net costs. */
export const planCommand: Command = {
  name: 'plan',
  brief: 'layer sources and costs of a Des-Net',
  summary: 'Prints the layer sources, counts per stage, parameters, MACs and FLOPs of a Des-Net.',
  flags: [
    { name: 'layout', value: '3,3,4,3,3', help: 'layers in each stage of the Aux-Net (required)' },
    { name: 'depth', value: 'n', help: 'layers of the Des-Net (required)' },
    { name: 'strategy', value: 'name', help: `${strategies.map(({ name }) => name).join(', ')} (default cyclic)` },
    { name: 'order', value: 'order', help: 'front-mid-last (default), front-last-mid, or a permutation such as 0,4,1,3,2' },
    { name: 'seed', value: 'n', help: 'seed of the random strategies (default 0)' },
    { name: 'model', value: 'name', help: `${Object.keys(deitShapes).join(', ')} (default deit-b), changed by:` },
    ...Object.keys(sizeFlags).map((name) => ({ name, value: 'n', help: `${name} of the network` })),
    JSON_FLAG,
  ],
  run(input) {
    const plan = planOf(input);
    input.print(input.switches.has('json') ? JSON.stringify(plan) : describe(plan));
    return Promise.resolve(0);
  },
};

interface Plan {
  readonly layerSources: readonly number[];
  readonly counts: readonly number[];
  readonly params: number;
  readonly macs: number;
  readonly flops: number;
  readonly storedParams: number;
}

function planOf({ flags }: CommandInput): Plan {
  const layout = readFlag(() => parseStageLayout(required(flags, 'layout')));
  const depth = wholeNumber('depth', required(flags, 'depth'), MOST_LAYERS);
  const shape = shapeOf(flags);
  const layerSources = desNetLayerSources({
    strategy: strategyOf(flags.get('strategy') ?? 'cyclic'),
    stages: layout.length,
    depth,
    order: readFlag(() => parseInitializationOrder(flags.get('order') ?? 'front-mid-last')),
    seed: wholeNumber('seed', flags.get('seed') ?? '0'),
    draw: 0,
  });
  return {
    layerSources,
    counts: countsPerStage(layerSources, layout.length),
    params: parameterCount(shape, depth),
    macs: macCount(shape, depth),
    flops: flopCount(shape, depth),
    storedParams: storedParameterCount(shape, layout.length),
  };
}

function shapeOf(flags: ReadonlyMap<string, string>): VitShape {
  const model = flags.get('model') ?? 'deit-b';
  const base = Object.entries(deitShapes).find(([name]) => name === model)?.[1];
  if (!base) throw new UsageError('model', `--model ${model}: unknown; choose one of ${Object.keys(deitShapes).join(', ')}`);
  const changes = Object.entries(sizeFlags).flatMap(([flag, size]) => {
    const text = flags.get(flag);
    return text === undefined ? [] : [[size, wholeNumber(flag, text)] as const];
  });
  const shape: VitShape = { ...base, ...Object.fromEntries(changes) };
  checkVitShape(shape);
  return shape;
}

function strategyOf(text: string): (typeof strategies)[number]['name'] {
  const found = strategies.find(({ name }) => name === text);
  if (found) return found.name;
  throw new UsageError('strategy', `--strategy ${text}: unknown; choose one of ${strategies.map(({ name }) => name).join(', ')}`);
}

function required(flags: ReadonlyMap<string, string>, name: string): string {
  const value = flags.get(name);
  if (value !== undefined) return value;
  throw new UsageError(name, `--${name}: is missing; see learngene plan --help`);
}

function wholeNumber(name: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(name, `--${name} ${text}: must be a whole number up to ${most}`);
}

function describe({ layerSources, counts, params, macs, flops, storedParams }: Plan): string {
  return [
    `layer sources      ${formatLayerSources(layerSources)}`,
    `layers per stage   ${counts.join(', ')}`,
    `parameters         ${formatCount(params)}`,
    `MACs               ${formatCount(macs)}`,
    `FLOPs              ${formatCount(flops)}`,
    `parameters stored  ${formatCount(storedParams)} for Des-Nets of any depth`,
  ].join('\n');
}
