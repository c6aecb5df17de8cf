import { type ReactElement, useEffect, useMemo, useState } from 'react';
import {
  Autocomplete, Collection, Dialog, Header, Input, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, SearchField,
} from 'react-aria-components';
import controls from '../controls/controls.module.css';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { openSurface, useIsOpen } from '../open-surface.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './command-palette.module.css';
import { foundSections, type PaletteEntry, type PaletteSection, paletteSections } from './palette-entries.ts';
import { ShortcutKeys } from './shortcut-keys.tsx';

/** Everything that can be done, found by a few letters. */
export function CommandPalette(): ReactElement {
  return (
    <ModalOverlay
      className={join(styles['overlay'])} isDismissable isOpen={useIsOpen('palette')}
      onOpenChange={(isOpen) => openSurface(isOpen ? 'palette' : undefined)}
    >
      <Modal className={join(styles['modal'])}>
        <Dialog className={join(styles['dialog'])} aria-label={useMessages().commands.title}><Search /></Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Search(): ReactElement {
  const playground = usePlayground();
  const { commands: words } = useMessages();
  const [query, setQuery] = useState('');
  const sections = useSections();
  const found = useMemo(() => foundSections(sections, query), [sections, query]);
  useEffect(() => void playground.gallery.load(), [playground]);
  const run = (id: unknown): void => {
    const entry = found.flatMap(({ entries }) => entries).find((each) => each.id === id);
    openSurface(undefined);
    // Once the palette is gone and the focus is back where it was, from where a command may move it.
    if (entry) setTimeout(() => entry.run(playground), 0);
  };
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      {/* The palette is opened to be typed into. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <SearchField className={join(styles['search'])} aria-label={words.search} autoFocus>
        <Icon name="search" />
        {/* A searchbox does not tell that a list belongs to it; Autocomplete adds which one it controls. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/role-has-required-aria-props */}
        <Input role="combobox" aria-expanded className={join(styles['input'])} placeholder={words.hint} />
      </SearchField>
      <ListBox
        className={join(styles['list'])} aria-label={words.found} items={found} onAction={run}
        renderEmptyState={() => <p className={styles['nothing']}>{words.nothing}</p>}
      >
        {({ title, entries }: PaletteSection) => (
          <ListBoxSection id={title} aria-label={title}>
            <Header className={join(styles['heading'])}>{title}</Header>
            <Collection items={entries}>{entryItem}</Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  );
}

function entryItem({ id, title, detail, shortcut }: PaletteEntry): ReactElement {
  return (
    <ListBoxItem id={id} textValue={title} className={join(controls['option'], styles['entry'])}>
      <span className={styles['title']}>{title}</span>
      {detail !== '' && <span className={styles['detail']}>{detail}</span>}
      {shortcut && <ShortcutKeys shortcut={shortcut} />}
    </ListBoxItem>
  );
}

/** What there is to choose from; made anew only when a part of the state changes on which it rests. */
function useSections(): readonly PaletteSection[] {
  const { store } = usePlayground();
  const messages = useMessages();
  const configuration = usePlaygroundState((state) => state.configuration);
  const edits = usePlaygroundState((state) => state.edits);
  const view = usePlaygroundState((state) => state.view);
  const status = usePlaygroundState(({ run }) => run?.status);
  const history = usePlaygroundState((state) => state.history);
  const gallery = usePlaygroundState((state) => state.gallery);
  // A run under way changes the whole state ten times a second, and nothing that the palette shows.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => paletteSections(store.getState(), messages), [messages, store, configuration, edits, view, status, history, gallery]);
}
