import { type ReactElement, useMemo, useState } from 'react';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { Segments } from '../controls/segments.tsx';
import { usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { ChartPanel } from './chart-panel.tsx';
import { depthTable } from './chart-table.ts';
import { depthCaption, depthInvitation, hasFailed } from './depth-caption.ts';
import { DepthChart } from './depth-chart.tsx';
import type { Metric } from './depth-snapshot.ts';
import { LegendToggle } from './legend-toggle.tsx';
import { StepSlider } from './step-slider.tsx';
import { useDepthSnapshot } from './use-depth-snapshot.ts';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useDrawnRun } from './use-shown-run.ts';

const metrics = [{ value: 'loss', label: 'Loss' }, { value: 'accuracy', label: 'Accuracy' }] as const;

/** The paper's Fig. 1d, redrawn live while the Aux-Net trains; earlier moments can be looked up. */
export function DepthPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const [metric, setMetric] = useState<Metric>('loss');
  const [chosen, setChosen] = useState<{ readonly runId: string; readonly step: number }>();
  const lines = useHiddenLines<StrategyName>();
  const step = chosen?.runId === run?.id ? chosen?.step : undefined;
  const { steps, snapshot } = useDepthSnapshot(run, step);
  const { hidden } = lines;
  const figures = useMemo(() => snapshot.figures.filter(({ strategy }) => !hidden.includes(strategy)), [snapshot, hidden]);
  const classes = run?.data?.classNames.length ?? 10;
  return (
    <ChartPanel
      title={metric === 'loss' ? 'Validation loss against depth' : 'Accuracy against depth'}
      caption={depthCaption(snapshot, config)}
      controls={<Segments label="Shown against depth" segments={metrics} value={metric} onChange={setMetric} />}
      legend={config.strategies.map((name) => (
        <LegendToggle
          key={name} label={`${strategyNamed(name).label}${run && hasFailed(name, run.failures) ? ' (failed)' : ''}`}
          style={strategyStyles[name]} isShown={lines.isShown(name)}
          onChange={(isShown) => lines.show(name, isShown)}
        />
      ))}
      footer={(
        <StepSlider
          steps={steps} step={step}
          onChange={(next) => setChosen(next === undefined || !run ? undefined : { runId: run.id, step: next })}
        />
      )}
      invitation={depthInvitation(config, run?.failures)}
      table={depthTable(snapshot.figures, metric)} digits={4} fileName={`${run?.name ?? 'run'}-${metric}-by-depth`}
    >
      <DepthChart
        figures={figures} metric={metric} depths={config.depths}
        chance={metric === 'loss' ? Math.log(classes) : 1 / classes}
      />
    </ChartPanel>
  );
}
