import type { SvgPanel } from '../../charts/chart-svg.ts';
import { decimated, indicesKept } from '../../charts/decimated.ts';
import type { LineLook, SvgLine } from '../../charts/line-svg.ts';
import type { ChartPoint, Window } from '../../charts/chart-point.ts';
import { type ChartLine, hasBand, RAW_STRENGTH, SPIKE_COLOUR, strokeOf } from './chart-line.ts';
import { type ChartPlot, scalesOf } from './chart-plot.ts';

/** What a picture says beside the chart itself. */
export interface ChartWords {
  readonly title: string;
  readonly caption: string;
  /** What was run, and a link to it. */
  readonly notes: readonly string[];
  /** What a smoothed line is called, beside its raw points. */
  readonly smoothed: (label: string) => string;
  /** What the marks at spikes of a line's gradient are called. */
  readonly spikes: (label: string) => string;
}

/** Parts of the width of which only the extremes are drawn: about two for each of the picture's pixels, one where there are many lines. */
const BUCKETS = { all: 60_000, fewest: 550, most: 1100 };

/**
 * A chart as it is shown, for a file, whose points are chosen when they are written; `colourOf` gives the colour that a file
 * may hold for one of the page's.
 */
export function svgPanelOf(plot: ChartPlot, words: ChartWords, colourOf: (colour: string) => string): SvgPanel {
  const { title, caption, notes } = words;
  const { lines, xAxis, references = [], isLog = false, xText, yText } = plot;
  const { window, xTicks, yScale } = scalesOf(plot);
  const buckets = Math.max(BUCKETS.fewest, Math.min(BUCKETS.most, Math.floor(BUCKETS.all / Math.max(lines.length, 1))));
  return {
    title, caption, notes, references, isLog, yScale, xTicks,
    xTitle: xAxis.title, xDomain: window, yText: (value) => yText(value, 2), ...(xText && { xText }),
    lines: lines.flatMap((line) => svgLines(line, { window, buckets }, colourOf, words)),
  };
}

/** Which points are drawn. */
interface Ground {
  readonly window: Window;
  readonly buckets: number;
}

/** A line; one that is drawn smoothed, behind it the points themselves. */
function svgLines(line: ChartLine, ground: Ground, colourOf: (colour: string) => string, words: ChartWords): readonly SvgLine[] {
  const { label, smooth, spikes, style: { colour, dash, marker }, isThin = false } = line;
  const { opacity, width } = strokeOf(line);
  const look: LineLook = { colour: colourOf(colour), dash, marker: isThin ? 'none' : marker, width, opacity };
  const stars: LineLook = { colour: colourOf(SPIKE_COLOUR), dash: '', marker: 'star', width: 0 };
  const marks: readonly SvgLine[] = spikes ? [{ label: words.spikes(label), look: stars, points: spikes.map(withoutBand) }] : [];
  if (!smooth) return [{ label, look, get points() { return drawnOf(line, ground); } }, ...marks];
  return [
    { label, look: { ...look, opacity: opacity * RAW_STRENGTH }, isUnnamed: true, get points() { return drawnOf(line, ground); } },
    { label: words.smoothed(label), look: { ...look, opacity: 1 }, get points() { return smoothedOf(line, smooth, ground); } },
    ...marks,
  ];
}

function drawnOf(line: ChartLine, { window, buckets }: Ground): readonly ChartPoint[] {
  const kept = decimated(line.points, window, buckets);
  return hasBand(line) ? kept : kept.map(withoutBand);
}

function smoothedOf({ points }: ChartLine, smooth: Float64Array, { window, buckets }: Ground): readonly ChartPoint[] {
  return indicesKept(points, window, buckets, smooth).map((index) => ({ x: points.x[index] ?? 0, mean: smooth[index] ?? 0 }));
}

function withoutBand({ x, mean }: ChartPoint): ChartPoint {
  return { x, mean };
}
