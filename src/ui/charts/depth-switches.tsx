import { memo, type ReactElement } from 'react';
import { QuickChoice } from '../controls/quick-choice.tsx';
import { Segments } from '../controls/segments.tsx';
import { useMessages } from '../language/language.ts';
import styles from './depth-switches.module.css';
import type { DepthChoice } from './use-depth-choice.ts';

const metrics = ['loss', 'accuracy'] as const;
const phases = ['untuned', 'tuned'] as const;

interface DepthSwitchesProps {
  readonly choice: DepthChoice;
  /** The name of the run that others are held against. */
  readonly baseline: string | undefined;
}

/** What the chart over depth shows: which figure, before or after tuning, values or a difference. */
export const DepthSwitches = memo(function DepthSwitches({ choice, baseline }: DepthSwitchesProps): ReactElement {
  const { metric, onMetric, phase, onPhase, isTuned, base, names, other, onOther } = choice;
  const others = names.filter((name) => name !== base);
  const { charts, depthChart: words, strategies } = useMessages();
  return (
    <>
      <Segments label={words.shown} segments={metrics.map((each) => ({ value: each, label: charts.metrics[each] }))} value={metric} onChange={onMetric} />
      {isTuned && <Segments label={words.phase} segments={phases.map((each) => ({ value: each, label: charts.phases[each] }))} value={phase} onChange={onPhase} />}
      {base !== undefined && others.length + (baseline === undefined ? 0 : 1) > 0 && (
        <span className={styles['difference']}>
          <QuickChoice
            label={words.difference} value={other ?? 'values'}
            options={[
              { value: 'values', label: charts.plain },
              ...(baseline === undefined ? [] : [{ value: 'baseline' as const, label: `− ${baseline}`, help: words.minusHelp }]),
              ...others.map((name) => ({ value: name, label: `${base === 'cyclic' ? words.sws : strategies[base].label} − ${strategies[name].label}` })),
            ]}
            onChange={(chosen) => onOther(chosen === 'values' ? undefined : chosen)}
          />
        </span>
      )}
    </>
  );
});
