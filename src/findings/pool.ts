/**
 * Results that may be judged together. Runs of one recipe (the same images, network, layout and training, whatever
 * else was evaluated) train the same networks from the same seed, so their Des-Nets are pooled by seed.
 */
import type { FieldGroup } from '../config/field.ts';
import { fieldNames, fieldOf, type ExperimentConfig, type FieldName } from '../config/fields.ts';
import { formatFieldText } from '../config/field-text.ts';
import type { DataInfo, Evaluation, NetworkFailure, TuningPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { formatStageLayout } from '../sws/stage-layout.ts';
import { evaluationsIn } from './depth-figures.ts';
import { meanOf } from './statistics.ts';

/** Runs of one recipe, their seeds together. */
export interface Pool {
  /** The recipe in a few words. */
  readonly label: string;
  /** Of the first of them; the same in all of them but for what is evaluated, and how often. */
  readonly config: ExperimentConfig;
  readonly data: DataInfo;
  readonly target: DataInfo | null;
  /** Rising. */
  readonly seeds: readonly number[];
  readonly untuned: readonly Evaluation[];
  readonly tuned: readonly Evaluation[];
  readonly tuning: readonly TuningPoint[];
  /** The Aux-Net's own accuracy at the end of its training, by seed. */
  readonly auxNet: ReadonlyMap<number, number>;
  readonly failures: readonly NetworkFailure[];
}

const recipeGroups = new Set<FieldGroup>(['data', 'ancestry', 'network', 'stages', 'training']);

/** What may differ between runs of one recipe. */
const repeated = new Set<FieldName>(['seed', 'seeds', 'target']);

/** What makes the networks before tuning; the order decides what SWS's Des-Nets are. */
export const recipeFields = fieldNames.filter(
  (name) => name === 'order' || (recipeGroups.has(fieldOf(name).group) && !repeated.has(name)),
);

/** What makes the tuned Des-Nets, on top of the recipe. */
export const tuningFields = ['target', 'tuneSteps', 'tuneLearningRate', 'scratchSteps'] as const satisfies readonly FieldName[];

/** All that makes a run but its seeds: what a table or a chart is made of. */
export const configurationFields = fieldNames.filter((name) => name !== 'seed' && name !== 'seeds');

/** Pools results whose `fields`, images and images of tuning are the same; the outcome does not depend on their order. */
export function poolsOf(results: readonly ExperimentResults[], fields: readonly FieldName[]): readonly Pool[] {
  const groups = new Map<string, ExperimentResults[]>();
  for (const result of results) {
    const key = poolKey(result, fields);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups].toSorted(([a], [b]) => compare(a, b)).flatMap(([, members]) => poolOf(members));
}

/** Text that is the same for two runs with these fields alike, on the same images. */
export function recipeKey({ config, data }: Pick<Pool, 'config' | 'data'>, fields: readonly FieldName[]): string {
  return [data.name, data.trainImages, ...fields.map((name) => formatFieldText(name, config[name]))].join('|');
}

/** Pools that differ in this one of the `fields` alone, each pair once. */
export function pairsDifferingIn(
  field: FieldName,
  pools: readonly Pool[],
  fields: readonly FieldName[],
): readonly (readonly [Pool, Pool])[] {
  const others = fields.filter((name) => name !== field);
  return pools.flatMap((first, i) => pools.slice(i + 1)
    .filter((second) => recipeKey(first, others) === recipeKey(second, others) && recipeKey(first, fields) !== recipeKey(second, fields))
    .map((second) => [first, second] as const));
}

function poolKey(result: ExperimentResults, fields: readonly FieldName[]): string {
  const tunedOn = fields.includes('target') ? (result.target?.name ?? '') : '';
  return `${recipeKey(result, fields)}|${tunedOn}`;
}

function poolOf(members: readonly ExperimentResults[]): readonly Pool[] {
  const [first] = members.toSorted((a, b) => compare(JSON.stringify(a.config), JSON.stringify(b.config)));
  if (!first) return [];
  const evaluations = inOrder(members.flatMap((member) => member.evaluations));
  const tuning = members.flatMap((member) => member.series.filter((point) => point.kind === 'tuning'));
  return [{
    label: labelOf(first),
    config: first.config,
    data: first.data,
    target: first.target,
    seeds: [...new Set(members.flatMap((member) => member.seeds))].toSorted((a, b) => a - b),
    untuned: evaluationsIn('untuned', evaluations),
    tuned: evaluationsIn('tuned', evaluations),
    tuning: inOrder(tuning),
    auxNet: auxNetAccuracy(members),
    failures: inOrder(members.flatMap((member) => member.failures)),
  }];
}

/** Sorted by content, so that sums come out the same whatever order results were given in. */
function inOrder<T extends object>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => [JSON.stringify(item), item] as const)
    .toSorted(([a], [b]) => compare(a, b))
    .map(([, item]) => item);
}

/** By its evaluation on the most images, of each seed whose Aux-Net came to the end of its training. */
function auxNetAccuracy(members: readonly ExperimentResults[]): ReadonlyMap<number, number> {
  const bySeed = new Map<number, number[]>();
  for (const member of members) {
    for (const [seed, accuracy] of auxNetOfRun(member)) bySeed.set(seed, [...(bySeed.get(seed) ?? []), accuracy]);
  }
  const rising = (a: number, b: number): number => a - b;
  return new Map([...bySeed].toSorted(([a], [b]) => rising(a, b)).map(([seed, values]) => [seed, meanOf(values.toSorted(rising))]));
}

function auxNetOfRun({ series, config }: ExperimentResults): ReadonlyMap<number, number> {
  const last = series
    .filter((point) => point.kind === 'validation')
    .filter(({ network, step, loss }) => network === 'aux-net' && step >= config.steps && Number.isFinite(loss))
    .toSorted((a, b) => a.images - b.images);
  return new Map(last.map(({ seed, accuracy }) => [seed, accuracy]));
}

function labelOf({ config, data, target }: ExperimentResults): string {
  const { stageLayout, steps, ancestor } = config;
  const parts = [data.name, `layout ${formatStageLayout(stageLayout)}`, `${steps} steps`];
  return [...parts, ...(ancestor === 'none' ? [] : ['distilled']), ...(target ? [`tuned on ${target.name}`] : [])].join(', ');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
