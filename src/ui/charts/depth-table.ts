import { PointColumns } from '../../charts/point-columns.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { seedsOf } from '../../config/needed-networks.ts';
import { failedSeeds } from '../../findings/failed-seeds.ts';
import type { NetworkFailure } from '../../formats/metrics.ts';
import type { Messages } from '../../messages/messages.ts';
import { strategies as strategyTable, type StrategyName } from '../../sws/strategy.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { type ChartTable, lineTable } from './chart-table.ts';
import type { DepthSnapshot } from './depth-snapshot.ts';

/** Where there is no figure because a network failed. */
export interface DepthFails {
  /** Strategies that failed somewhere, in the order of the chart. */
  readonly names: readonly StrategyName[];
  readonly depths: readonly number[];
  readonly seeds: number;
  /** In how many seeds there is no such Des-Net. */
  readonly at: (name: StrategyName, depth: number) => number;
}

/** The failures of a run as they concern the strategies and depths of a chart; a Des-Net whose loss is no number has failed, too. */
export function depthFails(
  { phase, samples }: DepthSnapshot, names: readonly StrategyName[], config: ExperimentConfig, failures: readonly NetworkFailure[],
): DepthFails {
  const depths = phase === 'tuned' ? config.tuneDepths : config.depths;
  const lost = samples.filter(({ loss }) => !Number.isFinite(loss));
  const at = (strategy: StrategyName, depth: number): number => failedSeeds({ strategy, depth, phase }, failures)
    + new Set(lost.filter((each) => each.strategy === strategy && each.depth === depth).map(({ seed }) => seed)).size;
  return { names: names.filter((name) => depths.some((depth) => at(name, depth) > 0)), depths, seeds: seedsOf(config).length, at };
}

/**
 * The figures of lines by depth. Where a strategy failed in all seeds its figure is “fail”, as the paper writes it; where
 * it failed in some, a column of words beside the figures of the others says in how many.
 */
export function depthTable(lines: readonly ChartLine[], fails: DepthFails, messages: Messages): ChartTable {
  const { charts, strategies, paper } = messages;
  const labelled = fails.names.map((name) => ({ name, label: strategies[name].label }));
  const without = labelled.filter(({ name }) => !lines.some(({ key }) => key === name));
  const failed = without.map(({ name, label }): ChartLine => ({ key: name, label, style: strategyStyles[name], points: PointColumns.of([]) }));
  const all = [...lines, ...failed].toSorted((a, b) => rankOf(a) - rankOf(b));
  const { columns, rows } = lineTable(charts.headings.depth, all, messages);
  if (fails.names.length === 0) return { columns, rows };
  const figures = new Map(rows.map(([depth, ...cells]) => [Number(depth), cells]));
  const partly = labelled.filter(({ name }) => fails.depths.some((depth) => isPartial(fails.at(name, depth), fails)));
  const depths = [...new Set([...figures.keys(), ...fails.depths])].toSorted((a, b) => a - b);
  return {
    columns: [...columns, ...partly.map(({ label }) => charts.failures.of(label))],
    rows: depths.map((depth) => [
      depth,
      ...columns.slice(1).map((column, place) => {
        const found = labelled.find(({ label }) => column === label || column === charts.column(label, charts.range.mean));
        return figures.get(depth)?.[place] ?? (found && fails.at(found.name, depth) >= fails.seeds ? paper.fail : undefined);
      }),
      ...partly.map(({ name }) => (isPartial(fails.at(name, depth), fails) ? charts.failures.in(fails.at(name, depth), fails.seeds) : undefined)),
    ]),
  };
}

/** The shown run's own strategies in table order, then all others. */
function rankOf({ key }: ChartLine): number {
  const rank = strategyTable.findIndex(({ name }) => name === key);
  return rank < 0 ? strategyTable.length : rank;
}

function isPartial(failed: number, { seeds }: DepthFails): boolean {
  return failed > 0 && failed < seeds;
}
