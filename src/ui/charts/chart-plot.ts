import { axisScale, type AxisScale, logScale } from '../../charts/axis-scale.ts';
import type { Window } from '../../charts/chart-point.ts';
import { type ChartLine, valuesIn } from './chart-line.ts';

/** A level to hold the lines against. */
export interface Reference {
  readonly value: number;
  readonly label: string;
  /** Kept within the chart, rather than left out where no line comes near it. */
  readonly isWithin?: boolean;
}

export interface XAxisPlan {
  readonly title: string;
  /** Ends, so that the axis stands still while figures come in. */
  readonly domain: Window;
  readonly ticks: readonly number[];
  /** Those of a part of it; round places when it is not said. */
  readonly ticksIn?: (part: Window) => readonly number[];
}

/** All that a chart shows, on the page as in a file. */
export interface ChartPlot {
  readonly lines: readonly ChartLine[];
  readonly xAxis: XAxisPlan;
  /** The part of the axis that is shown; all of it when it is not said. */
  readonly zoom?: Window | undefined;
  readonly references?: readonly Reference[];
  /** Whether equal ratios are equal distances upwards. */
  readonly isLog?: boolean;
  /** An x on its axis; as it is when it is not said. */
  readonly xText?: (x: number) => string;
  /** A value in words; `digits` is 2 on the axis and 3 where it is read exactly. */
  readonly yText: (value: number, digits: 2 | 3) => string;
  /** What the tooltip calls an x: `Depth 8`. */
  readonly nameOf: (x: number) => string;
}

export interface ChartScales {
  /** The part of the horizontal axis that is shown. */
  readonly window: Window;
  readonly xTicks: readonly number[];
  readonly yScale: AxisScale;
}

/** The axes of a chart: across what is shown of it, upwards round values around what the lines reach there. */
export function scalesOf({ lines, xAxis, zoom, references = [], isLog = false }: ChartPlot): ChartScales {
  const window = zoom ?? xAxis.domain;
  const within = references.filter(({ isWithin }) => isWithin === true).map(({ value }) => value);
  const values = [...valuesIn(lines, window, isLog), ...within];
  return { window, xTicks: zoom ? (xAxis.ticksIn ?? ticksWithin)(zoom) : xAxis.ticks, yScale: isLog ? logScale(values) : axisScale(values) };
}

/** Round places between the ends of an axis, about six. */
export function ticksWithin([low, high]: Window): readonly number[] {
  return axisScale([low, high], 6).ticks.filter((tick) => tick >= low && tick <= high);
}
