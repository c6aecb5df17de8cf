import { memo, type ReactElement } from 'react';
import { Choice } from '../controls/choice.tsx';
import { ToggleTextButton } from '../controls/toggle-text-button.tsx';
import styles from './curve-switches.module.css';
import type { CurveChoice } from './use-curve-choice.ts';

const axes = [
  { value: 'step', label: 'Steps' }, { value: 'epoch', label: 'Epochs', help: 'Passes over the training images' },
  { value: 'images', label: 'Images', help: 'Training images seen' }, { value: 'seconds', label: 'Seconds', help: 'Of each seed, pauses left out' },
] as const;

const smoothings = [
  { value: 'none', label: 'Raw' }, { value: 'light', label: 'Smooth a little', help: 'Over about 3 batches' },
  { value: 'medium', label: 'Smooth', help: 'Over about 10 batches' }, { value: 'strong', label: 'Smooth a lot', help: 'Over about 30 batches' },
] as const;

/** What training is drawn against, how much its losses are smoothed, and whether upwards ratios count. */
export const CurveSwitches = memo(function CurveSwitches({ choice }: { readonly choice: CurveChoice }): ReactElement {
  const { axis, onAxis, smoothing, onSmoothing, isLog, onLog } = choice;
  return (
    <>
      <span className={styles['axis']}><Choice label="Training against" options={axes} value={axis} onChange={onAxis} /></span>
      <span className={styles['smoothing']}><Choice label="Smoothing" options={smoothings} value={smoothing} onChange={onSmoothing} /></span>
      <ToggleTextButton label="Log" name="Log scale of loss" isSelected={isLog} onChange={onLog} />
    </>
  );
});
