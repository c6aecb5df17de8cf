import { type ReactElement, useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { tunedStrategies } from '../../config/needed-networks.ts';
import type { TuningCurve } from '../../findings/tuning-figures.ts';
import type { Messages } from '../../messages/messages.ts';
import { strategies } from '../../sws/strategy.ts';
import { useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { axisName } from './axis-name.ts';
import styles from './chart-choice.module.css';
import { xsOf } from './chart-line.ts';
import { ChartPanel } from './chart-panel.tsx';
import { type ChartPlot, type Reference, ticksWithin, type XAxisPlan } from './chart-plot.ts';
import { lineTable } from './chart-table.ts';
import { differenceText, figureText } from './figure-text.ts';
import { Legend, type LegendEntry, LegendNote } from './legend-toggle.tsx';
import { LinesChart } from './lines-chart.tsx';
import { runEntries } from './overlaid-lines.ts';
import { tuningRawTable } from './raw-tables.ts';
import { pageAddress, runNotes } from './run-words.ts';
import { passesInWords, scratchEnd, type TuningAxis, tuningTable, type TuningView } from './tuning-lines.ts';
import { tuningOf } from './tuning-of-run.ts';
import { TuningSwitches, useTuningChoice } from './tuning-switches.tsx';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useBaselineRun, useDrawnRun, useOverlaidRuns } from './use-shown-run.ts';
import { useTuningView } from './use-tuning-view.ts';
import { useZoom } from './use-zoom.ts';
import { ZoomSlider } from './zoom-slider.tsx';

/** Des-Nets while they are tuned, one depth at a time, against what scratch ends with; of other runs, too, or minus a baseline's. */
export function TuningPanel(): ReactElement {
  const run = useDrawnRun();
  const overlaid = useOverlaidRuns();
  const pinned = useBaselineRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const choice = useTuningChoice(config);
  const { metric, axis, depth } = choice;
  const messages = useMessages();
  const { tuningChart: words, charts } = messages;
  const hiding = useHiddenLines('tuneOff');
  const baseline = choice.isDifference && run ? pinned : undefined;
  const { lines, shown, own, minus } = useTuningView(run, { overlaid, baseline }, choice, hiding.hidden, messages);
  const xAxis = useMemo(() => tuningAxis(axis, [config, ...overlaid.map((each) => each.config)], xsOf(lines), words), [axis, config, overlaid, lines, words]);
  const zoom = useZoom('tuneZoom', xAxis.domain);
  const { curves } = tuningOf(run);
  const references = useMemo(() => (baseline
    ? [{ value: 0, label: messages.depthChart.noDifference, isWithin: true }]
    : scratchReference(curves, { depth, metric, axis }, config, words)), [baseline, curves, depth, metric, axis, config, words, messages]);
  const legend = useMemo(() => [
    ...legendOf([config, ...(baseline ? [] : overlaid).map((each) => each.config)], messages), ...(baseline ? [] : runEntries(run, overlaid)),
  ], [config, run, overlaid, baseline, messages]);
  const told = passesInWords(own, messages);
  const plot = useMemo((): ChartPlot => ({
    lines: shown, xAxis, references, zoom: zoom.window, yText: (baseline ? differenceText : figureText)(metric, messages), nameOf: axisName(axis, charts),
  }), [shown, xAxis, references, zoom, metric, axis, baseline, messages, charts]);
  const drawn = [...(run ? [run] : []), ...(baseline ? [baseline] : overlaid)];
  return (
    <ChartPanel
      isTab title={words.titles[metric]}
      controls={<TuningSwitches choice={choice} depths={config.tuneDepths} baseline={run && pinned?.name} />}
      legend={<><Legend entries={legend} hiding={hiding} />{minus !== undefined && <LegendNote>{minus}</LegendNote>}</>}
      footer={(
        <>
          <ZoomSlider of="tuning" domain={xAxis.domain} zoom={zoom} nameOf={plot.nameOf} isDisabled={lines.length === 0} />
          {told.length > 0 && <p className={styles['words']}>{words.passes(told)}</p>}
        </>
      )}
      invitation={config.tuneSteps > 0 ? words.invitation(config.tuneEvery) : words.nothing} isEmpty={lines.length === 0} digits={4}
      table={() => (baseline ? lineTable(charts.headings[axis], lines, messages, charts.interval) : tuningTable(lines, axis, messages))}
      rawTable={() => tuningRawTable(drawn)} picture={{ plot, notes: () => [...(minus === undefined ? [] : [minus]), ...runNotes(drawn, config, pageAddress(), messages)] }}
      fileName={`${run?.name ?? 'run'}-tuning-${depth}-${metric}`}
    >
      <LinesChart plot={plot} onZoom={zoom.onZoom} />
    </ChartPanel>
  );
}

/** The strategies that any of the runs tunes, in table order. */
function legendOf(configs: readonly ExperimentConfig[], messages: Messages): readonly LegendEntry[] {
  const tuned = new Set(configs.flatMap(tunedStrategies));
  return strategies.filter(({ name }) => tuned.has(name)).map(({ name }) => ({ key: name, label: messages.strategies[name].label, style: strategyStyles[name] }));
}

function scratchReference(curves: readonly TuningCurve[], { depth, metric }: TuningView, { scratchSteps }: ExperimentConfig, words: Messages['tuningChart']): readonly Reference[] {
  const end = scratchEnd(curves, depth, metric, scratchSteps);
  return end === undefined ? [] : [{ value: end, label: words.scratchAfter(scratchSteps), isWithin: true }];
}

/** To where all tuning ends, as far as the configurations tell; else to the last point. */
function tuningAxis(axis: TuningAxis, configs: readonly ExperimentConfig[], xs: readonly number[], words: Messages['tuningChart']): XAxisPlan {
  const steps = configs.map(({ tuneSteps, tuneStrategies, scratchSteps }) => Math.max(tuneSteps, tuneStrategies.includes('scratch') ? scratchSteps : 0));
  const last = axis === 'step' ? Math.max(1, ...steps) : Math.max(xs.at(-1) ?? 0, 1);
  return { title: words.axisTitles[axis], domain: [0, last], ticks: ticksWithin([0, last]) };
}
