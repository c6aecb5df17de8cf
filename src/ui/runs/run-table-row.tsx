import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import { formatResults, resultsToCsv } from '../../formats/results-file.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { IconButton } from '../controls/action-button.tsx';
import { download } from '../controls/download.ts';
import { join } from '../controls/join.ts';
import { usePlayground } from '../playground-context.ts';
import { OverlayToggles } from './overlay-toggles.tsx';
import type { LossTrend, RunRow } from './run-rows.ts';
import styles from './runs-panel.module.css';

interface RunTableRowProps {
  readonly row: RunRow;
  readonly isShown: boolean;
}

/** A run: its name puts it into the charts. */
export function RunTableRow({ row, isShown }: RunTableRowProps): ReactElement {
  const playground = usePlayground();
  return (
    <tr data-shown={isShown || undefined}>
      <th scope="row">
        <ToggleButton
          className={join(styles['name'])} isSelected={isShown} aria-label={`Show ${row.name} in the charts`}
          onChange={() => playground.show(row.id)}
        >
          {row.name}
        </ToggleButton>
      </th>
      <td className={styles['configuration']} title={row.configuration}>{row.configuration}</td>
      <td>{row.status}</td>
      <td>{trendText(row.cyclic)}</td>
      <td>{trendText(row.simpleLg)}</td>
      <td>{row.kept && <KeptRunActions kept={row.kept} isBuiltIn={row.isBuiltIn} />}</td>
    </tr>
  );
}

function KeptRunActions({ kept, isBuiltIn }: { readonly kept: KeptRun; readonly isBuiltIn: boolean }): ReactElement {
  const playground = usePlayground();
  const { id, name, results, learngene } = kept;
  return (
    <span className={styles['actions']}>
      <OverlayToggles id={id} name={name} />
      <IconButton small icon="reuse" label={`Use the configuration of ${name}`} onPress={() => playground.reuse(id)} />
      <IconButton
        small icon="download" label={`Download ${name} as JSON`}
        onPress={() => download(`${name}.json`, formatResults(results), 'application/json')}
      />
      <IconButton
        small icon="table" label={`Download ${name} as CSV`}
        onPress={() => download(`${name}.csv`, resultsToCsv(results), 'text/csv')}
      />
      {learngene && (
        <IconButton
          small icon="learngene" label={`Download the learngene of ${name} as safetensors`}
          onPress={() => download(`${name}-learngene.safetensors`, learngene, 'application/octet-stream')}
        />
      )}
      {!isBuiltIn && <IconButton small icon="remove" label={`Delete ${name}`} onPress={() => void playground.remove(id)} />}
    </span>
  );
}

function trendText(trend: LossTrend | undefined): string {
  if (!trend) return '–';
  const arrow = trend.deepest < trend.shallowest ? '↘' : '↗';
  return `${trend.shallowest.toFixed(2)} ${arrow} ${trend.deepest.toFixed(2)}`;
}
