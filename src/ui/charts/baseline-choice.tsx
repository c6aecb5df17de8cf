import type { ReactElement } from 'react';
import { Choice } from '../controls/choice.tsx';
import { useMessages } from '../language/language.ts';
import styles from './depth-switches.module.css';

interface BaselineChoiceProps {
  readonly label: string;
  /** The name of the run that others are held against. */
  readonly baseline: string;
  readonly isSubtracted: boolean;
  readonly onChange: (isSubtracted: boolean) => void;
}

/** Each line by itself, or minus the same of the baseline. */
export function BaselineChoice({ label, baseline, isSubtracted, onChange }: BaselineChoiceProps): ReactElement {
  const { charts } = useMessages();
  return (
    <span className={styles['difference']}>
      <Choice
        label={label} value={isSubtracted ? 'baseline' : 'values'} onChange={(chosen) => onChange(chosen === 'baseline')}
        options={[{ value: 'values', label: charts.plain }, { value: 'baseline', label: charts.minus(baseline), help: charts.minusHelp }]}
      />
    </span>
  );
}
