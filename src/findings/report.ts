import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, Evaluation, NetworkFailure } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { StrategyName } from '../sws/strategy.ts';
import { depthFigures, type DepthFigure, type EvaluationPhase, type Metric } from './depth-figures.ts';
import { imageSetOf, ledgerOf, type Ledger } from './ledger.ts';
import { configurationFields, poolsOf, type Pool } from './pool.ts';
import { spreadOf, type Spread } from './statistics.ts';
import { strategyDifferences, type StrategyDifference } from './strategy-difference.ts';
import { stepsToScratch, tuningCurves, type StepsToScratch, type TuningCurve } from './tuning-figures.ts';
import { verdictsOf, type Verdict } from './verdicts.ts';

/** All that some results say. */
export interface Report {
  readonly configurations: readonly ConfigurationReport[];
  readonly verdicts: readonly Verdict[];
}

/** The runs of one configuration, their seeds together. */
export interface ConfigurationReport {
  readonly label: string;
  readonly config: ExperimentConfig;
  readonly data: DataInfo;
  readonly target: DataInfo | null;
  readonly seeds: readonly number[];
  /** The Aux-Net's own accuracy at its end, 0 … 1. */
  readonly auxNet: Spread | undefined;
  readonly untuned: readonly DepthFigure[];
  readonly tuned: readonly DepthFigure[];
  /** SWS against every other strategy. */
  readonly differences: readonly DifferenceReport[];
  readonly tuning: readonly TuningCurve[];
  readonly stepsToScratch: readonly StepsToScratch[];
  readonly ledger: Ledger;
  readonly failures: readonly NetworkFailure[];
}

/** The figures of cyclic (the paper's SWS) minus those of another strategy. */
export interface DifferenceReport {
  readonly phase: EvaluationPhase;
  readonly other: StrategyName;
  readonly metric: Metric;
  readonly depths: readonly StrategyDifference[];
}

/** What results documents say, configuration by configuration, and of the paper's claims; their order does not matter. */
export function reportOf(results: readonly ExperimentResults[]): Report {
  return { configurations: poolsOf(results, configurationFields).map(configurationReport), verdicts: verdictsOf(results) };
}

function configurationReport(pool: Pool): ConfigurationReport {
  const { label, config, data, target, seeds, untuned, tuned, tuning, auxNet, failures } = pool;
  return {
    label, config, data, target, seeds, failures,
    auxNet: auxNet.size > 0 ? spreadOf([...auxNet.values()]) : undefined,
    untuned: depthFigures(untuned),
    tuned: depthFigures(tuned),
    differences: [...differencesOf('untuned', untuned), ...differencesOf('tuned', tuned)],
    tuning: tuningCurves(tuning),
    stepsToScratch: stepsToScratch(tuning, tuned, config.scratchSteps),
    ledger: ledgerOf(config, imageSetOf(data), imageSetOf(target ?? data)),
  };
}

function differencesOf(phase: EvaluationPhase, samples: readonly Evaluation[]): readonly DifferenceReport[] {
  const others = [...new Set(depthFigures(samples).map(({ strategy }) => strategy))].filter((name) => name !== 'cyclic');
  return others
    .flatMap((other) => (['loss', 'accuracy'] as const).map((metric) => (
      { phase, other, metric, depths: strategyDifferences(samples, 'cyclic', other, metric) }
    )))
    .filter(({ depths }) => depths.length > 0);
}
