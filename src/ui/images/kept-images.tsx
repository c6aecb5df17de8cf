import { type ReactElement, useState } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { formatBytes } from '../../lib/format.ts';
import type { StoredSet, StoreOverview } from '../../worker/images-protocol.ts';
import { ActionButton, IconButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './kept-images.module.css';

/** Bytes that one press of the button makes room for. */
const freedAtOnce = 500e6;

/** The images that this browser keeps from earlier visits, and how to get rid of them: nothing is removed unasked. */
export function KeptImages(): ReactElement {
  const playground = usePlayground();
  return (
    <DialogTrigger onOpenChange={(isOpen) => { if (isOpen) playground.images.loadKept(); }}>
      <ActionButton small variant="quiet">Kept images …</ActionButton>
      <Popover className={join(controls['popover'])} placement="bottom start">
        <Dialog className={join(styles['dialog'])}>
          <Heading slot="title" className={join(styles['title'])}>Images kept in this browser</Heading>
          <Content />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Content(): ReactElement {
  const playground = usePlayground();
  const kept = usePlaygroundState((state) => state.images.kept);
  const note = usePlaygroundState((state) => state.images.keptNote);
  return (
    <>
      <output className={styles['note']}>{note ?? (kept ? usedText(kept) : 'Looking …')}</output>
      {kept && (
        <ul className={styles['sets']}>
          {kept.sets.map((set) => (
            <li key={set.key}>
              <span><b>{nameOf(set)}</b>{aboutSet(set)}</span>
              <IconButton small icon="remove" label={`Remove ${nameOf(set)}`} onPress={() => playground.images.removeKept({ key: set.key })} />
            </li>
          ))}
          {kept.downloads.map(({ address, bytes }) => (
            <li key={address}>
              <span><b>{address}</b>{`a file as it was fetched, ${formatBytes(bytes)}`}</span>
              <IconButton small icon="remove" label={`Remove ${address}`} onPress={() => playground.images.removeKept({ address })} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles['buttons']}>
        {kept && kept.sets.length > 0 && (
          <ActionButton small onPress={() => playground.images.freeUp(freedAtOnce)}>{`Free ${formatBytes(freedAtOnce)}, least used first`}</ActionButton>
        )}
        <Persistence />
      </div>
    </>
  );
}

/** Lets the person ask the browser not to drop what is kept when its disk runs short. */
function Persistence(): ReactElement {
  const [answer, setAnswer] = useState<string>();
  const ask = async (): Promise<void> => {
    const granted = await (navigator as Partial<Navigator>).storage?.persist();
    setAnswer(granted === true ? 'The browser will not drop them by itself.' : 'The browser may still drop them when its disk runs short.');
  };
  return (
    <>
      <ActionButton small onPress={() => void ask()}>Ask the browser to keep them</ActionButton>
      <output className={styles['note']}>{answer}</output>
    </>
  );
}

function usedText({ sets, downloads, bytes, quota }: StoreOverview): string {
  const of = quota === undefined ? '' : ` of the ${formatBytes(quota)} that the browser allows this page`;
  return sets.length + downloads.length === 0 ? `Nothing is kept${quota === undefined ? '' : `; the browser allows this page ${formatBytes(quota)}`}.` : `${formatBytes(bytes)}${of}.`;
}

function nameOf({ key, content }: StoredSet): string {
  return 'name' in content ? `${content.name}, ${content.imageSize} px` : `set ${key.slice(0, 8)}`;
}

function aboutSet({ bytes, lastUsed, content }: StoredSet): string {
  if ('problem' in content) return content.problem;
  const share = content.keptShards === content.shards ? 'whole' : `${Math.floor((100 * content.keptShards) / content.shards)} % here`;
  const used = lastUsed > 0 ? `, used ${new Date(lastUsed).toLocaleDateString('en')}` : '';
  return `${content.images.toLocaleString('en')} images, ${share}, ${formatBytes(bytes)}${used}`;
}
