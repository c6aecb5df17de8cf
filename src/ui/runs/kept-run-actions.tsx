import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { formatResults, resultsToCsv } from '../../formats/results-file.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { IconButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { download } from '../controls/download.ts';
import { join } from '../controls/join.ts';
import { usePlayground } from '../playground-context.ts';
import { OverlayToggles } from './overlay-toggles.tsx';
import { RunDetailsButton } from './run-details.tsx';
import styles from './runs-panel.module.css';

interface KeptRunActionsProps {
  readonly kept: KeptRun;
  readonly configuration: string;
  readonly isBuiltIn: boolean;
}

export function KeptRunActions({ kept, configuration, isBuiltIn }: KeptRunActionsProps): ReactElement {
  const playground = usePlayground();
  const { id, name } = kept;
  return (
    <span className={styles['actions']}>
      <OverlayToggles id={id} name={name} />
      {!isBuiltIn && <RunDetailsButton kept={kept} configuration={configuration} />}
      <IconButton small icon="reuse" label={`Use the configuration of ${name}`} onPress={() => playground.reuse(id)} />
      <DownloadMenu kept={kept} />
      {!isBuiltIn && <IconButton small icon="remove" label={`Delete ${name}`} onPress={() => playground.runs.remove(id)} />}
    </span>
  );
}

/** One run as files: its document, all raw values, its learngene. */
function DownloadMenu({ kept }: { readonly kept: KeptRun }): ReactElement {
  const { name, results, learngene } = kept;
  const save = {
    json: () => download(`${name}.json`, formatResults(results), 'application/json'),
    csv: () => download(`${name}.csv`, resultsToCsv(results), 'text/csv'),
    learngene: () => learngene && download(`${name}-learngene.safetensors`, learngene, 'application/octet-stream'),
  } as const;
  return (
    <MenuTrigger>
      <IconButton small icon="download" label={`Download ${name}`} />
      <Popover className={join(controls['popover'])} placement="top end">
        <Menu className={join(controls['list'])} aria-label={`Download ${name}`}>
          <MenuItem className={join(controls['option'])} onAction={save.json}>Results (JSON)</MenuItem>
          <MenuItem className={join(controls['option'])} onAction={save.csv}>All raw values (CSV)</MenuItem>
          {learngene && <MenuItem className={join(controls['option'])} onAction={save.learngene}>Learngene (safetensors)</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
