import { type ReactElement, useMemo } from 'react';
import { needsVanillaNet } from '../../config/costs-of-config.ts';
import type { NetworkFailure, NetworkName } from '../../formats/metrics.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { networkLabels, networkStyles } from '../theme/series-style.ts';
import { ChartPanel } from './chart-panel.tsx';
import { curveTable } from './chart-table.ts';
import { type CurveKey, curveKeys, curveRows } from './curve-rows.ts';
import { CurvesChart } from './curves-chart.tsx';
import { LegendToggle } from './legend-toggle.tsx';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useDrawnRun } from './use-shown-run.ts';

/** Training and validation loss of the networks that are trained, against step. */
export function CurvesPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const lines = useHiddenLines<NetworkName>();
  const rows = useMemo(() => (run ? curveRows(run.log) : []), [run]);
  const keys = useMemo(() => curveKeys(rows), [rows]);
  const networks: readonly NetworkName[] = [
    'aux-net', ...(needsVanillaNet(config) ? ['vanilla-net' as const] : []),
    ...(config.ancestor === 'trained' ? ['ancestor' as const] : []),
  ];
  const failures = run?.failures ?? [];
  return (
    <ChartPanel
      title="Loss while training"
      caption={failures.length > 0
        ? failures.map(({ network, reason }) => `${networkLabels[network]}: ${reason}`).join(' · ')
        : 'Thin: training batches. With markers: validation images'}
      legend={networks.map((network) => (
        <LegendToggle
          key={network} label={legendLabel(network, failures)} style={networkStyles[network]} isShown={lines.isShown(network)}
          onChange={(isShown) => lines.show(network, isShown)}
        />
      ))}
      invitation={needsVanillaNet(config)
        ? 'The Aux-Net and Simple-LG’s vanilla net will learn side by side here.'
        : 'The Aux-Net will learn here.'}
      table={curveTable(rows)} digits={4} fileName={`${run?.name ?? 'run'}-curves`}
    >
      <CurvesChart
        rows={rows} keys={keys.filter((key) => lines.isShown(networkOf(key)))}
        steps={Math.max(config.steps, config.ancestor === 'trained' ? config.ancestorSteps : 0)}
      />
    </ChartPanel>
  );
}

function legendLabel(network: NetworkName, failures: readonly NetworkFailure[]): string {
  const failure = failures.find((candidate) => candidate.network === network);
  return failure ? `${networkLabels[network]} (failed at step ${failure.step})` : networkLabels[network];
}

function networkOf(key: CurveKey): NetworkName {
  return key.split(' ')[0] as NetworkName;
}
