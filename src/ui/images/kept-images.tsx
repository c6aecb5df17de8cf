import { type ReactElement, useState } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { formatBytes } from '../../lib/format.ts';
import type { Messages } from '../../messages/messages.ts';
import type { StoredSet, StoreOverview } from '../../worker/images-protocol.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { IconButton } from '../controls/icon-button.tsx';
import { join } from '../controls/join.ts';
import { useLocale, useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './kept-images.module.css';

/** Bytes that one press of the button makes room for. */
const freedAtOnce = 500e6;

/** The images that this browser keeps from earlier visits, and how to get rid of them: nothing is removed unasked. */
export function KeptImages(): ReactElement {
  const playground = usePlayground();
  const { kept: words } = useMessages().images;
  return (
    <DialogTrigger onOpenChange={(isOpen) => { if (isOpen) playground.images.loadKept(); }}>
      <ActionButton small variant="quiet">{words.open}</ActionButton>
      <Popover className={join(controls['popover'])} placement="bottom start">
        <Dialog className={join(styles['dialog'])}>
          <Heading slot="title" className={join(styles['title'])}>{words.title}</Heading>
          <Content />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Content(): ReactElement {
  const playground = usePlayground();
  const { kept: words } = useMessages().images;
  const locale = useLocale();
  const kept = usePlaygroundState((state) => state.images.kept);
  const note = usePlaygroundState((state) => state.images.keptNote);
  return (
    <>
      <output className={styles['note']}>{note ?? (kept ? usedText(kept, words) : words.looking)}</output>
      {kept && (
        <ul className={styles['sets']}>
          {kept.sets.map((set) => (
            <li key={set.key}>
              <span><b>{nameOf(set, words)}</b>{aboutSet(set, words, locale)}</span>
              <IconButton small icon="remove" label={words.remove(nameOf(set, words))} onPress={() => playground.images.removeKept({ key: set.key })} />
            </li>
          ))}
          {kept.downloads.map(({ address, bytes }) => (
            <li key={address}>
              <span><b>{address}</b>{words.file(formatBytes(bytes))}</span>
              <IconButton small icon="remove" label={words.remove(address)} onPress={() => playground.images.removeKept({ address })} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles['buttons']}>
        {kept && kept.sets.length > 0 && (
          <ActionButton small onPress={() => playground.images.freeUp(freedAtOnce)}>{words.free(formatBytes(freedAtOnce))}</ActionButton>
        )}
        <Persistence />
      </div>
    </>
  );
}

/** Lets the person ask the browser not to drop what is kept when its disk runs short. */
function Persistence(): ReactElement {
  const { kept: words } = useMessages().images;
  const [isGranted, setGranted] = useState<boolean>();
  const ask = async (): Promise<void> => {
    const granted = await (navigator as Partial<Navigator>).storage?.persist();
    setGranted(granted === true);
  };
  return (
    <>
      <ActionButton small onPress={() => void ask()}>{words.ask}</ActionButton>
      <output className={styles['note']}>{isGranted === undefined ? '' : isGranted ? words.granted : words.refused}</output>
    </>
  );
}

function usedText({ sets, downloads, bytes, quota }: StoreOverview, words: Messages['images']['kept']): string {
  const isEmpty = sets.length + downloads.length === 0;
  if (quota === undefined) return isEmpty ? words.nothing : words.used(formatBytes(bytes));
  return isEmpty ? words.nothingOf(formatBytes(quota)) : words.usedOf(formatBytes(bytes), formatBytes(quota));
}

function nameOf({ key, content }: StoredSet, words: Messages['images']['kept']): string {
  return 'name' in content ? words.set(content.name, content.imageSize) : words.unknownSet(key.slice(0, 8));
}

function aboutSet({ bytes, lastUsed, content }: StoredSet, words: Messages['images']['kept'], locale: string): string {
  if ('problem' in content) return words.problem(content.problem);
  const share = content.keptShards === content.shards ? words.whole : words.here(Math.floor((100 * content.keptShards) / content.shards));
  const about = words.about(content.images, share, formatBytes(bytes));
  return lastUsed > 0 ? words.usedOn(about, new Date(lastUsed).toLocaleDateString(locale)) : about;
}
