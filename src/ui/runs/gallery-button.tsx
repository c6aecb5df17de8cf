import type { ReactElement } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Messages } from '../../messages/messages.ts';
import { galleryWords } from '../../messages/preset-words.ts';
import type { Gallery, GalleryEntry } from '../../store/gallery.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './gallery-button.module.css';

/** Results that come with the page, to look at without any training; asked for when this is opened. */
export function GalleryButton(): ReactElement {
  const playground = usePlayground();
  const { gallery: words } = useMessages().runs;
  return (
    <DialogTrigger onOpenChange={(isOpen) => { if (isOpen) void playground.gallery.load(); }}>
      <ActionButton small icon="table">{words.title}</ActionButton>
      <Popover className={join(controls['popover'])} placement="top start">
        <Dialog className={join(styles['dialog'])}>
          {({ close }) => (
            <>
              <Heading slot="title" className={join(styles['title'])}>{words.title}</Heading>
              <Entries onOpened={close} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Entries({ onOpened }: { readonly onOpened: () => void }): ReactElement {
  const playground = usePlayground();
  const { status, entries, opening, problem } = usePlaygroundState((state) => state.gallery);
  const messages = useMessages();
  const words = messages.runs.gallery;
  const open = async (entry: GalleryEntry): Promise<void> => {
    if (await playground.gallery.open(entry)) onOpened();
  };
  return (
    <>
      <output className={styles['state']}>{problem === undefined ? stateOf(words, status, entries.length, opening) : words.problem(problem)}</output>
      <ul className={styles['entries']}>
        {entries.map((entry) => ({ entry, shown: galleryWords(entry, messages) })).map(({ entry, shown }) => (
          <li key={entry.file}>
            <Button
              className={join(styles['entry'])} isPending={opening === entry.file}
              onPress={() => void open(entry)}
            >
              <b>{shown.label}</b>
              <span>{shown.help}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function stateOf(words: Messages['runs']['gallery'], status: Gallery['status'], entries: number, opening: string | undefined): string {
  if (status !== 'ready') return words.asking;
  if (opening !== undefined) return words.fetching;
  return entries === 0 ? words.none : words.some;
}
