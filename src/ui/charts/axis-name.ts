import type { Messages } from '../../messages/messages.ts';
import type { CurveAxis } from './curve-series.ts';

/** An x of the axis in words. */
export function axisName(axis: CurveAxis, { at }: Messages['charts']): (x: number) => string {
  switch (axis) {
    case 'step': return (x) => at.step(Math.round(x));
    case 'epoch': return (x) => at.epoch(x.toFixed(2));
    case 'images': return (x) => at.images(Math.round(x));
    case 'seconds': return (x) => at.seconds(x.toFixed(1));
    default: return axis satisfies never;
  }
}
