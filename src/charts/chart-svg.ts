/** Line charts as SVG documents of one or several panels, two in a row: for files of the command line and of the page. */
import { axisScale, type AxisScale, logScale, placeOn } from './axis-scale.ts';
import type { ChartPoint, Window } from './chart-point.ts';
import { legendHeight, legendSvg } from './legend-svg.ts';
import { lineSvg, type SvgLine } from './line-svg.ts';
import { escaped, short, textAt, wrapped } from './svg-text.ts';

export interface SvgReference {
  readonly value: number;
  readonly label: string;
}

export interface SvgPanel {
  readonly title: string;
  readonly caption: string;
  readonly xTitle: string;
  /** Where the horizontal axis is labelled; round numbers when it is not said. */
  readonly xTicks?: readonly number[];
  /** Its ends; those of its labels when it is not said. */
  readonly xDomain?: Window;
  readonly xText?: (value: number) => string;
  /** Ends and labels of the vertical axis; round numbers around the values when they are not said. */
  readonly yScale?: AxisScale;
  readonly isLog?: boolean;
  readonly yText: (value: number) => string;
  /** Levels to hold the lines against. */
  readonly references?: readonly SvgReference[];
  readonly lines: readonly SvgLine[];
  /** Paragraphs below the legend: what was run, and a link to it. */
  readonly notes?: readonly string[];
}

const WIDTH = 640;
const MOST_IN_A_ROW = 2;
/** Of a line of text that is as wide as a panel. */
const LETTERS = 92;
const PLOT = { left: 64, right: 616, top: 66, bottom: 318 };
const LEGEND_TOP = 380;
const LINE = 15;

/** A chart of these panels, at least one. */
export function chartSvg(panels: readonly SvgPanel[]): string {
  return [...chartSvgPieces(panels)].join('');
}

/** The same in pieces, which take long to be written where there are many lines of many points. */
export function* chartSvgPieces(panels: readonly SvgPanel[]): Generator<string, void, undefined> {
  for (const part of chartParts(panels)) yield `${part}\n`;
}

function* chartParts(panels: readonly SvgPanel[]): Generator<string, void, undefined> {
  const columns = Math.min(MOST_IN_A_ROW, panels.length);
  const panelHeight = Math.max(...panels.map(heightOf));
  const [width, height] = [WIDTH * columns, panelHeight * Math.ceil(panels.length / columns)];
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
    + ' font-family="system-ui, sans-serif" font-size="12" role="img">';
  yield `<title>${escaped(panels.map(({ title }) => title).join('; '))}</title>`;
  yield `<defs><clipPath id="plot"><rect x="${PLOT.left}" y="${PLOT.top - 6}" width="${PLOT.right - PLOT.left + 6}"`
    + ` height="${PLOT.bottom - PLOT.top + 12}"/></clipPath></defs>`;
  yield `<rect width="${width}" height="${height}" fill="#ffffff"/>`;
  for (const [i, panel] of panels.entries()) {
    const [x, y] = [WIDTH * (i % columns), panelHeight * Math.floor(i / columns)];
    yield `<g transform="translate(${x} ${y})">`;
    yield* panelParts(panel);
    yield '</g>';
  }
  yield '</svg>';
}

function* panelParts(panel: SvgPanel): Generator<string, void, undefined> {
  const { title, caption, xTitle, xText = String, yText, lines, references = [], isLog = false } = panel;
  const [across, up] = [xScaleOf(panel), yScaleOf(panel)];
  const x = (value: number): number => placeOn(across, value, PLOT.left, PLOT.right);
  const y = (value: number): number => placeOn(up, value, PLOT.bottom, PLOT.top, isLog);
  yield textAt(PLOT.left, 20, title, 'start', 'font-size="14" font-weight="600"');
  yield* wrapped(caption, LETTERS).map((part, i) => textAt(PLOT.left, 37 + LINE * i, part, 'start', 'fill="#555555"'));
  yield* up.ticks.map((tick) => level(y(tick), '#e2e2e2') + textAt(PLOT.left - 8, y(tick) + 4, yText(tick), 'end'));
  yield* across.ticks.map((tick) => textAt(x(tick), PLOT.bottom + 18, xText(tick), 'middle'));
  yield textAt((PLOT.left + PLOT.right) / 2, PLOT.bottom + 36, xTitle, 'middle');
  yield* references.filter(({ value }) => value >= up.domain[0] && value <= up.domain[1]).map(({ value, label }) =>
    level(y(value), '#868e9e', ' stroke-dasharray="1 4"') + textAt(PLOT.right, y(value) - 4, label, 'end', 'fill="#555555"'));
  yield '<g clip-path="url(#plot)">';
  for (const line of lines) yield lineSvg(line.look, isLog ? line.points.flatMap(aboveZero) : line.points, x, y);
  yield '</g>';
  yield legendSvg(lines, PLOT.left, LEGEND_TOP);
  yield* noteLines(panel).map((line, i) => textAt(PLOT.left, LEGEND_TOP + legendHeight(lines) + LINE * (i + 0.5), line, 'start', 'font-size="11" fill="#555555"'));
}

function heightOf(panel: SvgPanel): number {
  return LEGEND_TOP + legendHeight(panel.lines) + LINE * (noteLines(panel).length + (panel.notes ? 1 : 0));
}

function noteLines({ notes = [] }: SvgPanel): readonly string[] {
  return notes.flatMap((note) => wrapped(note, LETTERS));
}

function xScaleOf({ xTicks, xDomain, lines }: SvgPanel): AxisScale {
  const ticks = xTicks ?? axisScale(lines.flatMap(({ points }) => points.map(({ x }) => x))).ticks;
  return { domain: xDomain ?? [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks };
}

function yScaleOf({ yScale, isLog = false, lines }: SvgPanel): AxisScale {
  if (yScale) return yScale;
  return (isLog ? logScale : axisScale)(lines.flatMap(({ points }) => points.flatMap(({ mean, low = mean, high = mean }) => [low, mean, high])));
}

/** A point as far as it has a place on a logarithmic axis. */
function aboveZero(point: ChartPoint): readonly ChartPoint[] {
  const { mean, low = mean } = point;
  if (mean <= 0) return [];
  return low > 0 ? [point] : [{ ...point, low: mean }];
}

function level(y: number, colour: string, attributes = ''): string {
  return `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${short(y)}" y2="${short(y)}" stroke="${colour}"${attributes}/>`;
}
