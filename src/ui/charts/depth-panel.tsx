import { type ReactElement, useMemo, useState } from 'react';
import { seedsOf, untunedStrategies } from '../../config/needed-networks.ts';
import type { EvaluationPhase } from '../../findings/depth-figures.ts';
import { strategyDifferences, type StrategyDifference } from '../../findings/strategy-difference.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { mark, useMarked } from '../marked.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { ChartPanel } from './chart-panel.tsx';
import { type ChartTable, lineTable } from './chart-table.ts';
import { depthCaption, depthInvitation, differenceCaption, failedSeeds, failureNote } from './depth-caption.ts';
import { depthLines, differenceLine } from './depth-lines.ts';
import type { DepthSnapshot, Metric } from './depth-snapshot.ts';
import { DepthSwitches } from './depth-switches.tsx';
import { differenceText, figureText } from './figure-text.ts';
import { LegendToggle, LineName } from './legend-toggle.tsx';
import { LinesChart, type Reference, type XAxisPlan } from './lines-chart.tsx';
import { StepSlider } from './step-slider.tsx';
import { useDepthSnapshot } from './use-depth-snapshot.ts';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useDrawnRun } from './use-shown-run.ts';

/** The paper's Fig. 1d, redrawn live while the Aux-Net trains; earlier moments, tuned figures and differences on request. */
export function DepthPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const [metric, setMetric] = useState<Metric>('loss');
  const [wantedPhase, setPhase] = useState<EvaluationPhase>('untuned');
  const [wantedOther, setOther] = useState<StrategyName>();
  const [chosen, setChosen] = useState<{ readonly runId: string; readonly step: number }>();
  const lines = useHiddenLines<StrategyName>();
  const phase = config.tuneSteps > 0 ? wantedPhase : 'untuned';
  const names = phase === 'tuned' ? config.tuneStrategies : untunedStrategies(config);
  const base = names.includes('cyclic') ? 'cyclic' : names[0];
  const other = wantedOther !== undefined && wantedOther !== base && names.includes(wantedOther) ? wantedOther : undefined;
  const step = chosen?.runId === run?.id ? chosen?.step : undefined;
  const { steps, snapshot } = useDepthSnapshot(run, phase, step);
  const view = useDepthView(snapshot, { metric, base, other, hidden: lines.hidden });
  const markedDepth = useMarked(({ depth }) => depth);
  const depths = phase === 'tuned' ? config.tuneDepths : config.depths;
  const classes = classesOf(run, phase);
  const references = useMemo(() => referencesOf(classes, metric, view.isDifference), [classes, metric, view.isDifference]);
  const xAxis = useMemo(() => depthAxis(depths, phase), [depths, phase]);
  return (
    <ChartPanel
      title={metric === 'loss' ? 'Validation loss against depth' : 'Accuracy against depth'}
      controls={(
        <DepthSwitches
          metric={metric} onMetric={setMetric} phase={config.tuneSteps > 0 ? phase : undefined} onPhase={setPhase}
          base={base} names={names} other={other} onOther={setOther}
        />
      )}
      legend={view.isDifference
        ? view.lines.map(({ key, label, style }) => <LineName key={key} label={label} style={style} />)
        : names.map((name) => (
          <LegendToggle
            key={name} style={strategyStyles[name]} isShown={lines.isShown(name)} onChange={(isShown) => lines.show(name, isShown)}
            label={`${strategyNamed(name).label}${run ? failureNote(failedSeeds(name, run.failures), seedsOf(config).length) : ''}`}
          />
        ))}
      footer={(
        <StepSlider
          steps={steps} step={step} caption={view.isDifference ? differenceCaption(view.differences) : depthCaption(snapshot, config)}
          onChange={(next) => setChosen(next === undefined || !run ? undefined : { runId: run.id, step: next })}
        />
      )}
      invitation={depthInvitation(config, phase, run?.failures)}
      table={view.isDifference ? differenceTable(view) : lineTable('Depth', view.allLines)}
      digits={4} fileName={`${run?.name ?? 'run'}-${phase}-${metric}${other ? `-${base}-minus-${other}` : ''}-by-depth`}
    >
      <LinesChart
        lines={view.lines} xAxis={xAxis} references={references} nameOf={depthName} marked={markedDepth} onPoint={markDepth}
        format={view.isDifference ? differenceText[metric] : figureText[metric]}
      />
    </ChartPanel>
  );
}

interface DepthView {
  readonly isDifference: boolean;
  readonly differences: readonly StrategyDifference[];
  /** Those drawn, and those that could be. */
  readonly lines: readonly ChartLine[];
  readonly allLines: readonly ChartLine[];
}

interface Shown {
  readonly metric: Metric;
  /** The strategy that `other` is subtracted from; each strategy by itself without both. */
  readonly base: StrategyName | undefined;
  readonly other: StrategyName | undefined;
  readonly hidden: readonly StrategyName[];
}

/** The lines of a snapshot, or the one line of the difference of two strategies. */
function useDepthView(snapshot: DepthSnapshot, { metric, base, other, hidden }: Shown): DepthView {
  return useMemo(() => {
    const allLines = depthLines(snapshot.figures, metric);
    if (base === undefined || other === undefined) {
      return { isDifference: false, differences: [], allLines, lines: allLines.filter(({ key }) => !hidden.some((name) => name === key)) };
    }
    const differences = strategyDifferences(snapshot.samples, base, other, metric);
    return { isDifference: true, differences, allLines, lines: [differenceLine(differences, base, other)] };
  }, [snapshot, metric, base, other, hidden]);
}

function differenceTable({ lines, differences }: DepthView): ChartTable {
  const { columns, rows } = lineTable('Depth', lines, { mean: 'mean', low: '95 % from', high: '95 % to' });
  const seeds = new Map(differences.map((difference) => [difference.depth, String(difference.seeds)]));
  return { columns: [...columns, 'Seeds'], rows: rows.map(([depth, ...cells]) => [depth, ...cells, seeds.get(Number(depth))]) };
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

function depthName(depth: number): string {
  return `Depth ${depth}`;
}

function markDepth(depth: number | undefined): void {
  mark({ depth });
}
