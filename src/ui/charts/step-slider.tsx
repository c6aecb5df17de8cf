import { memo, type ReactElement } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { IconButton } from '../controls/icon-button.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
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

const icons: Readonly<Record<Replay['offer'], 'run' | 'pause' | 'step'>> = { play: 'run', pause: 'pause', next: 'step' };

/** Goes back to an earlier moment of the run, or through all of them; at its right end it follows the newest. */
export const StepSlider = memo(function StepSlider({ steps, step, caption, onChange }: StepSliderProps): ReactElement {
  const { depthChart: words } = useMessages();
  const last = steps.length;
  const place = step === undefined ? last : steps.indexOf(step);
  const thumb = useValueText(step === undefined ? words.newest : words.step(step));
  const { offer, press } = useReplay(steps, step, onChange);
  return (
    <div className={styles['row']}>
      <IconButton small icon={icons[offer]} label={words.replay[offer]} isDisabled={last === 0} onPress={press} />
      <Slider
        aria-label={words.moment} className={join(styles['slider'])} minValue={0}
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
