import { type ReactElement, useCallback, useEffect, useMemo } from 'react';
import type { Window } from '../../charts/chart-point.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { EvaluationPhase, Metric } from '../../findings/depth-figures.ts';
import type { NetworkFailure } from '../../formats/metrics.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { strategies, type StrategyName } from '../../sws/strategy.ts';
import { useMessages } from '../language/language.ts';
import { mark, marksStrategy, type RowMarks, useMarked } from '../marked.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { type SeriesStyle, strategyStyles } from '../theme/series-style.ts';
import { ChartPanel } from './chart-panel.tsx';
import type { ChartPlot, Reference, XAxisPlan } from './chart-plot.ts';
import { depthCaption, depthInvitation, failureNote } from './depth-caption.ts';
import { type DepthFails, depthFails } from './depth-table.ts';
import { DepthSwitches } from './depth-switches.tsx';
import { differenceText, figureText } from './figure-text.ts';
import { Legend, type LegendEntry, LineName } from './legend-toggle.tsx';
import { LinesChart } from './lines-chart.tsx';
import { runEntries } from './overlaid-lines.ts';
import { PAPER_DASH, paperOverlay } from './paper-lines.ts';
import { depthRawTable } from './raw-tables.ts';
import { pageAddress, runNotes } from './run-words.ts';
import { StepSlider } from './step-slider.tsx';
import { type DepthChoice, useDepthChoice } from './use-depth-choice.ts';
import { useDepthSnapshot } from './use-depth-snapshot.ts';
import { type DepthView, PAPER, useDepthView } from './use-depth-view.ts';
import { type HiddenLines, useHiddenLines } from './use-hidden-lines.ts';
import { useBaselineRun, useDrawnRun, useOverlaidRuns } from './use-shown-run.ts';
import { useZoom } from './use-zoom.ts';
import { ZoomSlider } from './zoom-slider.tsx';

/** Of fewer depths no part is worth choosing. */
const FEWEST_TO_ZOOM = 6;
const noFailures: readonly NetworkFailure[] = [];
const paperStyle: SeriesStyle = { colour: 'var(--muted)', dash: PAPER_DASH, marker: 'none' };

/** The paper's Fig. 1d, redrawn live while the Aux-Net trains; earlier moments, tuned figures and differences on request. */
export function DepthPanel(): ReactElement {
  const run = useDrawnRun();
  const overlaid = useOverlaidRuns();
  const baseline = useBaselineRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const choice = useDepthChoice(config, baseline !== undefined);
  const { metric, phase } = choice;
  const messages = useMessages();
  const hiding = useHiddenInDepth();
  const { steps, step, snapshot, choose } = useChosenMoment(run, phase);
  const depths = useMemo(() => depthsOf([config, ...overlaid.map((each) => each.config)], phase), [config, overlaid, phase]);
  const paper = useMemo(() => paperOverlay(config, phase, depths, messages), [config, phase, depths, messages]);
  const failures = run?.failures ?? noFailures;
  const fails = useMemo(() => depthFails(snapshot, choice.names, config, failures), [snapshot, choice.names, config, failures]);
  const view = useDepthView(run, snapshot, choice, { overlaid, baseline, paper, fails }, hiding.hidden, messages);
  const { difference, lines } = view;
  const xAxis = useMemo(() => depthAxis(depths, phase, messages), [depths, phase, messages]);
  const zoom = useZoom('depthZoom', xAxis.domain);
  const nearest = useMemo(() => depthNear(messages), [messages]);
  const isZoomable = depths.length >= FEWEST_TO_ZOOM;
  const plot = useDepthPlot(view, choice, xAxis, isZoomable ? zoom.window : undefined, classesOf(run, phase), messages);
  const legend = useMemo(() => [
    ...legendOf(choice.names, fails, messages), ...(difference ? [] : runEntries(run, overlaid)),
    ...(paper && metric === 'accuracy' && !difference ? [{ key: PAPER, label: paper.label, style: paperStyle }] : []),
  ], [choice.names, fails, difference, run, overlaid, paper, metric, messages]);
  const markedDepth = useMarked(({ depth }) => depth);
  const markedLine = useMarked(({ strategy }) => strategy);
  const caption = difference?.caption ?? depthCaption(snapshot, config, messages);
  return (
    <ChartPanel
      title={messages.depthChart.titles[metric]}
      controls={<DepthSwitches choice={choice} baseline={baseline?.name} />}
      legend={difference?.kind === 'strategies'
        ? lines.map(({ key, label, style }) => <LineName key={key} label={label} style={style} />)
        : <Legend entries={legend} hiding={hiding} marks={marksLine} />}
      footer={(
        <>
          {isZoomable && <ZoomSlider of="depths" domain={xAxis.domain} zoom={zoom} nameOf={nearest} isDisabled={view.isEmpty} />}
          <StepSlider steps={steps} step={step} caption={caption} onChange={choose} />
        </>
      )}
      invitation={depthInvitation(config, phase, messages, run?.failures)} isEmpty={view.isEmpty} hasTable={!view.isEmpty || fails.names.length > 0} table={view.table} digits={4}
      rawTable={() => depthRawTable(difference?.kind === 'runs' && baseline ? [...(run ? [run] : []), baseline] : [...(run ? [run] : []), ...overlaid], phase)}
      picture={{ plot, notes: () => [caption, ...legend.filter(({ key }) => fails.names.some((name) => name === key)).map(({ label }) => label), ...runNotes([...(run ? [run] : []), ...overlaid], config, pageAddress(), messages)] }} fileName={fileName(run, choice)}
      marksRow={marksDepthRow}
    >
      <LinesChart plot={plot} marked={markedDepth} markedLine={markedLine} onPoint={markDepth} {...(isZoomable && { onZoom: zoom.onZoom })} />
    </ChartPanel>
  );
}

/** The moment of the run that is looked at, an earlier one marked in the chart of training too, and how to choose another. */
function useChosenMoment(run: ShownRun | undefined, phase: EvaluationPhase): ReturnType<typeof useDepthSnapshot> & { readonly choose: (moment: number | undefined) => void } {
  const playground = usePlayground();
  const moment = usePlaygroundState(({ view }) => view.moment);
  const found = useDepthSnapshot(run, phase, moment);
  const { step } = found;
  useEffect(() => mark({ step }), [step]);
  return { ...found, choose: useCallback((chosen) => playground.setView({ moment: chosen }), [playground]) };
}

/** The lines that are switched off, and with them the paper's, of other images and sizes: they would squeeze a run's own until they are asked for. */
function useHiddenInDepth(): HiddenLines {
  const playground = usePlayground();
  const lines = useHiddenLines('depthOff');
  const hasPaper = usePlaygroundState(({ view }) => view.paper === true);
  return useMemo(() => ({
    hidden: hasPaper ? lines.hidden : [...lines.hidden, PAPER],
    show: (key, isShown) => (key === PAPER ? playground.setView({ paper: isShown || undefined }) : lines.show(key, isShown)),
  }), [playground, lines, hasPaper]);
}

function useDepthPlot(
  { difference, lines }: DepthView, { metric }: DepthChoice, xAxis: XAxisPlan, zoom: Window | undefined, classes: number, messages: Messages,
): ChartPlot {
  const isDifference = difference !== undefined;
  return useMemo(() => ({
    lines, xAxis, zoom, references: referencesOf(classes, metric, isDifference, messages), nameOf: messages.charts.at.depth,
    yText: isDifference ? differenceText(metric, messages) : figureText(metric, messages),
  }), [lines, xAxis, zoom, classes, metric, isDifference, messages]);
}

function legendOf(names: readonly StrategyName[], { depths, seeds, at }: DepthFails, messages: Messages): readonly LegendEntry[] {
  return names.map((name) => {
    const failed = Math.max(0, ...depths.map((depth) => at(name, depth)));
    return { key: name, label: `${messages.strategies[name].label}${failureNote(failed, seeds, messages)}`, style: strategyStyles[name] };
  });
}

/** The depths of all runs in the chart, each once, rising. */
function depthsOf(configs: readonly ExperimentConfig[], phase: EvaluationPhase): readonly number[] {
  return [...new Set(configs.flatMap((config) => (phase === 'tuned' ? config.tuneDepths : config.depths)))].toSorted((a, b) => a - b);
}

/** Classes of the images on which the Des-Nets of that phase are measured. */
function classesOf(run: ShownRun | undefined, phase: EvaluationPhase): number {
  const images = (phase === 'tuned' ? run?.target : undefined) ?? run?.data;
  return images?.classNames.length ?? 10;
}

/** What a network that knows nothing reaches; 0 for differences. */
function referencesOf(classes: number, metric: Metric, isDifference: boolean, { depthChart }: Messages): readonly Reference[] {
  if (isDifference) return [{ value: 0, label: depthChart.noDifference, isWithin: true }];
  return [{ value: metric === 'loss' ? Math.log(classes) : 1 / classes, label: depthChart.chance }];
}

function depthAxis(depths: readonly number[], phase: EvaluationPhase, { depthChart }: Messages): XAxisPlan {
  const title = depthChart.axes[phase];
  const ticksIn = ([low, high]: Window): readonly number[] => depths.filter((depth) => depth >= low && depth <= high);
  return { title, domain: [(depths[0] ?? 0) - 0.3, (depths.at(-1) ?? 1) + 0.3], ticks: depths, ticksIn };
}

/** The depth that an end of the shown part is nearest to, in words. */
function depthNear({ charts }: Messages): (x: number) => string {
  return (x) => charts.at.depth(Math.round(x));
}

function fileName(run: ShownRun | undefined, { phase, metric, base, other }: DepthChoice): string {
  return `${run?.name ?? 'run'}-${phase}-${metric}${base && other ? `-${base}-minus-${other}` : ''}-by-depth`;
}

/** Rows of the table are headed by their depth. */
function marksDepthRow(depth: number | string): RowMarks {
  return { onPointerEnter: () => markDepth(Number(depth)), onPointerLeave: () => markDepth(undefined) };
}

function markDepth(depth: number | undefined): void {
  mark({ depth });
}

/** A line of another run or of the paper marks nothing elsewhere. */
function marksLine(key: string): ReturnType<typeof marksStrategy> | undefined {
  const strategy = strategies.find(({ name }) => name === key);
  return strategy && marksStrategy(strategy.name);
}
