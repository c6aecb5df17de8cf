import { expect, test } from 'vitest';
import { chartSvg } from '../../charts/chart-svg.ts';
import { PointColumns } from '../../charts/point-columns.ts';
import { english } from '../../messages/en/english.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import type { ChartPlot } from './chart-plot.ts';
import { svgPanelOf } from './svg-panel.ts';

const words = { title: 'Loss while training', caption: '', notes: ['quiet-otter-3: Quick look', 'https://example.org/#v=1'], smoothed: english.charts.smoothed, spikes: english.charts.spike.of };
const points = [{ x: 0, mean: 4 }, { x: 5, mean: 2 }, { x: 10, mean: 1 }];
const line: ChartLine = { key: 'a', label: 'Aux-Net, training', style: strategyStyles.cyclic, points: PointColumns.of(points), isThin: true };

function plot(changes: Partial<ChartPlot> = {}): ChartPlot {
  return {
    lines: [line], xAxis: { title: 'step', domain: [0, 10], ticks: [0, 5, 10] }, yText: (value, digits) => value.toFixed(digits), nameOf: String, ...changes,
  };
}

function colourOf(colour: string): string {
  return colour === 'var(--series-blue)' ? '#0067b0' : '#000000';
}

test('a picture has the colours of a file, never a variable of the page', () => {
  const svg = chartSvg([svgPanelOf(plot(), words, colourOf)]);
  expect(svg).toContain('#0067b0');
  expect(svg).not.toContain('var(');
  for (const word of ['Loss while training', 'Aux-Net, training', 'step', ...words.notes]) expect(svg).toContain(word);
});

test('a smoothed line comes with its raw points behind it, which the legend does not name', () => {
  const smooth = Float64Array.of(2, 2, 2);
  const { lines } = svgPanelOf(plot({ lines: [{ ...line, smooth }] }), words, colourOf);
  expect(lines.map(({ label, points: kept, isUnnamed }) => [label, kept, isUnnamed])).toEqual([
    ['Aux-Net, training', points, true], ['Aux-Net, training, smoothed', points.map(({ x }) => ({ x, mean: 2 })), undefined],
  ]);
  expect(lines[0]?.look.opacity ?? 1).toBeLessThan(lines[1]?.look.opacity ?? 1);
});

test('a zoomed chart is pictured zoomed: its axis ends where it does on the page, its values fill the height', () => {
  const panel = svgPanelOf(plot({ zoom: [4, 10] }), words, colourOf);
  expect(panel.xDomain).toEqual([4, 10]);
  expect(panel.xTicks).toEqual([4, 5, 6, 7, 8, 9, 10]);
  expect(panel.yScale?.domain).toEqual([1, 2]);
});

test('a logarithmic chart is pictured so', () => {
  expect(svgPanelOf(plot({ isLog: true }), words, colourOf)).toMatchObject({ isLog: true, yScale: { domain: [1, 4] } });
});

test('a spike of the gradient is a star alone, whatever band its line has there', () => {
  const banded = points.map((point) => ({ ...point, low: point.mean - 1, high: point.mean + 1 }));
  const spikes = banded.slice(1, 2).map((point) => ({ ...point, step: 5, ratio: 7 }));
  const { lines } = svgPanelOf(plot({ lines: [{ ...line, points: PointColumns.of(banded), spikes }] }), words, colourOf);
  expect(lines.map(({ label, points: kept }) => [label, kept])).toEqual([
    ['Aux-Net, training', banded], ['Aux-Net, training: gradient spike', [{ x: 5, mean: 2 }]],
  ]);
});
