import type { ReactElement } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Gallery, GalleryEntry } from '../../store/gallery.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './gallery-button.module.css';

/** Results that come with the page, to look at without any training; asked for when this is opened. */
export function GalleryButton(): ReactElement {
  const playground = usePlayground();
  return (
    <DialogTrigger onOpenChange={(isOpen) => { if (isOpen) void playground.gallery.load(); }}>
      <ActionButton small icon="table">Built-in results</ActionButton>
      <Popover className={join(controls['popover'])} placement="top start">
        <Dialog className={join(styles['dialog'])}>
          {({ close }) => (
            <>
              <Heading slot="title" className={join(styles['title'])}>Built-in results</Heading>
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
  const open = async (entry: GalleryEntry): Promise<void> => {
    if (await playground.gallery.open(entry)) onOpened();
  };
  return (
    <>
      <output className={styles['state']}>{problem ?? stateOf(status, entries.length, opening)}</output>
      <ul className={styles['entries']}>
        {entries.map((entry) => (
          <li key={entry.file}>
            <Button
              className={join(styles['entry'])} isPending={opening === entry.file}
              onPress={() => void open(entry)}
            >
              <b>{entry.label}</b>
              <span>{entry.help}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function stateOf(status: Gallery['status'], entries: number, opening: string | undefined): string {
  if (status !== 'ready') return 'Asking which there are …';
  if (opening !== undefined) return 'Fetching …';
  return entries === 0 ? 'This copy of the page has no built-in results.' : 'Finished experiments, opened without training.';
}
