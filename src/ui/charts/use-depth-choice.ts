import { useMemo, useState } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { untunedStrategies } from '../../config/needed-networks.ts';
import type { EvaluationPhase, Metric } from '../../findings/depth-figures.ts';
import type { StrategyName } from '../../sws/strategy.ts';

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
  /** The one that is subtracted; undefined for every strategy by itself. */
  readonly other: StrategyName | undefined;
  readonly onOther: (other: StrategyName | undefined) => void;
}

/** The person's choice, as far as it means something for the run that is shown; the same object until it changes. */
export function useDepthChoice(config: ExperimentConfig): DepthChoice {
  const [metric, onMetric] = useState<Metric>('loss');
  const [wantedPhase, onPhase] = useState<EvaluationPhase>('untuned');
  const [wantedOther, onOther] = useState<StrategyName>();
  const isTuned = config.tuneSteps > 0;
  return useMemo(() => {
    const phase = isTuned ? wantedPhase : 'untuned';
    const names = phase === 'tuned' ? config.tuneStrategies : untunedStrategies(config);
    const base = names.includes('cyclic') ? 'cyclic' : names[0];
    const other = wantedOther !== undefined && wantedOther !== base && names.includes(wantedOther) ? wantedOther : undefined;
    return { metric, onMetric, phase, onPhase, isTuned, names, base, other, onOther };
  }, [config, isTuned, metric, wantedPhase, wantedOther]);
}
