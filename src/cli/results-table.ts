import { depthFigures, type DepthFigure } from '../findings/depth-figures.ts';
import type { Spread } from '../findings/statistics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { strategyNamed } from '../sws/strategy.ts';

/** Validation loss and accuracy by strategy and depth, as text; random strategies as mean (lowest–highest). */
export function resultsTable({ evaluations, failures }: ExperimentResults): string {
  const figures = depthFigures(evaluations);
  const lines = [
    ...section('validation loss, untuned', figures, ({ loss }) => spread(loss, (value) => value.toFixed(3))),
    '',
    ...section('validation accuracy, untuned', figures, ({ accuracy }) => spread(accuracy, (value) => `${(100 * value).toFixed(1)} %`)),
    ...failures.map(({ network, step, reason }) => `\n${network} failed at step ${step}: ${reason}`),
  ];
  return lines.join('\n');
}

function section(title: string, figures: readonly DepthFigure[], cell: (figure: DepthFigure) => string): string[] {
  const depths = [...new Set(figures.map(({ depth }) => depth))].toSorted((a, b) => a - b);
  const names = [...new Set(figures.map(({ strategy }) => strategy))];
  const header = ['depth', ...names.map((name) => strategyNamed(name).label)];
  const body = depths.map((depth) => [
    String(depth),
    ...names.map((name) => {
      const figure = figures.find((candidate) => candidate.strategy === name && candidate.depth === depth);
      return figure ? cell(figure) : '–';
    }),
  ]);
  const widths = header.map((text, column) => Math.max(text.length, ...body.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((text, i) => text.padStart(widths[i] ?? 0)).join('   ');
  return [title, line(header), ...body.map(line)];
}

function spread({ mean, low, high }: Spread, format: (value: number) => string): string {
  return low === high ? format(mean) : `${format(mean)} (${format(low)}–${format(high)})`;
}
