import type { FirstMessages } from '../../messages/messages.ts';
import { strategies, type Strategy } from '../../sws/strategy.ts';

export interface StrategyGroup {
  readonly name: keyof FirstMessages['configuration']['strategyGroups'];
  readonly strategies: readonly Strategy[];
}

/** The strategies by what they need trained beforehand, each group in table order. */
export const strategyGroups: readonly StrategyGroup[] = [
  { name: 'auxNet', strategies: strategies.filter(({ needs }) => needs === 'aux-net') },
  { name: 'others', strategies: strategies.filter(({ needs }) => needs !== 'aux-net' && needs !== 'none') },
  { name: 'nothing', strategies: strategies.filter(({ needs }) => needs === 'none') },
];
