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

/** Parts of the width of which only the extremes are drawn: about two for each of the picture's pixels. */
const BUCKETS = 1100;

/** A chart as it is shown, for a file; `colourOf` gives the colour that a file may hold for one of the page's. */
export function svgPanelOf(plot: ChartPlot, words: ChartWords, colourOf: (colour: string) => string): SvgPanel {
  const { title, caption, notes } = words;
  const { lines, xAxis, references = [], isLog = false, xText, yText } = plot;
  const { window, xTicks, yScale } = scalesOf(plot);
  return {
    title, caption, notes, references, isLog, yScale, xTicks,
    xTitle: xAxis.title, xDomain: window, yText: (value) => yText(value, 2), ...(xText && { xText }),
    lines: lines.flatMap((line) => svgLines(line, window, colourOf, words)),
  };
}

/** A line; one that is drawn smoothed, behind it the points themselves. */
function svgLines(line: ChartLine, window: Window, colourOf: (colour: string) => string, words: ChartWords): readonly SvgLine[] {
  const { label, points, smooth, spikes, style: { colour, dash, marker }, isThin = false } = line;
  const { opacity, width } = strokeOf(line);
  const look: LineLook = { colour: colourOf(colour), dash, marker: isThin ? 'none' : marker, width, opacity };
  const kept = decimated(points, window, BUCKETS);
  const drawn = hasBand(line) ? kept : kept.map(withoutBand);
  const stars: LineLook = { colour: colourOf(SPIKE_COLOUR), dash: '', marker: 'star', width: 0 };
  const marks: readonly SvgLine[] = spikes ? [{ label: words.spikes(label), look: stars, points: spikes.map(withoutBand) }] : [];
  if (!smooth) return [{ label, look, points: drawn }, ...marks];
  const smoothPoints = indicesKept(points, window, BUCKETS, smooth).map((index) => ({ x: points.x[index] ?? 0, mean: smooth[index] ?? 0 }));
  return [
    { label, look: { ...look, opacity: opacity * RAW_STRENGTH }, points: drawn, isUnnamed: true },
    { label: words.smoothed(label), look: { ...look, opacity: 1 }, points: smoothPoints },
    ...marks,
  ];
}

function withoutBand({ x, mean }: ChartPoint): ChartPoint {
  return { x, mean };
}
