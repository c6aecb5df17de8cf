import { type HTMLAttributes, type PointerEvent, type RefObject, useEffect, useState } from 'react';
import type { PlotArea } from './chart-frame.tsx';

/** A pointer's place, pixels of the chart. */
interface Pointer {
  readonly x: number;
  readonly y: number;
  readonly isFinger: boolean;
}

/**
 * Where the pointer is above a plot, which the element of `surface` covers; undefined where it is elsewhere. What a finger
 * has touched stays when it is lifted, until something else is touched.
 */
export function usePointer(surface: RefObject<Element | null>, { x, y }: PlotArea): {
  readonly pointer: Pointer | undefined;
  /** For that element. */
  readonly handlers: Pick<HTMLAttributes<HTMLElement>, 'onPointerDown' | 'onPointerMove' | 'onPointerLeave'>;
} {
  const [pointer, setPointer] = useState<Pointer>();
  const isFinger = pointer?.isFinger === true;
  useEffect(() => {
    if (!isFinger) return undefined;
    const touched = ({ target }: Event): void => {
      if (!(target instanceof Node && surface.current?.contains(target))) setPointer(undefined);
    };
    document.addEventListener('pointerdown', touched);
    return () => document.removeEventListener('pointerdown', touched);
  }, [isFinger, surface]);
  const point = ({ clientX, clientY, pointerType, currentTarget }: PointerEvent): void => {
    const { left, top } = currentTarget.getBoundingClientRect();
    setPointer({ x: x + clientX - left, y: y + clientY - top, isFinger: pointerType === 'touch' });
  };
  return {
    pointer,
    handlers: {
      onPointerDown: point, onPointerMove: point, onPointerLeave: ({ pointerType }) => { if (pointerType !== 'touch') setPointer(undefined); },
    },
  };
}
