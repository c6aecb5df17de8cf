import type { ReactElement } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, Switch } from 'react-aria-components';
import { IconButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { openSurface, useIsOpen } from '../open-surface.ts';
import palette from './command-palette.module.css';
import { type CommandGroup, commands } from './commands.ts';
import { ShortcutKeys } from './shortcut-keys.tsx';
import styles from './shortcuts-sheet.module.css';
import { switchSingleKeys, useSingleKeys } from './single-keys.ts';

const groups: readonly CommandGroup[] = ['Training', 'Configuration', 'Page'];

/** All shortcuts on one sheet, and the switch for those of a single key. */
export function ShortcutsSheet(): ReactElement {
  return (
    <ModalOverlay
      className={join(palette['overlay'])} isDismissable isOpen={useIsOpen('shortcuts')}
      onOpenChange={(isOpen) => openSurface(isOpen ? 'shortcuts' : undefined)}
    >
      <Modal className={join(palette['modal'])}>
        <Dialog className={join(styles['dialog'])}>
          <header className={styles['header']}>
            <Heading slot="title" className={join(styles['title'])}>Keyboard shortcuts</Heading>
            <IconButton small icon="close" label="Close" onPress={() => openSurface(undefined)} />
          </header>
          <div className={styles['groups']}>{groups.map((group) => <Group key={group} group={group} />)}</div>
          <SingleKeys />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Group({ group }: { readonly group: CommandGroup }): ReactElement {
  return (
    <section className={styles['group']}>
      <h3>{group}</h3>
      <ul>
        {commands.flatMap(({ id, group: own, title, shortcut }) => (own === group && shortcut
          ? [<li key={id} className={styles['line']}>{title}<ShortcutKeys shortcut={shortcut} /></li>]
          : []))}
      </ul>
    </section>
  );
}

function SingleKeys(): ReactElement {
  return (
    <div className={styles['single']}>
      <Switch className={join(styles['switch'])} isSelected={useSingleKeys()} onChange={switchSingleKeys}>
        <span className={styles['track']} aria-hidden="true" />
        Shortcuts of a single key
      </Switch>
      <p>Nothing but Commands acts while you type; in a text field, Undo and Redo are those of the text. F6 goes to what was done of late.</p>
    </div>
  );
}
