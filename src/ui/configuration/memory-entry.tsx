import type { ReactElement } from 'react';
import { formatBytes } from '../../lib/format.ts';
import type { Messages } from '../../messages/messages.ts';
import type { MemoryFigures } from '../../worker/memory-protocol.ts';
import { ActionButton } from '../controls/action-button.tsx';
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
  return (
    <CostEntry term={costs.memory} isWide={isTooLarge || figures?.piece !== undefined}>
      <span className={styles['memory']} data-over={isTooLarge}>{figures ? figuresText(figures, words) : '–'}</span>
      {isOfForm && <Remedy remedy={figures?.problem?.remedy} />}
    </CostEntry>
  );
}

/** Makes the change with which it fits. */
function Remedy({ remedy }: { readonly remedy: NonNullable<MemoryFigures['problem']>['remedy'] }): ReactElement | null {
  const playground = usePlayground();
  const { memory: words } = useMessages();
  const { batchSize, dim } = remedy ?? {};
  if (batchSize !== undefined) return <ActionButton small icon="check" onPress={() => playground.edit('batchSize', batchSize)}>{words.takeBatch(batchSize)}</ActionButton>;
  return dim === undefined ? null : <ActionButton small icon="check" onPress={() => playground.edit('dim', dim)}>{words.takeWidth(dim)}</ActionButton>;
}

/** All together of what there is; of a GPU, which does not tell that, its largest buffer of how large one may be. */
function figuresText({ bytes, largest, total, piece }: MemoryFigures, words: Messages['memory']): string {
  const needed = total === undefined ? formatBytes(bytes) : words.of(formatBytes(bytes), formatBytes(total));
  return piece === undefined ? needed : words.withBuffer(needed, formatBytes(largest), formatBytes(piece));
}
