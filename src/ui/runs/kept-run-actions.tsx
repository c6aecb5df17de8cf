import type { ReactElement } from 'react';
import type { KeptRun } from '../../store/run-storage.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground } from '../playground-context.ts';
import { OverlayToggles } from './overlay-toggles.tsx';
import type { PopoverKind, PopoverOpener } from './run-popover.tsx';
import styles from './runs-panel.module.css';

interface KeptRunActionsProps {
  readonly kept: KeptRun;
  readonly isBuiltIn: boolean;
  readonly opened: PopoverKind | undefined;
  readonly onOpen: PopoverOpener;
}

/** What can be done with a run; the icon of its notes is coloured where something was written. */
export function KeptRunActions({ kept: { id, name, note }, isBuiltIn, opened, onOpen }: KeptRunActionsProps): ReactElement {
  const playground = usePlayground();
  const { runs: words } = useMessages();
  return (
    <span className={styles['actions']}>
      <OverlayToggles id={id} name={name} />
      {!isBuiltIn && (
        <span className={note === undefined ? undefined : styles['written']}>
          <IconButton
            small icon="note" label={words.details(name)} aria-haspopup="dialog" aria-expanded={opened === 'details'}
            onPress={(button) => onOpen('details', id, button)}
          />
        </span>
      )}
      <IconButton small icon="reuse" label={words.reuse(name)} onPress={() => playground.reuse(id)} />
      <IconButton
        small icon="download" label={words.download(name)} aria-haspopup="menu" aria-expanded={opened === 'files'}
        onPress={(button) => onOpen('files', id, button)}
      />
      {!isBuiltIn && <IconButton small icon="remove" label={words.remove(name)} onPress={() => playground.runs.remove([id])} />}
    </span>
  );
}
