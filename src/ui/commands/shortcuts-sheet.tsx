import type { ReactElement } from 'react';
import { Dialog, Heading, Modal, ModalOverlay, Switch } from 'react-aria-components';
import { IconButton } from '../controls/icon-button.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { openSurface, useIsOpen } from '../open-surface.ts';
import palette from './command-palette.module.css';
import { type CommandGroup, commands } from './commands.ts';
import { ShortcutKeys } from './shortcut-keys.tsx';
import styles from './shortcuts-sheet.module.css';
import { switchSingleKeys, useSingleKeys } from './single-keys.ts';

const groups: readonly CommandGroup[] = ['training', 'configuration', 'page'];

/** All shortcuts on one sheet, and the switch for those of a single key. */
export function ShortcutsSheet(): ReactElement {
  const { commands: words } = useMessages();
  return (
    <ModalOverlay
      className={join(palette['overlay'])} isDismissable isOpen={useIsOpen('shortcuts')}
      onOpenChange={(isOpen) => openSurface(isOpen ? 'shortcuts' : undefined)}
    >
      <Modal className={join(palette['modal'])}>
        <Dialog className={join(styles['dialog'])}>
          <header className={styles['header']}>
            <Heading slot="title" className={join(styles['title'])}>{words.shortcuts}</Heading>
            <IconButton small icon="close" label={words.close} onPress={() => openSurface(undefined)} />
          </header>
          <div className={styles['groups']}>{groups.map((group) => <Group key={group} group={group} />)}</div>
          <SingleKeys />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Group({ group }: { readonly group: CommandGroup }): ReactElement {
  const { commands: words } = useMessages();
  return (
    <section className={styles['group']}>
      <h3>{words.groups[group]}</h3>
      <ul>
        {commands.flatMap(({ id, group: own, shortcut }) => (own === group && shortcut
          ? [<li key={id} className={styles['line']}>{words.titles[id]}<ShortcutKeys shortcut={shortcut} /></li>]
          : []))}
      </ul>
    </section>
  );
}

function SingleKeys(): ReactElement {
  const { commands: words } = useMessages();
  return (
    <div className={styles['single']}>
      <Switch className={join(styles['switch'])} isSelected={useSingleKeys()} onChange={switchSingleKeys}>
        <span className={styles['track']} aria-hidden="true" />
        {words.singleKeys}
      </Switch>
      <p>{words.whileTyping}</p>
    </div>
  );
}
