import type { StagedNetwork, StagePoint } from '../../formats/metrics.ts';
import type { StageFigures } from './stage-figures.ts';

/** Something that each stage tells of itself. */
export interface StageMeasure {
  readonly name: 'drift' | 'similarity' | 'gradientNorm' | 'weightChange';
  readonly label: string;
  /** What it is and what to look for. */
  readonly help: string;
  /** Before its value in a sentence. */
  readonly words: string;
  readonly format: (value: number) => string;
  /** The value of a full bar; absent where the longest bar is the largest value. */
  readonly full?: number;
}

const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;

export const stageMeasures: readonly StageMeasure[] = [
  {
    name: 'drift',
    label: 'Drift when repeated',
    help: 'How far a stage’s outputs move from those it was trained to give, once it is repeated to the Aux-Net’s depth. Shared stages learnt to be repeated; Simple-LG’s layers did not.',
    words: 'drift when repeated',
    format: percent,
  },
  {
    name: 'similarity',
    label: 'Repeats alike (CKA)',
    help: 'Linear CKA, 0 to 1, of what one application of a stage adds to its input and what the next one adds, at the Aux-Net’s depth.',
    words: 'repeats alike',
    format: (value) => value.toFixed(2),
    full: 1,
  },
  {
    name: 'gradientNorm',
    label: 'Gradient norm',
    help: 'Length of the gradient of a stage’s weights on the latest batch, before clipping.',
    words: 'gradient norm',
    format: (value) => value.toPrecision(2),
  },
  {
    name: 'weightChange',
    label: 'Weight change',
    help: 'How far a stage’s weights have moved from where they began, as a share of their length then.',
    words: 'weights changed by',
    format: percent,
  },
];

export function measureNamed(name: StageMeasure['name']): StageMeasure {
  return stageMeasures.find((measure) => measure.name === name) ?? (stageMeasures[0] as StageMeasure);
}

/** The value as text; a dash where a stage that is applied once has no repeats. */
export function valueText({ name, format }: StageMeasure, point: StagePoint): string {
  const value = point[name];
  return value === null || !Number.isFinite(value) ? '–' : format(value);
}

/** How full the bar of a point is, 0 … 1, among all bars of that moment. */
export function barShare({ name, full }: StageMeasure, point: StagePoint, { networks }: StageFigures): number {
  const largest = full ?? Math.max(...Object.values(networks).flat().map((other) => finite(other[name])));
  return largest > 0 ? Math.min(1, finite(point[name]) / largest) : 0;
}

const networkWords: Readonly<Record<StagedNetwork, string>> = { 'aux-net': 'Aux-Net', 'vanilla-net': 'vanilla net' };

/** All that is known of a stage: `Stage 2 at step 50. Aux-Net: drift when repeated 0 %, …. Vanilla net: ….` */
export function stageInWords(stage: number, { step, networks }: StageFigures): string {
  const parts = (['aux-net', 'vanilla-net'] as const).flatMap((network) => {
    const point = networks[network]?.[stage];
    return point ? [`${networkWords[network]}: ${stageMeasures.map((measure) => `${measure.words} ${valueText(measure, point)}`).join(', ')}`] : [];
  });
  return `Stage ${stage + 1} at step ${step}. ${parts.join('; ')}.`;
}

function finite(value: number | null): number {
  return value === null || !Number.isFinite(value) ? 0 : value;
}
