import { memo, type ReactElement, useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { EvaluationPhase, Metric } from '../../findings/depth-figures.ts';
import { QuickChoice } from '../controls/quick-choice.tsx';
import { Segments } from '../controls/segments.tsx';
import { ToggleTextButton } from '../controls/toggle-text-button.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './chart-choice.module.css';
import type { TradeoffAxis, TradeoffView } from './tradeoff-lines.ts';

const metrics = ['accuracy', 'loss'] as const;
const axes = ['flops', 'parameters', 'training'] as const;
const phases = ['untuned', 'tuned'] as const;

/** What the chart of cost against quality shows, and how to change it. */
export interface TradeoffChoice extends TradeoffView {
  readonly onMetric: (metric: Metric) => void;
  readonly onAxis: (axis: TradeoffAxis) => void;
  readonly onPhase: (phase: EvaluationPhase) => void;
  /** Whether there are Des-Nets of both phases whose size can be counted. */
  readonly hasPhases: boolean;
  /** Whether equal ratios of training are equal distances; sizes lie near to each other. */
  readonly isLog: boolean;
  readonly onLog: (isLog: boolean) => void;
}

/** The choice of the person, or of their link; before tuning until they say otherwise, and where nothing is tuned. */
export function useTradeoffChoice({ tuneSteps }: ExperimentConfig): TradeoffChoice {
  const playground = usePlayground();
  const metric = usePlaygroundState(({ view }) => view.tradeMetric ?? 'accuracy');
  const axis = usePlaygroundState(({ view }) => view.tradeAxis ?? 'flops');
  const wanted = usePlaygroundState(({ view }) => view.tradePhase ?? 'untuned');
  const isLog = usePlaygroundState(({ view }) => view.tradeLog === true) && axis === 'training';
  const hasPhases = tuneSteps > 0 && axis !== 'training';
  const phase = hasPhases ? wanted : 'untuned';
  return useMemo(() => ({
    metric, onMetric: (chosen) => playground.setView({ tradeMetric: chosen === 'accuracy' ? undefined : chosen }),
    // A part of one axis is no part of another.
    axis, onAxis: (chosen) => playground.setView({ tradeAxis: chosen === 'flops' ? undefined : chosen, tradeZoom: undefined }),
    phase, onPhase: (chosen) => playground.setView({ tradePhase: chosen === 'untuned' ? undefined : chosen }), hasPhases,
    isLog, onLog: (chosen) => playground.setView({ tradeLog: chosen || undefined, tradeZoom: undefined }),
  }), [playground, metric, axis, phase, hasPhases, isLog]);
}

/** Which figure, against which cost, of sizes before or after tuning, of training whether ratios count. */
export const TradeoffSwitches = memo(function TradeoffSwitches({ choice }: { readonly choice: TradeoffChoice }): ReactElement {
  const { metric, onMetric, axis, onAxis, phase, onPhase, hasPhases, isLog, onLog } = choice;
  const { charts, tradeoffChart: words } = useMessages();
  return (
    <>
      <span className={styles['axis']}>
        <QuickChoice label={words.against} options={axes.map((each) => ({ value: each, ...words.axes[each] }))} value={axis} onChange={onAxis} />
      </span>
      <Segments label={words.shown} segments={metrics.map((each) => ({ value: each, label: charts.metrics[each] }))} value={metric} onChange={onMetric} />
      {hasPhases && (
        <Segments label={words.phase} segments={phases.map((each) => ({ value: each, label: charts.phases[each] }))} value={phase} onChange={onPhase} />
      )}
      {axis === 'training' && <ToggleTextButton label={words.log} name={words.logScale} isSelected={isLog} onChange={onLog} />}
    </>
  );
});
