import { memo, type ReactElement, useMemo, useState } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { Metric } from '../../findings/depth-figures.ts';
import { Choice } from '../controls/choice.tsx';
import { Segments } from '../controls/segments.tsx';
import { useMessages } from '../language/language.ts';
import type { TuningAxis } from './tuning-lines.ts';
import styles from './tuning-panel.module.css';

const metrics = ['accuracy', 'loss'] as const;
const axes = ['step', 'epoch'] as const;

/** What the chart of tuning shows, and how to change it. */
export interface TuningChoice {
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
  readonly axis: TuningAxis;
  readonly onAxis: (axis: TuningAxis) => void;
  /** Layers of the Des-Nets shown. */
  readonly depth: number;
  readonly onDepth: (depth: number) => void;
}

/** The person's choice; the deepest Des-Nets until one is chosen that the run tunes. */
export function useTuningChoice({ tuneDepths }: ExperimentConfig): TuningChoice {
  const [metric, onMetric] = useState<Metric>('accuracy');
  const [axis, onAxis] = useState<TuningAxis>('step');
  const [wanted, onDepth] = useState<number>();
  const depth = wanted !== undefined && tuneDepths.includes(wanted) ? wanted : tuneDepths.at(-1) ?? 0;
  return useMemo(() => ({ metric, onMetric, axis, onAxis, depth, onDepth }), [metric, axis, depth]);
}

interface TuningSwitchesProps {
  readonly choice: TuningChoice;
  readonly depths: readonly number[];
}

/** Which depth, which figure, and against what. */
export const TuningSwitches = memo(function TuningSwitches({ choice, depths }: TuningSwitchesProps): ReactElement {
  const { metric, onMetric, axis, onAxis, depth, onDepth } = choice;
  const { charts, tuningChart: words } = useMessages();
  return (
    <>
      <span className={styles['depth']}>
        <Choice
          label={words.depth} value={String(depth)} onChange={(chosen) => onDepth(Number(chosen))}
          options={depths.map((each) => ({ value: String(each), label: words.layers(each) }))}
        />
      </span>
      <Segments label={words.shown} segments={metrics.map((each) => ({ value: each, label: charts.metrics[each] }))} value={metric} onChange={onMetric} />
      <Segments label={words.against} segments={axes.map((each) => ({ value: each, label: words.axes[each] }))} value={axis} onChange={onAxis} />
    </>
  );
});
