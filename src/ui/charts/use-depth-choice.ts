import { useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { untunedStrategies } from '../../config/needed-networks.ts';
import type { EvaluationPhase, Metric } from '../../findings/depth-figures.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';

/** What is subtracted: another strategy's figures from those of the first, or the baseline run's from each strategy's. */
export type Subtracted = StrategyName | 'baseline';

/** What the chart over depth shows, and how to change it. */
export interface DepthChoice {
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
  readonly phase: EvaluationPhase;
  readonly onPhase: (phase: EvaluationPhase) => void;
  /** Whether there is a phase to choose. */
  readonly isTuned: boolean;
  /** Strategies of that phase. */
  readonly names: readonly StrategyName[];
  /** The strategy that differences are taken of. */
  readonly base: StrategyName | undefined;
  /** Undefined for every strategy by itself. */
  readonly other: Subtracted | undefined;
  readonly onOther: (other: Subtracted | undefined) => void;
}

/** The choice of the person, or of their link, as far as it means something for the run that is shown; the same object until it changes. */
export function useDepthChoice(config: ExperimentConfig, hasBaseline: boolean): DepthChoice {
  const playground = usePlayground();
  const metric = usePlaygroundState(({ view }) => view.metric ?? 'loss');
  const wantedPhase = usePlaygroundState(({ view }) => view.phase ?? 'untuned');
  const wantedOther = usePlaygroundState(({ view }) => view.minus);
  const isTuned = config.tuneSteps > 0;
  return useMemo((): DepthChoice => {
    const phase = isTuned ? wantedPhase : 'untuned';
    const names = phase === 'tuned' ? config.tuneStrategies : untunedStrategies(config);
    const base = names.includes('cyclic') ? 'cyclic' : names[0];
    const isMeant = wantedOther === 'baseline' ? hasBaseline : wantedOther !== undefined && wantedOther !== base && names.includes(wantedOther);
    return {
      metric, onMetric: (chosen) => playground.setView({ metric: chosen === 'loss' ? undefined : chosen }),
      phase, onPhase: (chosen) => playground.setView({ phase: chosen === 'untuned' ? undefined : chosen }),
      isTuned, names, base, other: isMeant ? wantedOther : undefined, onOther: (minus) => playground.setView({ minus }),
    };
  }, [config, hasBaseline, isTuned, metric, playground, wantedPhase, wantedOther]);
}
