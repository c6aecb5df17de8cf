import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { formatBytes } from '../../lib/format.ts';
import type { Messages } from '../../messages/messages.ts';
import type { MemoryFigures, MemoryRemedy } from '../../worker/memory-protocol.ts';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { CostEntry } from './cost-entry.tsx';
import styles from './costs.module.css';

/** What a run would take of memory, of how much; where it does not fit, with what would. While it is edited, the last known. */
export function MemoryEntry(): ReactElement {
  const figures = usePlaygroundState(({ memory }) => memory?.figures);
  const isOfForm = usePlaygroundState(({ memory, configuration }) => memory?.config === configuration.config);
  const { configuration: { costs }, memory: words } = useMessages();
  const isTooLarge = figures?.excess !== undefined;
  const remedy = figures?.problem?.remedy;
  return (
    <CostEntry term={costs.memory} isWide>
      <span className={styles['memory']} data-over={isTooLarge}>{figures ? figuresText(figures, words) : '–'}</span>
      {isOfForm && remedy && <Remedy remedy={remedy} />}
    </CostEntry>
  );
}

/** Makes the change with which it fits. */
function Remedy({ remedy }: { readonly remedy: MemoryRemedy }): ReactElement {
  const playground = usePlayground();
  const { memory: words } = useMessages();
  const { batchSize, dim = 0 } = remedy;
  const [label, change] = batchSize === undefined
    ? [words.widthThatFits(dim), () => playground.edit('dim', dim)] as const
    : [words.batchThatFits(batchSize), () => playground.edit('batchSize', batchSize)] as const;
  return <Button className={join(styles['estimate'], styles['remedy'])} onPress={change}>{label}</Button>;
}

/** All together of what there is; of a GPU, which does not tell that, its largest buffer of how large one may be. */
function figuresText({ bytes, largest, total, piece }: MemoryFigures, words: Messages['memory']): string {
  const needed = total === undefined ? formatBytes(bytes) : words.of(formatBytes(bytes), formatBytes(total));
  return piece === undefined ? needed : words.withBuffer(needed, formatBytes(largest), formatBytes(piece));
}
