import type { Window } from './chart-point.ts';

/** Of its width: far less than a pixel of any chart. */
const FINEST = 1000;

/** A part of an axis with its ends at places that can be read: exact to a thousandth of its width, not below 0, at most six digits after the point. */
export function rounded([low, high]: Window): Window {
  const digits = Math.min(6, Math.max(0, Math.ceil(Math.log10(FINEST / (high - low)))));
  const at = (x: number): number => Number(Math.max(0, x).toFixed(digits));
  return [at(low), at(high)];
}

/** What of a part lies on an axis; undefined where that is nothing, or all of the axis. */
export function partWithin([from, to]: Window, [low, high]: Window): Window | undefined {
  if (from >= high || to <= low || (from <= low && to >= high)) return undefined;
  return [Math.max(from, low), Math.min(to, high)];
}
