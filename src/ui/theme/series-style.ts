import type { MarkerShape } from '../../charts/marker-outline.ts';
import { invariant } from '../../lib/errors.ts';
import type { NetworkFailure, NetworkName } from '../../formats/metrics.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import { strategies, type StrategyName } from '../../sws/strategy.ts';

/** How one line of a chart looks: colour, dash and marker; colour with marker, and dash with marker, are each unique. */
export interface SeriesStyle {
  /** A CSS colour that follows the theme. */
  readonly colour: string;
  /** Dash lengths, pixels; empty for a solid line. */
  readonly dash: string;
  readonly marker: MarkerShape;
}

const SHORT = '4 2';
const LONG = '12 3';
const MIXED = '8 3 2 3';

/** Kinds of strategies share a hue: the cyclic ones are blue, weight selection pink, reference lines grey. */
export const strategyStyles: Readonly<Record<StrategyName, SeriesStyle>> = {
  cyclic: { colour: 'var(--series-blue)', dash: '', marker: 'circle' },
  'front-mid-last': { colour: 'var(--series-sky)', dash: SHORT, marker: 'open-square' },
  'front-last-mid': { colour: 'var(--series-sky)', dash: LONG, marker: 'open-triangle' },
  'simple-lg': { colour: 'var(--series-vermilion)', dash: '7 3', marker: 'square' },
  'random-assigned': { colour: 'var(--series-green)', dash: '2 3', marker: 'triangle' },
  'random-shuffled': { colour: 'var(--series-purple)', dash: MIXED, marker: 'diamond' },
  stacking: { colour: 'var(--series-yellow)', dash: SHORT, marker: 'cross' },
  interlacing: { colour: 'var(--series-grey)', dash: LONG, marker: 'ring' },
  tleg: { colour: 'var(--series-lime)', dash: LONG, marker: 'star' },
  'vanilla-lg': { colour: 'var(--series-brown)', dash: '2 3', marker: 'wedge' },
  'selection-first': { colour: 'var(--series-pink)', dash: SHORT, marker: 'plus' },
  'selection-uniform': { colour: 'var(--series-pink)', dash: MIXED, marker: 'open-diamond' },
  'selection-width': { colour: 'var(--series-pink)', dash: '2 3', marker: 'star' },
  mimetic: { colour: 'var(--series-brown)', dash: MIXED, marker: 'open-square' },
  scratch: { colour: 'var(--series-ink)', dash: SHORT, marker: 'ring' },
  trained: { colour: 'var(--series-ink)', dash: '', marker: 'open-diamond' },
  'pretrain-finetune': { colour: 'var(--series-ink)', dash: LONG, marker: 'plus' },
};

/** A trained network has the look of the strategy that takes most from it. */
const sourceStyles = {
  'aux-net': strategyStyles.cyclic,
  'vanilla-net': strategyStyles['simple-lg'],
  'tleg-net': strategyStyles.tleg,
  'deep-net': strategyStyles['selection-uniform'],
  ancestor: strategyStyles['random-shuffled'],
} as const;

/** Looks of networks that differ in depth alone: each depth has a dash, a marker and a strength of its own. */
const trainedDashes = ['', '7 3', '2 3', LONG, MIXED, SHORT] as const;
const trainedMarkers: readonly MarkerShape[] = ['open-diamond', 'plus', 'open-square', 'cross', 'open-triangle'];

/** The line of a trained network; those of `trained-8` and its like fade with depth. */
export function networkStyle(network: NetworkName): SeriesStyle {
  const depth = trainedDepth(network);
  if (depth === undefined) return sourceStyles[network as keyof typeof sourceStyles];
  const dash = trainedDashes[depth % trainedDashes.length] ?? '';
  const marker = trainedMarkers[depth % trainedMarkers.length] ?? 'plus';
  return { colour: `color-mix(in oklab, var(--series-ink) ${100 - (depth % 4) * 12}%, var(--series-blue))`, dash, marker };
}

/** `Aux-Net`, `Trained, 8 layers`. */
export function networkLabel(network: NetworkName, { networks }: FirstMessages): string {
  const depth = trainedDepth(network);
  return depth === undefined ? networks.sources[network as keyof typeof sourceStyles] : networks.trained(depth);
}

/** A network that failed, also one in tuning: `SWS (cyclic), 8 layers, in tuning`. */
export function failedLabel(network: NetworkFailure['network'], messages: FirstMessages): string {
  const [, name, depth] = /^tuned-(.+)-(\d+)$/.exec(network) ?? [];
  if (name === undefined) return networkLabel(network as NetworkName, messages);
  const strategy = strategies.find((known) => known.name === name);
  invariant(strategy, `${network} names a strategy`);
  return messages.networks.inTuning(messages.strategies[strategy.name].label, Number(depth));
}

/** The networks that failed, each once: `Aux-Net and Vanilla net`; empty where none did. */
export function failedNetworks(failures: readonly NetworkFailure[], messages: FirstMessages): string {
  return messages.networks.all([...new Set(failures.map(({ network }) => failedLabel(network, messages)))]);
}

function trainedDepth(network: NetworkName): number | undefined {
  const depth = /^trained-(\d+)$/.exec(network)?.[1];
  return depth === undefined ? undefined : Number(depth);
}
