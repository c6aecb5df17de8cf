import { useEffect, useState } from 'react';
import { usePrefersReducedMotion } from './use-prefers-reduced-motion.ts';

/** Milliseconds that each moment is shown, and the longest that a whole replay takes. */
const [A_MOMENT, ALL] = [500, 12_000];

/** A replay of the moments of a run. */
export interface Replay {
  readonly isPlaying: boolean;
  /** What the button does next: with reduced motion each press shows the next moment, and nothing moves by itself. */
  readonly offer: 'play' | 'pause' | 'next';
  readonly press: () => void;
}

/** Goes from the moment shown, or from the first where that is the newest, to the newest (undefined). */
export function useReplay(steps: readonly number[], step: number | undefined, onChange: (step: number | undefined) => void): Replay {
  const isReduced = usePrefersReducedMotion();
  const [wantsToPlay, setPlaying] = useState(false);
  const isPlaying = wantsToPlay && !isReduced && step !== undefined;
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      const next = steps[steps.indexOf(step) + 1];
      if (next === undefined) setPlaying(false);
      onChange(next);
    }, Math.min(A_MOMENT, ALL / steps.length));
    return () => clearTimeout(timer);
  }, [isPlaying, steps, step, onChange]);
  const advance = (): void => onChange(steps[step === undefined ? 0 : steps.indexOf(step) + 1]);
  if (isReduced) return { isPlaying: false, offer: 'next', press: advance };
  if (isPlaying) return { isPlaying, offer: 'pause', press: () => setPlaying(false) };
  return {
    isPlaying, offer: 'play',
    press: () => {
      setPlaying(true);
      if (step === undefined) onChange(steps[0]);
    },
  };
}
