import { type ReactElement, useCallback, useMemo, useState } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { seedsOf } from '../../config/needed-networks.ts';
import type { EvaluationPhase, Metric } from '../../findings/depth-figures.ts';
import type { NetworkFailure } from '../../formats/metrics.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { mark, marksStrategy, type RowMarks, useMarked } from '../marked.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { ChartPanel } from './chart-panel.tsx';
import { depthCaption, depthInvitation, differenceCaption, failedSeeds, failureNote } from './depth-caption.ts';
import { DepthSwitches } from './depth-switches.tsx';
import { differenceText, figureText } from './figure-text.ts';
import { Legend, type LegendEntry, LineName } from './legend-toggle.tsx';
import { LinesChart, type Reference, type XAxisPlan } from './lines-chart.tsx';
import { StepSlider } from './step-slider.tsx';
import { type DepthChoice, useDepthChoice } from './use-depth-choice.ts';
import { useDepthSnapshot } from './use-depth-snapshot.ts';
import { type DepthView, useDepthView } from './use-depth-view.ts';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useDrawnRun } from './use-shown-run.ts';

const noFailures: readonly NetworkFailure[] = [];

/** The paper's Fig. 1d, redrawn live while the Aux-Net trains; earlier moments, tuned figures and differences on request. */
export function DepthPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const choice = useDepthChoice(config);
  const { metric, phase, names } = choice;
  const [chosen, setChosen] = useState<{ readonly runId: string; readonly step: number }>();
  const hiding = useHiddenLines<StrategyName>();
  const step = chosen?.runId === run?.id ? chosen?.step : undefined;
  const { steps, snapshot } = useDepthSnapshot(run, phase, step);
  const view = useDepthView(snapshot, choice, hiding.hidden);
  const { differences, lines, table } = view;
  const failures = run?.failures ?? noFailures;
  const legend = useMemo(() => legendOf(names, failures, seedsOf(config).length), [names, failures, config]);
  const runId = run?.id;
  const choose = useCallback((next: number | undefined) => setChosen(next === undefined || runId === undefined ? undefined : { runId, step: next }), [runId]);
  return (
    <ChartPanel
      title={metric === 'loss' ? 'Validation loss against depth' : 'Accuracy against depth'}
      controls={<DepthSwitches choice={choice} />}
      legend={differences
        ? lines.map(({ key, label, style }) => <LineName key={key} label={label} style={style} />)
        : <Legend entries={legend} hiding={hiding} marks={marksStrategy} />}
      footer={(
        <StepSlider
          steps={steps} step={step} caption={differences ? differenceCaption(differences) : depthCaption(snapshot, config)}
          onChange={choose}
        />
      )}
      invitation={depthInvitation(config, phase, run?.failures)} isEmpty={view.isEmpty} table={table} digits={4} fileName={fileName(run, choice)}
      marksRow={marksDepthRow}
    >
      <DepthLines view={view} choice={choice} config={config} classes={classesOf(run, phase)} />
    </ChartPanel>
  );
}

interface DepthLinesProps {
  readonly view: DepthView;
  readonly choice: DepthChoice;
  readonly config: ExperimentConfig;
  readonly classes: number;
}

function DepthLines({ view: { differences, lines }, choice: { metric, phase }, config, classes }: DepthLinesProps): ReactElement {
  const markedDepth = useMarked(({ depth }) => depth);
  const markedLine = useMarked(({ strategy }) => strategy);
  const isDifference = differences !== undefined;
  const depths = phase === 'tuned' ? config.tuneDepths : config.depths;
  const references = useMemo(() => referencesOf(classes, metric, isDifference), [classes, metric, isDifference]);
  const xAxis = useMemo(() => depthAxis(depths, phase), [depths, phase]);
  return (
    <LinesChart
      lines={lines} xAxis={xAxis} references={references} nameOf={depthName} marked={markedDepth} markedLine={markedLine} onPoint={markDepth}
      format={isDifference ? differenceText[metric] : figureText[metric]}
    />
  );
}

function legendOf(names: readonly StrategyName[], failures: readonly NetworkFailure[], seeds: number): readonly LegendEntry<StrategyName>[] {
  return names.map((name) => ({
    key: name, label: `${strategyNamed(name).label}${failureNote(failedSeeds(name, failures), seeds)}`, style: strategyStyles[name],
  }));
}

/** Classes of the images on which the Des-Nets of that phase are measured. */
function classesOf(run: ShownRun | undefined, phase: EvaluationPhase): number {
  const images = (phase === 'tuned' ? run?.target : undefined) ?? run?.data;
  return images?.classNames.length ?? 10;
}

/** What a network that knows nothing reaches; 0 for differences. */
function referencesOf(classes: number, metric: Metric, isDifference: boolean): readonly Reference[] {
  if (isDifference) return [{ value: 0, label: 'no difference', isWithin: true }];
  return [{ value: metric === 'loss' ? Math.log(classes) : 1 / classes, label: 'chance' }];
}

function depthAxis(depths: readonly number[], phase: EvaluationPhase): XAxisPlan {
  const title = `depth of the ${phase} Des-Net, layers`;
  return { title, domain: [(depths[0] ?? 0) - 0.3, (depths.at(-1) ?? 1) + 0.3], ticks: depths };
}

function fileName(run: ShownRun | undefined, { phase, metric, base, other }: DepthChoice): string {
  return `${run?.name ?? 'run'}-${phase}-${metric}${base && other ? `-${base}-minus-${other}` : ''}-by-depth`;
}

function depthName(depth: number): string {
  return `Depth ${depth}`;
}

/** Rows of the table are headed by their depth. */
function marksDepthRow(depth: number | string): RowMarks {
  return { onPointerEnter: () => markDepth(Number(depth)), onPointerLeave: () => markDepth(undefined) };
}

function markDepth(depth: number | undefined): void {
  mark({ depth });
}
