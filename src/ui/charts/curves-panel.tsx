import { type ReactElement, useDeferredValue, useMemo } from 'react';
import type { Window } from '../../charts/chart-point.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { neededNetworks, seedsOf, trainedDepths, trainsAncestor } from '../../config/needed-networks.ts';
import type { NetworkFailure, NetworkName } from '../../formats/metrics.ts';
import { formatCount } from '../../lib/format.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import type { Messages } from '../../messages/messages.ts';
import { useMessages } from '../language/language.ts';
import { useMarked } from '../marked.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { failedLabel, networkLabel, networkStyle } from '../theme/series-style.ts';
import { axisName } from './axis-name.ts';
import { ChartPanel } from './chart-panel.tsx';
import { type ChartPlot, ticksWithin } from './chart-plot.ts';
import { lineTable } from './chart-table.ts';
import { type CurveLine, networkRank } from './curve-lines.ts';
import type { CurveAxis } from './curve-series.ts';
import { CurveSwitches } from './curve-switches.tsx';
import { baselineCaption, failureNote } from './depth-caption.ts';
import { differenceText, figureText } from './figure-text.ts';
import { Legend, type LegendEntry, LegendNote } from './legend-toggle.tsx';
import { LinesChart } from './lines-chart.tsx';
import { runEntries } from './overlaid-lines.ts';
import { curvesRawTable } from './raw-tables.ts';
import { pageAddress, runNotes } from './run-words.ts';
import { type CurveChoice, useCurveChoice } from './use-curve-choice.ts';
import { type RunCurve, useCurves, useDifferences } from './use-curves.ts';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useReadyChoice } from './use-ready-choice.ts';
import { useBaselineRun, useDrawnRun, useOverlaidRuns } from './use-shown-run.ts';
import { useZoom } from './use-zoom.ts';
import { ZoomSlider } from './zoom-slider.tsx';

const noFailures: readonly NetworkFailure[] = [];

/** Training and validation loss of the networks that are trained, of the shown run and of those laid over it. */
export function CurvesPanel(): ReactElement {
  const run = useDrawnRun();
  const overlaid = useOverlaidRuns();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const messages = useMessages();
  const { curves: words, charts } = messages;
  const hiding = useHiddenLines('trainOff');
  const runs = useMemo(() => (run ? [run, ...overlaid] : overlaid), [run, overlaid]);
  const wanted = useCurveChoice();
  const choice = useReadyChoice(runs, wanted, messages);
  const pinned = useBaselineRun();
  const baseline = choice.isDifference && run ? pinned : undefined;
  const differences = useDifferences(run, baseline, choice, messages);
  const curves = useCurves(runs, choice, messages);
  const lines = differences ?? curves;
  const domain = axisEnds(choice.axis, runs, config, lines);
  const zoom = useZoom('zoom', domain);
  const hidden = useDeferredValue(hiding.hidden);
  const shown = useMemo(() => lines.filter(({ network, runId }) => !hidden.includes(network) && !hidden.includes(runId)), [lines, hidden]);
  const plot = useCurvePlot(shown, domain, choice, useDeferredValue(zoom.window), baseline !== undefined, messages);
  const markedStep = useMarked(({ step }) => step);
  const failures = run?.failures ?? noFailures;
  const legend = useMemo(() => [
    ...legendOf(config, baseline ? [] : overlaid, failures, messages), ...(baseline ? [] : runEntries(run, overlaid)),
  ], [config, failures, run, overlaid, baseline, messages]);
  const drawn = run && baseline ? [run, baseline] : runs;
  const seeds = seedsOf(config).length;
  const isEmpty = lines.length === 0;
  const minus = baseline && differences ? baselineCaption(differences, baseline.name, messages) : undefined;
  const caption = [failuresInWords(failures, messages), ...spikesInWords(lines, charts.spike)].filter((part) => part !== '').join(' · ');
  return (
    <ChartPanel
      isTab title={words.title} {...(caption !== '' && { caption })}
      controls={<CurveSwitches choice={wanted} baseline={run && pinned?.name} />}
      legend={<><Legend entries={legend} hiding={hiding} /><LegendNote>{minus ?? (seeds > 1 ? words.captionOfSeeds(seeds) : words.caption)}</LegendNote></>}
      footer={<ZoomSlider of="training" domain={plot.xAxis.domain} zoom={zoom} nameOf={plot.nameOf} isDisabled={isEmpty} />}
      invitation={words.invitation}
      isEmpty={isEmpty} table={() => lineTable(charts.headings[choice.axis], lines, messages, baseline && charts.interval)} digits={4}
      rawTable={() => curvesRawTable(drawn)} picture={{ plot, notes: () => [...(minus === undefined ? [] : [minus]), ...runNotes(drawn, config, pageAddress(), messages)] }}
      fileName={`${run?.name ?? 'run'}-curves`}
    >
      <LinesChart plot={plot} onZoom={zoom.onZoom} marked={choice.axis === 'step' ? markedStep : undefined} />
    </ChartPanel>
  );
}

function useCurvePlot(
  lines: readonly RunCurve[], [low, high]: Window, { axis, isLog }: CurveChoice, window: Window | undefined, isDifference: boolean, messages: Messages,
): ChartPlot {
  return useMemo(() => ({
    lines, isLog: isLog && !isDifference, zoom: window, yText: (isDifference ? differenceText : figureText)('loss', messages),
    ...(isDifference && { references: [{ value: 0, label: messages.depthChart.noDifference, isWithin: true }] }), nameOf: axisName(axis, messages.charts),
    ...(axis === 'images' && { xText: formatCount }),
    xAxis: { title: messages.charts.axes[axis], domain: [low, high], ticks: ticksWithin([low, high]) },
  }), [lines, low, high, axis, isLog, window, isDifference, messages]);
}

/** From 0 to where all training ends, as far as the configurations tell; else to the last point. */
function axisEnds(axis: CurveAxis, runs: readonly ShownRun[], form: ExperimentConfig, lines: readonly CurveLine[]): Window {
  const configs = runs.length > 0 ? runs.map(({ config }) => config) : [form];
  const planned = configs.map((config) => stepsOf(config) * (axis === 'images' ? config.batchSize : 1));
  const reached = lines.map(({ points }) => points.x.at(-1) ?? 0);
  const isPlanned = axis === 'step' || axis === 'images';
  return [0, Math.max(...(isPlanned ? planned : []), ...reached) || 1];
}

function stepsOf(config: ExperimentConfig): number {
  return Math.max(config.steps, trainsAncestor(config) ? config.ancestorSteps : 0);
}

/** The networks of all runs, each once, with what failed in the shown one. */
function legendOf(config: ExperimentConfig, overlaid: readonly ShownRun[], failures: readonly NetworkFailure[], messages: Messages): readonly LegendEntry[] {
  const networks = new Set([config, ...overlaid.map((each) => each.config)].flatMap(networksOf));
  return [...networks].toSorted((a, b) => networkRank(a) - networkRank(b)).map((network) => ({
    key: network, style: networkStyle(network),
    label: `${networkLabel(network, messages)}${failureNote(failedIn(network, failures), seedsOf(config).length, messages)}`,
  }));
}

/** `Aux-Net: loss is NaN`, each reason once. */
function failuresInWords(failures: readonly NetworkFailure[], messages: Messages): string {
  return [...new Set(failures.map(({ network, reason }) => messages.curves.failure(failedLabel(network, messages), reason)))].join(' · ');
}

/** `Aux-Net, training: 2 gradient spikes, the largest at step 120 (7.3 × usual)`. */
function spikesInWords(lines: readonly RunCurve[], words: Messages['charts']['spike']): readonly string[] {
  return lines.flatMap(({ label, spikes = [] }) => {
    const [largest] = spikes.toSorted((a, b) => b.ratio - a.ratio);
    return largest ? [words.largest(label, spikes.length, largest.step, words.ratio(largest.ratio))] : [];
  });
}

/** The networks that a configuration trains before there are Des-Nets, in the order of the legend. */
function networksOf(config: ExperimentConfig): readonly NetworkName[] {
  const needed = neededNetworks(config);
  const sources = (['aux-net', 'vanilla-net', 'tleg-net', 'deep-net'] as const).filter((network) => needed.has(network));
  const trained = trainedDepths(config).map((depth): NetworkName => `trained-${depth}`);
  const ancestor = trainsAncestor(config) ? (['ancestor'] as const) : [];
  return [...sources, ...trained, ...ancestor].toSorted((a, b) => networkRank(a) - networkRank(b));
}

function failedIn(network: NetworkName, failures: readonly NetworkFailure[]): number {
  return new Set(failures.filter((failure) => failure.network === network).map(({ seed }) => seed)).size;
}
