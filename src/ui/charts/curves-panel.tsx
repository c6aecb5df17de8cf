import { type ReactElement, useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { neededNetworks, seedsOf, trainedDepths, trainsAncestor } from '../../config/needed-networks.ts';
import type { NetworkFailure, NetworkName } from '../../formats/metrics.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { failedLabel, networkLabel, networkStyle } from '../theme/series-style.ts';
import { axisScale } from './axis-scale.ts';
import { ChartPanel } from './chart-panel.tsx';
import { lineTable } from './chart-table.ts';
import { curveLines, type CurveLine, networkRank } from './curve-lines.ts';
import { failureNote } from './depth-caption.ts';
import { figureText } from './figure-text.ts';
import { Legend, type LegendEntry } from './legend-toggle.tsx';
import { LinesChart } from './lines-chart.tsx';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useDrawnRun } from './use-shown-run.ts';

const noLines: readonly CurveLine[] = [];
const noFailures: readonly NetworkFailure[] = [];

/** Training and validation loss of the networks that are trained, against step. */
export function CurvesPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const hiding = useHiddenLines<NetworkName>();
  const steps = Math.max(config.steps, trainsAncestor(config) ? config.ancestorSteps : 0);
  const lines = useMemo(() => (run ? curveLines(run.log, steps) : noLines), [run, steps]);
  const { hidden } = hiding;
  const shown = useMemo(() => lines.filter(({ network }) => !hidden.includes(network)), [lines, hidden]);
  const xAxis = useMemo(() => ({ title: 'step', domain: [0, steps] as const, ticks: axisScale([0, steps], 6).ticks.filter((tick) => tick <= steps) }), [steps]);
  const failures = run?.failures ?? noFailures;
  const legend = useMemo(() => legendOf(config, failures), [config, failures]);
  return (
    <ChartPanel
      isTab title="Loss while training" caption={failures.length > 0 ? failuresInWords(failures) : curvesCaption(seedsOf(config).length)}
      legend={<Legend entries={legend} hiding={hiding} />}
      invitation="The Aux-Net, and whatever else the strategies need, will learn side by side here."
      isEmpty={lines.length === 0} table={() => lineTable('Step', lines)} digits={4} fileName={`${run?.name ?? 'run'}-curves`}
    >
      <LinesChart lines={shown} xAxis={xAxis} format={figureText.loss} nameOf={stepName} />
    </ChartPanel>
  );
}

function legendOf(config: ExperimentConfig, failures: readonly NetworkFailure[]): readonly LegendEntry<NetworkName>[] {
  return networksOf(config).map((network) => ({
    key: network, style: networkStyle(network),
    label: `${networkLabel(network)}${failureNote(failedIn(network, failures), seedsOf(config).length)}`,
  }));
}

function curvesCaption(seeds: number): string {
  return `thin: batches, ${seeds > 1 ? `bands: range over ${seeds} seeds` : 'marked: validation'}`;
}

/** `Aux-Net: loss is NaN`, each reason once. */
function failuresInWords(failures: readonly NetworkFailure[]): string {
  return [...new Set(failures.map(({ network, reason }) => `${failedLabel(network)}: ${reason}`))].join(' · ');
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

function stepName(step: number): string {
  return `Step ${step}`;
}
