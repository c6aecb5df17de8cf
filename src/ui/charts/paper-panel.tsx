import { type ReactElement, useMemo } from 'react';
import type { PaperExperiment } from '../../config/paper-experiments.ts';
import { paperFiguresIn } from '../../messages/paper-words.ts';
import { useMessages } from '../language/language.ts';
import { mark, useMarked } from '../marked.ts';
import { ChartPanel } from './chart-panel.tsx';
import type { ChartPlot } from './chart-plot.ts';
import { LineName } from './legend-toggle.tsx';
import { LinesChart } from './lines-chart.tsx';
import { paperLines, paperTable } from './paper-lines.ts';

/** Fewer rows than this are read faster than drawn. */
const FEWEST_DRAWN = 3;

/** The paper's own numbers for an experiment: on ImageNet-1K, not on our images. */
export function PaperPanel({ experiment }: { readonly experiment: PaperExperiment }): ReactElement {
  const messages = useMessages();
  const { paper: words, charts } = messages;
  const figures = useMemo(() => paperFiguresIn(messages, experiment.name), [messages, experiment]);
  const lines = useMemo(() => paperLines(figures), [figures]);
  const depths = figures.rows.flatMap(({ depth }) => depth ?? []);
  const xAxis = useMemo(() => ({
    title: words.axis, domain: [(depths[0] ?? 0) - 0.3, (depths.at(-1) ?? 1) + 0.3] as const, ticks: depths,
    // oxlint-disable-next-line react/exhaustive-deps
  }), [figures]);
  const plot = useMemo((): ChartPlot => ({ lines, xAxis, yText: percent, nameOf: charts.at.depth }), [lines, xAxis, charts]);
  const markedDepth = useMarked(({ depth }) => depth);
  return (
    <ChartPanel
      isTab title={words.title(messages.presets.experiments[experiment.name].label)}
      caption={figures.caption} legend={lines.map(({ key, label, style }) => <LineName key={key} label={label} style={style} />)}
      invitation="" isEmpty={false} table={() => paperTable(figures, messages)} digits={1} fileName={`paper-${experiment.name}`}
      picture={{ plot, notes: () => [figures.caption] }}
    >
      {lines.length > 0 && depths.length >= FEWEST_DRAWN
        ? <LinesChart plot={plot} marked={markedDepth} onPoint={markDepth} />
        : undefined}
    </ChartPanel>
  );
}

function percent(value: number): string {
  return value.toFixed(1);
}

function markDepth(depth: number | undefined): void {
  mark({ depth });
}
