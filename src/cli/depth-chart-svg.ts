import { depthFigures, type DepthFigure } from '../findings/depth-figures.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { strategies, strategyNamed, type StrategyName } from '../sws/strategy.ts';

const WIDTH = 640;
const HEIGHT = 400;
const PLOT = { left: 64, right: 616, top: 48, bottom: 300 };

/** Okabe–Ito colours and dashes, so that lines differ without colour too. */
const styles: readonly { readonly colour: string; readonly dash: string }[] = [
  { colour: '#0072b2', dash: '' },
  { colour: '#d55e00', dash: '8 4' },
  { colour: '#009e73', dash: '2 3' },
  { colour: '#cc79a7', dash: '10 3 2 3' },
  { colour: '#7a6a00', dash: '5 5' },
  { colour: '#444444', dash: '1 4' },
];

/** Validation loss against depth, one line a strategy (the paper's Fig. 1d), as an SVG document. */
export function depthChartSvg({ config, data, evaluations }: ExperimentResults): string {
  const figures = depthFigures(evaluations);
  const depths = [...new Set(figures.map(({ depth }) => depth))].toSorted((a, b) => a - b);
  const ticks = niceTicks(figures.flatMap(({ loss }) => [loss.low, loss.high]));
  const first = depths[0] ?? 0;
  const last = depths.at(-1) ?? 1;
  const x = (depth: number): number => scale(depth, first, last, PLOT.left, PLOT.right);
  const y = (loss: number): number => scale(loss, ticks[0] ?? 0, ticks.at(-1) ?? 1, PLOT.bottom, PLOT.top);
  const names = strategies.map(({ name }) => name).filter((name) => figures.some(({ strategy }) => strategy === name));
  const caption = `${data.name}, layout ${config.stageLayout.join(',')}, ${config.steps} steps, seed ${config.seed}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    '<title>Validation loss of untuned Des-Nets against depth</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    label(PLOT.left, 20, 'Validation loss of untuned Des-Nets against depth', 'start', 'font-size="14" font-weight="600"'),
    label(PLOT.left, 37, caption, 'start', 'fill="#555555"'),
    ...ticks.map((tick) => line(PLOT.left, y(tick), PLOT.right, y(tick), '#e2e2e2') + label(PLOT.left - 8, y(tick) + 4, tick.toFixed(2), 'end')),
    ...depths.map((depth) => label(x(depth), PLOT.bottom + 18, String(depth), 'middle')),
    label((PLOT.left + PLOT.right) / 2, PLOT.bottom + 36, 'depth of the Des-Net, layers', 'middle'),
    ...names.map((name, i) => series(name, i, figures.filter(({ strategy }) => strategy === name), x, y)),
    '</svg>',
    '',
  ].join('\n');
}

function series(
  name: StrategyName,
  position: number,
  figures: readonly DepthFigure[],
  x: (depth: number) => number,
  y: (loss: number) => number,
): string {
  const { colour, dash } = styles[strategies.findIndex((strategy) => strategy.name === name) % styles.length] ?? { colour: '#000', dash: '' };
  const stroke = `fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"`;
  const points = figures.map(({ depth, loss }) => `${round(x(depth))},${round(y(loss.mean))}`).join(' ');
  const ranges = figures.filter(({ loss }) => loss.low < loss.high);
  const legendX = PLOT.left + (position % 3) * 184;
  const legendY = PLOT.bottom + 62 + Math.floor(position / 3) * 20;
  return [
    ...ranges.map(({ depth, loss }) => line(x(depth), y(loss.low), x(depth), y(loss.high), colour)),
    `<polyline points="${points}" ${stroke}/>`,
    ...figures.map(({ depth, loss }) => `<circle cx="${round(x(depth))}" cy="${round(y(loss.mean))}" r="3" fill="${colour}"/>`),
    `<polyline points="${legendX},${legendY} ${legendX + 28},${legendY}" ${stroke}/>`,
    label(legendX + 36, legendY + 4, strategyNamed(name).label, 'start'),
  ].join('\n');
}

/** Four to eight round numbers that enclose the values. */
function niceTicks(values: readonly number[]): readonly number[] {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const rough = Math.max(high - low, 0.01) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const from = Math.floor(low / step);
  return Array.from({ length: Math.ceil(high / step) - from + 1 }, (_, i) => (from + i) * step);
}

function scale(value: number, from: number, to: number, start: number, end: number): number {
  return from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}"/>`;
}

function label(x: number, y: number, text: string, anchor: string, attributes = ''): string {
  const escaped = text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" ${attributes}>${escaped}</text>`;
}

function round(value: number): string {
  return value.toFixed(1);
}
