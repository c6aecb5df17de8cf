/** Line charts as SVG documents of one or several panels, two in a row. */

export interface ChartPoint {
  readonly x: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface LineLook {
  /** A CSS colour. */
  readonly colour: string;
  /** Lengths of strokes and gaps; empty for a solid line. */
  readonly dash: string;
}

export interface ChartLine {
  readonly label: string;
  readonly look: LineLook;
  readonly points: readonly ChartPoint[];
}

export interface ChartPanel {
  readonly title: string;
  readonly caption: string;
  readonly xTitle: string;
  /** Where the horizontal axis is labelled; round numbers when it is not said. */
  readonly xTicks?: readonly number[];
  readonly yText: (value: number) => string;
  readonly lines: readonly ChartLine[];
}

const WIDTH = 640;
const MOST_IN_A_ROW = 2;
/** Of a caption's line. */
const LETTERS = 92;
const PLOT = { left: 64, right: 616, top: 66, bottom: 318 };
const LEGEND = { top: 380, columns: 3, columnWidth: 184, rowHeight: 20 };

/** A chart of these panels, at least one. */
export function lineChartSvg(panels: readonly ChartPanel[]): string {
  const legendRows = Math.max(...panels.map(({ lines }) => Math.ceil(lines.length / LEGEND.columns)));
  const panelHeight = LEGEND.top + LEGEND.rowHeight * legendRows;
  const columns = Math.min(MOST_IN_A_ROW, panels.length);
  const [width, height] = [WIDTH * columns, panelHeight * Math.ceil(panels.length / columns)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escaped(panels.map(({ title }) => title).join('; '))}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...panels.map((panel, i) => {
      const [x, y] = [WIDTH * (i % columns), panelHeight * Math.floor(i / columns)];
      return `<g transform="translate(${x} ${y})">\n${panelSvg(panel)}\n</g>`;
    }),
    '</svg>',
    '',
  ].join('\n');
}

function panelSvg({ title, caption, xTitle, xTicks, yText, lines }: ChartPanel): string {
  const points = lines.flatMap((line) => line.points);
  const yTicks = roundTicks(points.flatMap(({ low, high }) => [low, high]));
  const across = xTicks ?? roundTicks(points.map(({ x }) => x));
  const x = (value: number): number => scaled(value, across, PLOT.left, PLOT.right);
  const y = (value: number): number => scaled(value, yTicks, PLOT.bottom, PLOT.top);
  return [
    text(PLOT.left, 20, title, 'start', 'font-size="14" font-weight="600"'),
    ...wrapped(caption).map((part, i) => text(PLOT.left, 37 + 15 * i, part, 'start', 'fill="#555555"')),
    ...yTicks.map((tick) => segment(PLOT.left, y(tick), PLOT.right, y(tick), '#e2e2e2') + text(PLOT.left - 8, y(tick) + 4, yText(tick), 'end')),
    ...across.map((tick) => text(x(tick), PLOT.bottom + 18, String(tick), 'middle')),
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 36, xTitle, 'middle'),
    ...lines.map((line, i) => lineSvg(line, i, x, y)),
  ].join('\n');
}

function lineSvg({ label, look, points }: ChartLine, place: number, x: (value: number) => number, y: (value: number) => number): string {
  const { colour, dash } = look;
  const stroke = `fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"`;
  const legendX = PLOT.left + (place % LEGEND.columns) * LEGEND.columnWidth;
  const legendY = LEGEND.top + Math.floor(place / LEGEND.columns) * LEGEND.rowHeight;
  return [
    ...points.filter(({ low, high }) => low < high).map((point) => segment(x(point.x), y(point.low), x(point.x), y(point.high), colour)),
    `<polyline points="${points.map((point) => `${short(x(point.x))},${short(y(point.mean))}`).join(' ')}" ${stroke}/>`,
    ...points.map((point) => `<circle cx="${short(x(point.x))}" cy="${short(y(point.mean))}" r="3" fill="${colour}"/>`),
    `<polyline points="${legendX},${legendY} ${legendX + 28},${legendY}" ${stroke}/>`,
    text(legendX + 36, legendY + 4, label, 'start'),
  ].join('\n');
}

/** Four to eight round numbers that enclose the values. */
function roundTicks(values: readonly number[]): readonly number[] {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const rough = Math.max(high - low, 0.01) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const from = Math.floor(low / step);
  return Array.from({ length: Math.ceil(high / step) - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)));
}

/** Text in lines of at most as many letters as a panel is wide. */
function wrapped(content: string): readonly string[] {
  const lines: string[] = [];
  for (const word of content.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The place of a value on an axis from its first tick to its last. */
function scaled(value: number, ticks: readonly number[], start: number, end: number): number {
  const [from, to] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

function segment(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" stroke="${colour}"/>`;
}

function text(x: number, y: number, content: string, anchor: string, attributes = ''): string {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" ${attributes}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
}

function short(value: number): string {
  return value.toFixed(1);
}
