import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { KeptRun } from '../../store/run-storage.ts';
import { IconButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { download } from '../controls/download.ts';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { usePlayground } from '../playground-context.ts';
import { OverlayToggles } from './overlay-toggles.tsx';
import { RunDetailsButton } from './run-details.tsx';
import styles from './runs-panel.module.css';
import { saveRun } from './save-runs.ts';

interface KeptRunActionsProps {
  readonly kept: KeptRun;
  readonly configuration: string;
  readonly isBuiltIn: boolean;
}

export function KeptRunActions({ kept, configuration, isBuiltIn }: KeptRunActionsProps): ReactElement {
  const playground = usePlayground();
  const { id, name } = kept;
  const { runs: words } = useMessages();
  return (
    <span className={styles['actions']}>
      <OverlayToggles id={id} name={name} />
      {!isBuiltIn && <RunDetailsButton kept={kept} configuration={configuration} />}
      <IconButton small icon="reuse" label={words.reuse(name)} onPress={() => playground.reuse(id)} />
      <DownloadMenu kept={kept} />
      {!isBuiltIn && <IconButton small icon="remove" label={words.remove(name)} onPress={() => playground.runs.remove([id])} />}
    </span>
  );
}

/** One run as files: its document, all raw values, its learngene. */
function DownloadMenu({ kept }: { readonly kept: KeptRun }): ReactElement {
  const { runs } = usePlayground();
  const { name, learngene } = kept;
  const { runs: words } = useMessages();
  return (
    <MenuTrigger>
      <IconButton small icon="download" label={words.download(name)} />
      <Popover className={join(controls['popover'])} placement="top end">
        <Menu className={join(controls['list'])} aria-label={words.download(name)}>
          <MenuItem className={join(controls['option'])} onAction={() => void saveRun(runs, kept, 'results')}>{words.files.results}</MenuItem>
          <MenuItem className={join(controls['option'])} onAction={() => void saveRun(runs, kept, 'values')}>{words.files.values}</MenuItem>
          {learngene && (
            <MenuItem
              className={join(controls['option'])}
              onAction={() => download(`${name}-learngene.safetensors`, new Blob([learngene], { type: 'application/octet-stream' }))}
            >
              {words.files.learngene}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
