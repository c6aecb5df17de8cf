import { memo, type ReactElement } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { IconButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import styles from './step-slider.module.css';
import { type Replay, useReplay } from './use-replay.ts';
import { useValueText } from './use-value-text.ts';

interface StepSliderProps {
  /** Steps at which there was an evaluation, rising. */
  readonly steps: readonly number[];
  /** The one shown; undefined for the newest. */
  readonly step: number | undefined;
  /** What is shown of that moment, in words. */
  readonly caption: string;
  readonly onChange: (step: number | undefined) => void;
}

const buttons: Readonly<Record<Replay['offer'], { readonly icon: 'run' | 'pause' | 'step'; readonly label: string }>> = {
  play: { icon: 'run', label: 'Replay how the lines came about' },
  pause: { icon: 'pause', label: 'Pause the replay' },
  next: { icon: 'step', label: 'Show the next moment' },
};

/** Goes back to an earlier moment of the run, or through all of them; at its right end it follows the newest. */
export const StepSlider = memo(function StepSlider({ steps, step, caption, onChange }: StepSliderProps): ReactElement {
  const last = steps.length;
  const place = step === undefined ? last : steps.indexOf(step);
  const thumb = useValueText(step === undefined ? 'newest' : `step ${step}`);
  const { offer, press } = useReplay(steps, step, onChange);
  return (
    <div className={styles['row']}>
      <IconButton small icon={buttons[offer].icon} label={buttons[offer].label} isDisabled={last === 0} onPress={press} />
      <Slider
        aria-label="Moment of the run" className={join(styles['slider'])} minValue={0}
        maxValue={Math.max(last, 1)} value={last === 0 ? 1 : place} isDisabled={last === 0}
        onChange={(next) => onChange(steps[next])}
      >
        <SliderTrack className={join(styles['track'])}>
          <SliderThumb className={join(styles['thumb'])} inputRef={thumb} />
        </SliderTrack>
        <p className={styles['caption']}>{caption}</p>
      </Slider>
    </div>
  );
});
