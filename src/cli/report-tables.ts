/** The tables of a report, as rows of text: for the terminal and for Markdown alike. */
import { tunedStrategies, untunedStrategies } from '../config/needed-networks.ts';
import { experimentLike } from '../config/paper-experiments.ts';
import { depthsOf, type EvaluationPhase, type Metric } from '../findings/depth-figures.ts';
import { failedAuxNets, failedSeeds, withFailures } from '../findings/failed-seeds.ts';
import { signed } from '../findings/judgement.ts';
import { ledgerRows, paperLedger, ratioText } from '../findings/ledger.ts';
import { paperFigures, type PaperRow } from '../findings/paper-figures.ts';
import type { ConfigurationReport, DifferenceReport } from '../findings/report.ts';
import type { Spread } from '../findings/statistics.ts';
import { stepsToScratchText } from '../findings/tuning-figures.ts';
import { formatCount } from '../lib/format.ts';
import { strategies as allStrategies, strategyNamed, type StrategyName } from '../sws/strategy.ts';
import type { TableRows } from './text-table.ts';

export interface ReportTable {
  readonly title: string;
  readonly rows: TableRows;
}

/** Every table of a configuration; those that would be empty are left out. */
export function reportTables(report: ConfigurationReport): readonly ReportTable[] {
  const tables = [
    ...figureTables(report),
    ...auxNetTable(report),
    ...(['untuned', 'tuned'] as const).flatMap((phase) => (['loss', 'accuracy'] as const).map((metric) => differenceTable(report, phase, metric))),
    scratchTable(report),
    ledgerTable(report),
    ...paperTable(report),
  ];
  return tables.filter(({ rows }) => rows.length > 1);
}

/** Loss and accuracy by strategy and depth, untuned and tuned. */
export function figureTables(report: ConfigurationReport): readonly ReportTable[] {
  const tables = (['untuned', 'tuned'] as const).flatMap((phase) => (['loss', 'accuracy'] as const).map((metric) => (
    { title: `validation ${metric}, ${phase}`, rows: figureRows(report, phase, metric) }
  )));
  return tables.filter(({ rows }) => rows.length > 1);
}

/** How soon tuned Des-Nets pass scratch, by strategy and depth. */
export function scratchTable({ stepsToScratch }: Pick<ConfigurationReport, 'stepsToScratch'>): ReportTable {
  const body = stepsToScratch.map((steps) => {
    const accuracies = steps.seeds.map(({ scratch }) => scratch);
    const goal = accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length;
    return [String(steps.depth), strategyNamed(steps.strategy).label, percent(goal), stepsToScratchText(steps)];
  });
  return { title: 'steps of tuning until scratch’s final accuracy is passed', rows: [['depth', 'strategy', 'scratch ends at', 'passed'], ...body] };
}

/** A figure as its metric is written. */
export function metricText(value: number, metric: Metric): string {
  return metric === 'loss' ? value.toFixed(3) : percent(value);
}

function figureRows(report: ConfigurationReport, phase: EvaluationPhase, metric: Metric): TableRows {
  const { config, failures, seeds } = report;
  const figures = report[phase];
  const failed = (strategy: StrategyName, depth: number): number => failedSeeds({ strategy, depth, phase }, failures);
  const [strategies, depths] = phase === 'untuned' ? [untunedStrategies(config), config.depths] : [tunedStrategies(config), config.tuneDepths];
  const missing = strategies.flatMap((strategy) => depths.filter((depth) => failed(strategy, depth) > 0).map((depth) => ({ strategy, depth })));
  const names = allStrategies.map(({ name }) => name).filter((name) => [...figures, ...missing].some(({ strategy }) => strategy === name));
  const body = depthsOf([...figures, ...missing]).map((depth) => [
    String(depth),
    ...names.map((name) => {
      const figure = figures.find((candidate) => candidate.strategy === name && candidate.depth === depth);
      return withFailures(figure && spreadText(figure[metric], metric), failed(name, depth), seeds.length);
    }),
  ]);
  return [['depth', ...names.map((name) => strategyNamed(name).label)], ...body];
}

function auxNetTable({ auxNet, failures, seeds }: ConfigurationReport): readonly ReportTable[] {
  const failed = failedAuxNets(failures);
  if (!auxNet && failed === 0) return [];
  return [{ title: 'the Aux-Net itself', rows: [['validation accuracy'], [withFailures(auxNet && spreadText(auxNet, 'accuracy'), failed, seeds.length)]] }];
}

/** SWS minus each other strategy; every cell is a mean over seeds with its paired interval. */
function differenceTable({ differences }: ConfigurationReport, phase: DifferenceReport['phase'], metric: Metric): ReportTable {
  const shown = differences.filter((difference) => difference.phase === phase && difference.metric === metric);
  const depths = depthsOf(shown.flatMap((difference) => difference.depths));
  const [scale, digits] = metric === 'loss' ? [1, 3] as const : [100, 1] as const;
  const cell = ({ depths: own }: DifferenceReport, depth: number): string => {
    const difference = own.find((one) => one.depth === depth);
    if (!difference) return '–';
    const { mean, interval } = difference;
    const text = signed(scale * mean, digits);
    return interval ? `${text} (${signed(scale * interval.low, digits)} to ${signed(scale * interval.high, digits)})` : text;
  };
  return {
    title: `SWS (cyclic) minus others, ${metric === 'loss' ? 'loss' : 'points of accuracy'}, ${phase}; paired by seed, 95 % interval`,
    rows: [['depth', ...shown.map(({ other }) => strategyNamed(other).label)], ...depths.map((depth) => [String(depth), ...shown.map((one) => cell(one, depth))])],
  };
}

function ledgerTable({ ledger }: ConfigurationReport): ReportTable {
  const paper = ledgerRows(paperLedger);
  const body = ledgerRows(ledger).map(({ label, unit, sws, other, ratio }, i) => [
    label, unit, amount(sws, unit), amount(other, unit), ratioText(ratio), ratioText(paper[i]?.ratio ?? NaN),
  ]);
  return { title: 'costs', rows: [['', 'in', 'SWS', 'the other', 'ratio', 'paper'], ...body, ...ancestorRows(ledger)] };
}

function ancestorRows({ ancestor }: ConfigurationReport['ledger']): TableRows {
  if (!ancestor) return [];
  const rows = [
    ['The ancestor’s training, not counted above', ancestor.trainingSampleFlops],
    [`Its predictions of ${formatCount(ancestor.inferenceImages)} images, not counted above`, ancestor.inferenceSampleFlops],
  ] as const;
  return rows.map(([label, flops]) => [label, 'sample·FLOPs', flops === undefined ? 'not known' : formatCount(flops), '', '', '']);
}

/** The paper's own numbers, where the configuration is one of its experiments in small. */
function paperTable({ config }: ConfigurationReport): readonly ReportTable[] {
  const experiment = experimentLike(config);
  if (!experiment) return [];
  const { caption, rowHeading, columns, rows } = paperFigures(experiment.name);
  return [{
    title: `the paper’s own numbers: ${caption}`,
    rows: [[rowHeading.toLowerCase(), ...columns.map(({ label }) => label)], ...rows.map(({ label, values }) => [label, ...values.map((value, column) => printed(value, rows, column))])],
  }];
}

/** A number with as many decimals as its column has. */
function printed(value: number | 'fail', rows: readonly PaperRow[], column: number): string {
  const decimals = rows.map(({ values }) => String(values[column] ?? '').split('.')[1]?.length ?? 0);
  return typeof value === 'number' ? value.toFixed(Math.max(...decimals)) : value;
}

function amount(value: number, unit: string): string {
  return unit === 'epochs' ? value.toFixed(1) : formatCount(value);
}

function spreadText({ mean, low, high }: Spread, metric: Metric): string {
  const text = (value: number): string => metricText(value, metric);
  return low === high ? text(mean) : `${text(mean)} (${text(low)}–${text(high)})`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
