import { memo, type ReactElement } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { Window } from '../../charts/chart-point.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { useValueText } from './use-value-text.ts';
import type { Zoom } from './use-zoom.ts';
import styles from './zoom-slider.module.css';

/** Places of the thumbs across the axis. */
const PLACES = 200;
/** At least this many places stay between them. */
const NEAREST = 2;

interface ZoomSliderProps {
  /** What is cut out. */
  readonly of: 'training' | 'depths' | 'tuning' | 'cost';
  readonly domain: Window;
  readonly zoom: Zoom;
  /** An x in words. */
  readonly nameOf: (x: number) => string;
  readonly isDisabled: boolean;
}

/** Both ends of the part of a chart that is shown, by keyboard, finger or mouse, and the way back to everything. */
export const ZoomSlider = memo(function ZoomSlider({ of, domain: [low, high], zoom: { window, onZoom }, nameOf, isDisabled }: ZoomSliderProps): ReactElement {
  const placeOf = (x: number): number => Math.min(PLACES, Math.max(0, Math.round(((x - low) / (high - low)) * PLACES)));
  const xOf = (place: number): number => low + (place / PLACES) * (high - low);
  const [from, to] = window ? [placeOf(window[0]), placeOf(window[1])] : [0, PLACES];
  const first = useValueText(nameOf(window?.[0] ?? low));
  const second = useValueText(nameOf(window?.[1] ?? high));
  const change = ([start = 0, end = PLACES]: readonly number[]): void => {
    if (end - start < NEAREST) return;
    const isAll = start === 0 && end === PLACES;
    onZoom(isAll ? undefined : [start === from && window ? window[0] : xOf(start), end === to && window ? window[1] : xOf(end)]);
  };
  const { zoom: words } = useMessages().charts;
  return (
    <div className={styles['row']}>
      <Slider
        aria-label={words[of].part} className={join(styles['slider'])} minValue={0} maxValue={PLACES} value={[from, to]}
        isDisabled={isDisabled} onChange={(places) => { if (Array.isArray(places)) change(places); }}
      >
        <SliderTrack className={join(styles['track'])}>
          <span className={styles['chosen']} style={{ left: `${(from / PLACES) * 100}%`, right: `${100 - (to / PLACES) * 100}%` }} />
          <SliderThumb index={0} className={join(styles['thumb'])} aria-label={words.from} inputRef={first} />
          <SliderThumb index={1} className={join(styles['thumb'])} aria-label={words.to} inputRef={second} />
        </SliderTrack>
      </Slider>
      <IconButton small icon="reuse" label={words[of].all} isDisabled={window === undefined} onPress={() => onZoom(undefined)} />
    </div>
  );
});
