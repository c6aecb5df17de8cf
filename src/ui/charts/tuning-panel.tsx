import { type ReactElement, useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { tunedStrategies } from '../../config/needed-networks.ts';
import { stepsToScratch, type StepsToScratch, tuningCurves, type TuningCurve } from '../../findings/tuning-figures.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { axisName } from './axis-name.ts';
import { xsOf } from './chart-line.ts';
import { ChartPanel } from './chart-panel.tsx';
import { type ChartPlot, type Reference, ticksWithin, type XAxisPlan } from './chart-plot.ts';
import type { Metric } from './depth-snapshot.ts';
import { figureText } from './figure-text.ts';
import { Legend } from './legend-toggle.tsx';
import { LinesChart } from './lines-chart.tsx';
import { tuningRawTable } from './raw-tables.ts';
import { pageAddress, runNotes } from './run-words.ts';
import styles from './tuning-panel.module.css';
import { passesInWords, scratchEnd, type TuningAxis, tuningLines, tuningPointsOf, tuningTable } from './tuning-lines.ts';
import { TuningSwitches, useTuningChoice } from './tuning-switches.tsx';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useDrawnRun } from './use-shown-run.ts';
import { useZoom } from './use-zoom.ts';
import { ZoomSlider } from './zoom-slider.tsx';

/** Des-Nets while they are tuned, one depth at a time, against what scratch ends with. */
export function TuningPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const choice = useTuningChoice(config);
  const { metric, axis, depth } = choice;
  const messages = useMessages();
  const { tuningChart: words } = messages;
  const hiding = useHiddenLines<StrategyName>();
  const { hidden } = hiding;
  const { curves, passes } = useTuning(run, config);
  const lines = useMemo(() => tuningLines(curves, depth, metric, axis, messages), [curves, depth, metric, axis, messages]);
  const shown = useMemo(() => lines.filter(({ key }) => !hidden.some((name) => name === key)), [lines, hidden]);
  const xAxis = useMemo(() => tuningAxis(axis, config, xsOf(lines), words), [axis, config, lines, words]);
  const zoom = useZoom(`${run?.id ?? ''} ${axis} ${depth}`);
  const references = useMemo(() => scratchReference(curves, depth, metric, config, words), [curves, depth, metric, config, words]);
  const legend = useMemo(() => tunedStrategies(config).map((name) => ({ key: name, label: messages.strategies[name].label, style: strategyStyles[name] })), [config, messages]);
  const told = passesInWords(passes, depth, messages);
  const plot = useMemo((): ChartPlot => ({
    lines: shown, xAxis, references, zoom: zoom.window, yText: figureText(metric, messages),
    nameOf: axisName(axis, messages.charts),
  }), [shown, xAxis, references, zoom, metric, axis, messages]);
  return (
    <ChartPanel
      isTab title={words.titles[metric]}
      controls={<TuningSwitches choice={choice} depths={config.tuneDepths} />}
      legend={<Legend entries={legend} hiding={hiding} />}
      footer={(
        <>
          <ZoomSlider of="tuning" domain={xAxis.domain} zoom={zoom} nameOf={plot.nameOf} isDisabled={lines.length === 0} />
          {told.length > 0 && <p className={styles['words']}>{words.passes(told)}</p>}
        </>
      )}
      invitation={config.tuneSteps > 0 ? words.invitation(config.tuneEvery) : words.nothing}
      isEmpty={lines.length === 0} table={() => tuningTable(lines, passes, depth, axis, messages)} digits={4}
      rawTable={() => tuningRawTable(run ? [run] : [])} picture={{ plot, notes: () => runNotes(run ? [run] : [], config, pageAddress(), messages) }}
      fileName={`${run?.name ?? 'run'}-tuning-${depth}-${metric}`}
    >
      <LinesChart plot={plot} onZoom={zoom.onZoom} />
    </ChartPanel>
  );
}

interface Tuning {
  readonly curves: readonly TuningCurve[];
  readonly passes: readonly StepsToScratch[];
}

/** Everything tuned so far, computed anew only when there is something new. */
function useTuning(run: ShownRun | undefined, config: ExperimentConfig): Tuning {
  const points = run ? tuningPointsOf(run.log) : [];
  const { scratchSteps } = config;
  return useMemo(() => ({
    curves: tuningCurves(points),
    passes: stepsToScratch(points, run?.evaluations ?? [], scratchSteps),
    // Points only grow: their number tells whether there are new ones.
    // oxlint-disable-next-line react/exhaustive-deps
  }), [run?.id, points.length, run?.evaluations, scratchSteps]);
}

function scratchReference(curves: readonly TuningCurve[], depth: number, metric: Metric, { scratchSteps }: ExperimentConfig, words: Messages['tuningChart']): readonly Reference[] {
  const end = scratchEnd(curves, depth, metric, scratchSteps);
  return end === undefined ? [] : [{ value: end, label: words.scratchAfter(scratchSteps), isWithin: true }];
}

function tuningAxis(axis: TuningAxis, config: ExperimentConfig, xs: readonly number[], words: Messages['tuningChart']): XAxisPlan {
  const { tuneSteps, tuneStrategies, scratchSteps } = config;
  const steps = Math.max(tuneSteps, tuneStrategies.includes('scratch') ? scratchSteps : 0, 1);
  const last = axis === 'step' ? steps : Math.max(xs.at(-1) ?? 0, 1);
  return { title: words.axisTitles[axis], domain: [0, last], ticks: ticksWithin([0, last]) };
}
