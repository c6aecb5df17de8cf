import { useMemo } from 'react';
import { runDifferences, strategyDifferences, type StrategyDifference } from '../../findings/strategy-difference.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { type ChartTable, lineTable } from './chart-table.ts';
import { baselineCaption, differenceCaption } from './depth-caption.ts';
import { depthLines, differenceLine, differencePoints } from './depth-lines.ts';
import { type DepthFails, depthTable } from './depth-table.ts';
import { type DepthSnapshot, snapshotOf } from './depth-snapshot.ts';
import { overlaidLine } from './overlaid-lines.ts';
import type { PaperOverlay } from './paper-lines.ts';
import type { DepthChoice } from './use-depth-choice.ts';

/** What the chart over depth draws. */
export interface DepthView {
  /** Whether they are differences, and of what. */
  readonly difference: { readonly kind: 'strategies' | 'runs'; readonly caption: string } | undefined;
  /** Those drawn. */
  readonly lines: readonly ChartLine[];
  readonly isEmpty: boolean;
  /** Those that are drawn and those that are switched off. */
  readonly table: () => ChartTable;
}

/** What lies beside the shown run's own figures, and where it has none. */
export interface DepthCompany {
  readonly overlaid: readonly ShownRun[];
  readonly baseline: ShownRun | undefined;
  readonly paper: PaperOverlay | undefined;
  readonly fails: DepthFails;
}

/** The key by which the paper's lines are switched on and off. */
export const PAPER = 'paper';

/** The same object until the figures, the choice, what lies beside them or what is hidden change. */
export function useDepthView(run: ShownRun | undefined, snapshot: DepthSnapshot, choice: DepthChoice, company: DepthCompany, hidden: readonly string[], messages: Messages): DepthView {
  const { overlaid, baseline, paper, fails } = company;
  const { metric, base, other } = choice;
  const runId = run?.id ?? '';
  return useMemo(() => {
    if (other === 'baseline' && baseline) return baselineView(snapshot, baseline, choice, hidden, messages);
    if (base !== undefined && other !== undefined && other !== 'baseline') {
      const differences = strategyDifferences(snapshot.samples, base, other, metric);
      const line = differenceLine(differences, base, other, messages);
      return {
        difference: { kind: 'strategies', caption: differenceCaption(differences, messages) }, lines: [line], isEmpty: differences.length === 0,
        table: () => differenceTable(line, differences, messages),
      };
    }
    const own = depthLines(snapshot.figures, metric, messages).map((line) => ({ line, keys: [line.key, runId] }));
    const others = overlaid.flatMap((each, place) => depthLines(snapshotOf(each, snapshot.phase).figures, metric, messages)
      .map((line) => ({ line: overlaidLine(line, each, place + 1), keys: [line.key, each.id] })));
    const printed = (metric === 'accuracy' ? paper?.lines ?? [] : []).map((line) => ({ line, keys: [PAPER] }));
    const all = [...own, ...others, ...printed];
    const lines = all.filter(({ keys }) => !keys.some((key) => hidden.includes(key))).map(({ line }) => line);
    return { difference: undefined, lines, isEmpty: own.length + others.length === 0, table: () => depthTable(all.map(({ line }) => line), fails, messages) };
  }, [runId, snapshot, choice, metric, base, other, overlaid, baseline, paper, fails, hidden, messages]);
}

/** Each strategy of the shown run minus the same of the baseline. */
function baselineView(snapshot: DepthSnapshot, baseline: ShownRun, { names, metric }: DepthChoice, hidden: readonly string[], messages: Messages): DepthView {
  const others = snapshotOf(baseline, snapshot.phase).samples;
  const differences = names.map((name) => ({ name, found: runDifferences(snapshot.samples, others, name, metric) })).filter(({ found }) => found.length > 0);
  const lines = differences.map(({ name, found }) => baselineLine(name, found, baseline.name, messages));
  return {
    difference: { kind: 'runs', caption: baselineCaption(differences.flatMap(({ found }) => found), baseline.name, messages) },
    lines: lines.filter(({ key }) => !hidden.includes(key)), isEmpty: lines.length === 0,
    table: () => lineTable(messages.charts.headings.depth, lines, messages, messages.charts.interval),
  };
}

function baselineLine(name: StrategyName, differences: readonly StrategyDifference[], baseline: string, { strategies, depthChart }: Messages): ChartLine {
  return { key: name, label: depthChart.minusBaseline(strategies[name].label, baseline), style: strategyStyles[name], points: differencePoints(differences) };
}

function differenceTable(line: ChartLine, differences: readonly StrategyDifference[], messages: Messages): ChartTable {
  const { headings, interval } = messages.charts;
  const { columns, rows } = lineTable(headings.depth, [line], messages, interval);
  const seeds = new Map(differences.map((difference) => [difference.depth, String(difference.seeds)]));
  return { columns: [...columns, headings.seeds], rows: rows.map(([depth, ...cells]) => [depth, ...cells, seeds.get(Number(depth))]) };
}
