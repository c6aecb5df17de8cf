import { flopCount, macCount, parameterCount, storedParametersFor } from '../sws/costs.ts';
import { desNetLayerSources, expandsLearngene } from '../sws/expansion.ts';
import { parseInitializationOrder } from '../sws/initialization-order.ts';
import { countsPerStage } from '../sws/layer-sources.ts';
import { auxNetDepth, parseStageLayout, type StageLayout } from '../sws/stage-layout.ts';
import { strategies, strategyNamed, type StrategyName } from '../sws/strategy.ts';
import { tlegCoefficient } from '../sws/tleg.ts';
import { checkVitShape, deitShapes, type VitShape } from '../sws/vit.ts';
import { checkWider } from '../sws/width-selection.ts';
import { describePlan, type Plan } from './plan-text.ts';
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

/** Deepest network that is listed layer by layer. */
const MOST_LAYERS = 10_000;

/** Where each layer of a Des-Net comes from, and what the Des-Net costs. */
export const planCommand: Command = {
  name: 'plan',
  brief: 'layer sources and costs of a Des-Net',
  summary: 'Prints the layer sources, counts per stage, parameters, MACs and FLOPs of a Des-Net.',
  flags: [
    { name: 'layout', value: '3,3,4,3,3', help: 'layers in each stage of the Aux-Net (required where layers come from them)' },
    { name: 'depth', value: 'n', help: 'layers of the Des-Net (required)' },
    { name: 'strategy', value: 'name', help: `${strategies.map(({ name }) => name).join(', ')} (default cyclic)` },
    { name: 'order', value: 'order', help: 'of cyclic: front-mid-last (default), front-last-mid, or a permutation such as 0,4,1,3,2' },
    { name: 'seed', value: 'n', help: 'seed of the random strategies (default 0)' },
    { name: 'source-depth', value: 'n', help: 'layers of the network that vanilla-lg and weight selection take from (default: the Aux-Net’s)' },
    { name: 'source-dim', value: 'n', help: 'width of the ancestor that selection-width takes from (default: the Des-Net’s)' },
    { name: 'model', value: 'name', help: `${Object.keys(deitShapes).join(', ')} (default deit-b), changed by:` },
    ...Object.keys(sizeFlags).map((name) => ({ name, value: 'n', help: `${name} of the network` })),
    JSON_FLAG,
  ],
  run(input) {
    const strategy = strategyOf(input.flags.get('strategy') ?? 'cyclic');
    const plan = planOf(strategy, input);
    input.print(input.switches.has('json') ? JSON.stringify(plan) : describePlan(plan, strategy));
    return Promise.resolve(0);
  },
};

function planOf(strategy: StrategyName, { flags }: CommandInput): Plan {
  const depth = wholeNumber('depth', required(flags, 'depth'), MOST_LAYERS);
  const shape = shapeOf(flags);
  const layout = layoutOf(strategy, flags);
  const source = { shape: sourceShape(strategy, shape, flags), depth: sourceDepth(layout, flags) };
  const layerSources = desNetLayerSources({
    strategy,
    stages: layout.length,
    depth,
    order: readFlag(() => parseInitializationOrder(flags.get('order') ?? 'front-mid-last')),
    seed: wholeNumber('seed', flags.get('seed') ?? '0'),
    draw: 0,
    sourceDepth: source.depth,
  });
  return {
    ...originOf(strategy, layerSources, layout),
    params: parameterCount(shape, depth),
    macs: macCount(shape, depth),
    flops: flopCount(shape, depth),
    storedParams: storedParametersFor({ strategy, shape, stages: layout.length, depth, source }),
  };
}

/** TLEG's layers are combinations of two blocks; counts there are only of the stages of a learngene. */
function originOf(
  strategy: StrategyName,
  layerSources: readonly (number | undefined)[],
  layout: StageLayout,
): Pick<Plan, 'layerSources' | 'counts' | 'combination'> {
  if (strategy === 'tleg') {
    const coefficients = layerSources.map((_, layer) => tlegCoefficient(layer, layerSources.length));
    return { layerSources: null, combination: { base: 'B', slope: 'A', coefficients }, counts: null };
  }
  const staged = ['aux-net', 'vanilla-net'].includes(strategyNamed(strategy).needs);
  const stored = layerSources.filter((source) => source !== undefined);
  return { layerSources: layerSources.map((source) => source ?? null), counts: staged ? countsPerStage(stored, layout.length) : null };
}

/** The layout; none where nothing depends on it. */
function layoutOf(strategy: StrategyName, flags: ReadonlyMap<string, string>): StageLayout {
  // The default depth of what is selected from is the Aux-Net's.
  const depends = expandsLearngene(strategy) || (strategy.startsWith('selection-') && !flags.has('source-depth'));
  if (!depends && !flags.has('layout')) return [];
  return readFlag(() => parseStageLayout(required(flags, 'layout')));
}

function sourceDepth(layout: StageLayout, flags: ReadonlyMap<string, string>): number {
  const text = flags.get('source-depth');
  if (text === undefined) return auxNetDepth(layout);
  const depth = wholeNumber('source-depth', text, MOST_LAYERS);
  if (depth === 0) throw new UsageError('source-depth', '--source-depth 0: a network has at least 1 layer; give its number of layers');
  return depth;
}

function sourceShape(strategy: StrategyName, shape: VitShape, flags: ReadonlyMap<string, string>): VitShape {
  const text = flags.get('source-dim');
  if (strategy !== 'selection-width' || text === undefined) return shape;
  const wider = { ...shape, dim: wholeNumber('source-dim', text) };
  checkWider(wider, shape);
  return wider;
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
