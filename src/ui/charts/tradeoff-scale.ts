/**
 * Where costs stand across the chart, which is linear in its own places: in 10⁹ of them, so that a part of the axis can be
 * written in a link, or in powers of ten, where equal ratios are to be equal distances.
 */
import { logScale } from '../../charts/axis-scale.ts';
import type { Window } from '../../charts/chart-point.ts';
import { ticksWithin, type XAxisPlan } from './chart-plot.ts';

const UNIT = 1e9;
/** Room beside the outermost points, of the width of the axis. */
const ROOM = 0.05;

export interface TradeoffScale {
  readonly isLog: boolean;
  /** Undefined for what has no place: nothing, on an axis of ratios. */
  readonly placeOf: (cost: number) => number | undefined;
  readonly costOf: (place: number) => number;
  /** Places of round costs in a part of the axis. */
  readonly ticksIn: (part: Window) => readonly number[];
}

const linear: TradeoffScale = {
  isLog: false, placeOf: (cost) => cost / UNIT, costOf: (place) => place * UNIT, ticksIn: ticksWithin,
};

const logarithmic: TradeoffScale = {
  isLog: true,
  placeOf: (cost) => (cost > 0 ? Math.log10(cost) : undefined),
  costOf: (place) => 10 ** place,
  ticksIn: ([from, to]) => logScale([10 ** from, 10 ** to]).ticks.map(Math.log10).filter((place) => place >= from && place <= to),
};

export function tradeoffScale(isLog: boolean): TradeoffScale {
  return isLog ? logarithmic : linear;
}

/** An axis for all of `costs`, from 0 where it says so and there is a place for it. */
export function tradeoffAxis(scale: TradeoffScale, costs: readonly number[], title: string, isFromZero: boolean): XAxisPlan {
  const places = [...costs, ...(isFromZero ? [0] : [])].flatMap((cost) => scale.placeOf(cost) ?? []);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const room = ROOM * (high - low || Math.abs(high)) || ROOM;
  const domain: Window = places.length === 0 ? [0, 1] : [isFromZero && !scale.isLog ? low : low - room, high + room];
  return { title, domain, ticks: scale.ticksIn(domain), ticksIn: scale.ticksIn };
}
