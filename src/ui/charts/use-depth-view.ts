import { useMemo } from 'react';
import { strategyDifferences, type StrategyDifference } from '../../findings/strategy-difference.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import type { ChartLine } from './chart-line.ts';
import { type ChartTable, lineTable } from './chart-table.ts';
import { depthLines, differenceLine } from './depth-lines.ts';
import type { DepthSnapshot } from './depth-snapshot.ts';
import type { DepthChoice } from './use-depth-choice.ts';

/** The lines of a snapshot, or the one line of the difference of two strategies. */
export interface DepthView {
  /** Undefined where every strategy is shown by itself. */
  readonly differences: readonly StrategyDifference[] | undefined;
  /** Those drawn. */
  readonly lines: readonly ChartLine[];
  readonly isEmpty: boolean;
  /** Those that are drawn and those that are switched off. */
  readonly table: () => ChartTable;
}

/** The same object until the figures or the choice change. */
export function useDepthView(snapshot: DepthSnapshot, { metric, base, other }: DepthChoice, hidden: readonly StrategyName[]): DepthView {
  return useMemo(() => {
    if (base === undefined || other === undefined) {
      const all = depthLines(snapshot.figures, metric);
      const lines = all.filter(({ key }) => !hidden.some((name) => name === key));
      return { differences: undefined, lines, isEmpty: all.length === 0, table: () => lineTable('Depth', all) };
    }
    const differences = strategyDifferences(snapshot.samples, base, other, metric);
    const line = differenceLine(differences, base, other);
    return { differences, lines: [line], isEmpty: differences.length === 0, table: () => differenceTable(line, differences) };
  }, [snapshot, metric, base, other, hidden]);
}

function differenceTable(line: ChartLine, differences: readonly StrategyDifference[]): ChartTable {
  const { columns, rows } = lineTable('Depth', [line], { mean: 'mean', low: '95 % from', high: '95 % to' });
  const seeds = new Map(differences.map((difference) => [difference.depth, String(difference.seeds)]));
  return { columns: [...columns, 'Seeds'], rows: rows.map(([depth, ...cells]) => [depth, ...cells, seeds.get(Number(depth))]) };
}
