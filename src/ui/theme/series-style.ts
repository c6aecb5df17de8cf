import type { NetworkName } from '../../formats/metrics.ts';
import type { StrategyName } from '../../sws/strategy.ts';

export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'ring';

/** How one line of a chart looks: colour, dash and marker each tell it apart alone. */
export interface SeriesStyle {
  /** A CSS colour that follows the theme. */
  readonly colour: string;
  /** Dash lengths, pixels; empty for a solid line. */
  readonly dash: string;
  readonly marker: MarkerShape;
}

export const strategyStyles: Readonly<Record<StrategyName, SeriesStyle>> = {
  cyclic: { colour: 'var(--series-blue)', dash: '', marker: 'circle' },
  'simple-lg': { colour: 'var(--series-vermilion)', dash: '7 3', marker: 'square' },
  'random-assigned': { colour: 'var(--series-green)', dash: '2 3', marker: 'triangle' },
  'random-shuffled': { colour: 'var(--series-purple)', dash: '8 3 2 3', marker: 'diamond' },
  stacking: { colour: 'var(--series-yellow)', dash: '4 2', marker: 'cross' },
  interlacing: { colour: 'var(--series-grey)', dash: '12 3', marker: 'ring' },
};

/** A trained network has the colour of the strategy that takes its learngene. */
export const networkStyles: Readonly<Record<NetworkName, SeriesStyle>> = {
  'aux-net': strategyStyles.cyclic,
  'vanilla-net': strategyStyles['simple-lg'],
  ancestor: strategyStyles['random-shuffled'],
};

export const networkLabels: Readonly<Record<NetworkName, string>> = {
  'aux-net': 'Aux-Net',
  'vanilla-net': 'Vanilla net',
  ancestor: 'Ancestor',
};
