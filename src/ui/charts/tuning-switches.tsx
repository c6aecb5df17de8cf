import { memo, type ReactElement, useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { Metric } from '../../findings/depth-figures.ts';
import { IconToggle } from '../controls/icon-toggle.tsx';
import { QuickChoice } from '../controls/quick-choice.tsx';
import { Segments } from '../controls/segments.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './chart-choice.module.css';
import type { TuningAxis, TuningView } from './tuning-lines.ts';

const metrics = ['accuracy', 'loss'] as const;
const axes = ['step', 'epoch'] as const;

/** What the chart of tuning shows, and how to change it. */
export interface TuningChoice extends TuningView {
  readonly onMetric: (metric: Metric) => void;
  readonly onAxis: (axis: TuningAxis) => void;
  readonly onDepth: (depth: number) => void;
  /** Whether the baseline's figures are subtracted, where there is a baseline. */
  readonly isDifference: boolean;
  readonly onDifference: (isDifference: boolean) => void;
}

/** The choice of the person, or of their link; the deepest Des-Nets until one is chosen that the run tunes. */
export function useTuningChoice({ tuneDepths }: ExperimentConfig): TuningChoice {
  const playground = usePlayground();
  const metric = usePlaygroundState(({ view }) => view.tuneMetric ?? 'accuracy');
  const axis = usePlaygroundState(({ view }) => view.tuneAxis ?? 'step');
  const wanted = usePlaygroundState(({ view }) => view.tuneDepth);
  const isDifference = usePlaygroundState(({ view }) => view.tuneMinus !== undefined);
  const deepest = tuneDepths.at(-1) ?? 0;
  const depth = wanted !== undefined && tuneDepths.includes(wanted) ? wanted : deepest;
  return useMemo(() => ({
    metric, onMetric: (chosen) => playground.setView({ tuneMetric: chosen === 'accuracy' ? undefined : chosen }),
    // A part of one axis is no part of another.
    axis, onAxis: (chosen) => playground.setView({ tuneAxis: chosen === 'step' ? undefined : chosen, tuneZoom: undefined }),
    depth, onDepth: (chosen) => playground.setView({ tuneDepth: chosen === deepest ? undefined : chosen }),
    isDifference, onDifference: (chosen) => playground.setView({ tuneMinus: chosen ? 'baseline' : undefined }),
  }), [playground, metric, axis, depth, deepest, isDifference]);
}

interface TuningSwitchesProps {
  readonly choice: TuningChoice;
  readonly depths: readonly number[];
  /** The name of the run that others are held against. */
  readonly baseline: string | undefined;
}

/** Which depth, which figure, against what, and whether a baseline is subtracted. */
export const TuningSwitches = memo(function TuningSwitches({ choice, depths, baseline }: TuningSwitchesProps): ReactElement {
  const { metric, onMetric, axis, onAxis, depth, onDepth, isDifference, onDifference } = choice;
  const { charts, tuningChart: words } = useMessages();
  return (
    <>
      <span className={styles['depth']}>
        <QuickChoice
          label={words.depth} value={String(depth)} onChange={(chosen) => onDepth(Number(chosen))}
          options={depths.map((each) => ({ value: String(each), label: words.layers(each) }))}
        />
      </span>
      <Segments label={words.shown} segments={metrics.map((each) => ({ value: each, label: charts.metrics[each] }))} value={metric} onChange={onMetric} />
      <Segments label={words.against} segments={axes.map((each) => ({ value: each, label: words.axes[each] }))} value={axis} onChange={onAxis} />
      {baseline !== undefined && <IconToggle icon="pin" label={charts.minus(baseline)} isSelected={isDifference} onChange={onDifference} />}
    </>
  );
});
