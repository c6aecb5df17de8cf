import { memo, type ReactElement } from 'react';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { Choice } from '../controls/choice.tsx';
import { Segments } from '../controls/segments.tsx';
import styles from './depth-switches.module.css';
import type { DepthChoice } from './use-depth-choice.ts';

const metrics = [{ value: 'loss', label: 'Loss' }, { value: 'accuracy', label: 'Accuracy' }] as const;
const phases = [{ value: 'untuned', label: 'Untuned' }, { value: 'tuned', label: 'Tuned' }] as const;

interface DepthSwitchesProps {
  readonly choice: DepthChoice;
  /** The name of the run that others are held against. */
  readonly baseline: string | undefined;
}

/** What the chart over depth shows: which figure, before or after tuning, values or a difference. */
export const DepthSwitches = memo(function DepthSwitches({ choice, baseline }: DepthSwitchesProps): ReactElement {
  const { metric, onMetric, phase, onPhase, isTuned, base, names, other, onOther } = choice;
  const others = names.filter((name) => name !== base);
  return (
    <>
      <Segments label="Shown against depth" segments={metrics} value={metric} onChange={onMetric} />
      {isTuned && <Segments label="Before or after tuning" segments={phases} value={phase} onChange={onPhase} />}
      {base !== undefined && others.length + (baseline === undefined ? 0 : 1) > 0 && (
        <span className={styles['difference']}>
          <Choice
            label="Values or a difference" value={other ?? 'values'}
            options={[
              { value: 'values', label: 'Values' },
              ...(baseline === undefined ? [] : [{ value: 'baseline' as const, label: `− ${baseline}`, help: 'Each strategy minus the same of the baseline' }]),
              ...others.map((name) => ({ value: name, label: `${shortLabel(base)} − ${strategyNamed(name).label}` })),
            ]}
            onChange={(chosen) => onOther(chosen === 'values' ? undefined : chosen)}
          />
        </span>
      )}
    </>
  );
});

function shortLabel(name: StrategyName): string {
  return name === 'cyclic' ? 'SWS' : strategyNamed(name).label;
}
