import type { NetworkName } from '../../formats/metrics.ts';
import { listed } from '../../lib/format.ts';
import { strategies as strategyTable, type StrategyName } from '../../sws/strategy.ts';

export interface StrategyWords {
  readonly label: string;
  readonly help: string;
}

/** The command line and the page call strategies alike: their English words stand in the table of strategies. */
export const strategies = Object.fromEntries(
  strategyTable.map(({ name, label, help }) => [name, { label, help }]),
) as Readonly<Record<StrategyName, StrategyWords>>;

/** Networks that are trained, but for those of one depth. */
type SourceName = Exclude<NetworkName, `trained-${number}`>;

export const networks = {
  sources: {
    'aux-net': 'Aux-Net', 'vanilla-net': 'Vanilla net', 'tleg-net': 'TLEG net', 'deep-net': 'Deep net', ancestor: 'Ancestor',
  } satisfies Record<SourceName, string>,
  trained: (depth: number) => `Trained, ${depth} layers`,
  inTuning: (strategy: string, depth: number) => `${strategy}, ${depth} layers, in tuning`,
  /** `Aux-Net and Vanilla net`. */
  all: (names: readonly string[]) => listed(names, 'en'),
};
