import { memo, type ReactElement } from 'react';
import { IconToggle } from '../controls/icon-toggle.tsx';
import { QuickChoice } from '../controls/quick-choice.tsx';
import { ToggleTextButton } from '../controls/toggle-text-button.tsx';
import { useMessages } from '../language/language.ts';
import styles from './curve-switches.module.css';
import type { CurveChoice } from './use-curve-choice.ts';

const axes = ['step', 'epoch', 'images', 'seconds'] as const;
const smoothings = ['none', 'light', 'medium', 'strong'] as const;

interface CurveSwitchesProps {
  readonly choice: CurveChoice;
  /** The name of the run that others are held against. */
  readonly baseline: string | undefined;
}

/** What training is drawn against, how much its losses are smoothed, whether upwards ratios count, and whether a baseline is subtracted. */
export const CurveSwitches = memo(function CurveSwitches({ choice, baseline }: CurveSwitchesProps): ReactElement {
  const { axis, onAxis, smoothing, onSmoothing, isLog, onLog, isDifference, onDifference } = choice;
  const { charts, curves: words } = useMessages();
  const axisOptions = axes.map((each) => ({ value: each, ...words.axes[each] }));
  const smoothingOptions = smoothings.map((each) => ({ value: each, ...words.smoothings[each] }));
  return (
    <>
      <span className={styles['axis']}><QuickChoice label={words.against} options={axisOptions} value={axis} onChange={onAxis} /></span>
      <span className={styles['smoothing']}><QuickChoice label={words.smoothing} options={smoothingOptions} value={smoothing} onChange={onSmoothing} /></span>
      <ToggleTextButton label={words.log} name={words.logScale} isSelected={isLog} onChange={onLog} />
      {baseline !== undefined && <IconToggle icon="pin" label={charts.minus(baseline)} isSelected={isDifference} onChange={onDifference} />}
    </>
  );
});
