import type { ReactElement } from 'react';
import type { EvaluationPhase, Metric } from '../../findings/depth-figures.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { Choice } from '../controls/choice.tsx';
import { Segments } from '../controls/segments.tsx';
import styles from './depth-switches.module.css';

const metrics = [{ value: 'loss', label: 'Loss' }, { value: 'accuracy', label: 'Accuracy' }] as const;
const phases = [{ value: 'untuned', label: 'Untuned' }, { value: 'tuned', label: 'Tuned' }] as const;

interface DepthSwitchesProps {
  readonly metric: Metric;
  readonly onMetric: (metric: Metric) => void;
  /** Undefined where nothing is tuned. */
  readonly phase: EvaluationPhase | undefined;
  readonly onPhase: (phase: EvaluationPhase) => void;
  /** The strategy that differences are taken of. */
  readonly base: StrategyName | undefined;
  readonly names: readonly StrategyName[];
  /** The one that is subtracted; undefined for every strategy by itself. */
  readonly other: StrategyName | undefined;
  readonly onOther: (other: StrategyName | undefined) => void;
}

/** What the chart over depth shows: which figure, before or after tuning, values or a difference. */
export function DepthSwitches(props: DepthSwitchesProps): ReactElement {
  const { metric, onMetric, phase, onPhase, base, names, other, onOther } = props;
  const others = names.filter((name) => name !== base);
  return (
    <>
      <Segments label="Shown against depth" segments={metrics} value={metric} onChange={onMetric} />
      {phase !== undefined && <Segments label="Before or after tuning" segments={phases} value={phase} onChange={onPhase} />}
      {base !== undefined && others.length > 0 && (
        <span className={styles['difference']}>
          <Choice
            label="Values or a difference" value={other ?? 'values'}
            options={[
              { value: 'values', label: 'Values' },
              ...others.map((name) => ({ value: name, label: `${shortLabel(base)} − ${strategyNamed(name).label}` })),
            ]}
            onChange={(chosen) => onOther(chosen === 'values' ? undefined : chosen)}
          />
        </span>
      )}
    </>
  );
}

function shortLabel(name: StrategyName): string {
  return name === 'cyclic' ? 'SWS' : strategyNamed(name).label;
}
