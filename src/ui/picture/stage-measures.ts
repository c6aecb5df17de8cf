import type { StagePoint } from '../../formats/metrics.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import type { StageFigures } from './stage-figures.ts';

/** Something that each stage tells of itself. */
export interface StageMeasure {
  readonly name: 'drift' | 'similarity' | 'gradientNorm' | 'weightChange';
  readonly format: (value: number, messages: FirstMessages) => string;
  /** The value of a full bar; absent where the longest bar is the largest value. */
  readonly full?: number;
}

const percent: StageMeasure['format'] = (value, { general }) => general.percent((value * 100).toFixed(0));

export const stageMeasures: readonly StageMeasure[] = [
  { name: 'drift', format: percent },
  { name: 'similarity', format: (value) => value.toFixed(2), full: 1 },
  { name: 'gradientNorm', format: (value) => value.toPrecision(2) },
  { name: 'weightChange', format: percent },
];

export function measureNamed(name: StageMeasure['name']): StageMeasure {
  return stageMeasures.find((measure) => measure.name === name) ?? (stageMeasures[0] as StageMeasure);
}

/** The value as text; a dash where a stage that is applied once has no repeats. */
export function valueText({ name, format }: StageMeasure, point: StagePoint, messages: FirstMessages): string {
  const value = point[name];
  return value === null || !Number.isFinite(value) ? '–' : format(value, messages);
}

/** How full the bar of a point is, 0 … 1, among all bars of that moment. */
export function barShare({ name, full }: StageMeasure, point: StagePoint, { networks }: StageFigures): number {
  const largest = full ?? Math.max(...Object.values(networks).flat().map((other) => finite(other[name])));
  return largest > 0 ? Math.min(1, finite(point[name]) / largest) : 0;
}

/** All that is known of a stage: `Stage 2 at step 50. Aux-Net: drift when repeated 0 %, …. Vanilla net: ….` */
export function stageInWords(stage: number, { step, networks }: StageFigures, messages: FirstMessages): string {
  const words = messages.picture.stage;
  const parts = (['aux-net', 'vanilla-net'] as const).flatMap((network) => {
    const point = networks[network]?.[stage];
    return point ? [words.network(network, stageMeasures.map((measure) => words[measure.name](valueText(measure, point, messages))))] : [];
  });
  return words.sentence(stage + 1, step, parts);
}

function finite(value: number | null): number {
  return value === null || !Number.isFinite(value) ? 0 : value;
}
