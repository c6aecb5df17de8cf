import type { ReactElement } from 'react';
import {
  Button, Text, UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import type { Announcement } from '../store/announcement.ts';
import { ActionButton } from './controls/action-button.tsx';
import controls from './controls/controls.module.css';
import { Icon } from './controls/icon.tsx';
import { join } from './controls/join.ts';
import { useMessages } from './language/language.ts';
import styles from './toasts.module.css';

/** Milliseconds for which it can be taken back; the clock stands while the pointer or the focus is on it. */
const LASTS = 30_000;
/** Milliseconds of what is only told. */
const TOLD = 10_000;
/** Details that are listed; of more the number is told. */
const MOST_LINES = 6;

const queue = new ToastQueue<Announcement>({ maxVisibleToasts: 3 });

/** Shows what was done, with Undo where it can be taken back. */
export function showToast(announcement: Announcement): void {
  queue.add(announcement, announcement.action ? {} : { timeout: announcement.undo ? LASTS : TOLD });
}

/** What was done of late. F6 moves the focus there and back. */
export function Toasts(): ReactElement {
  const { notices: words } = useMessages();
  return (
    <ToastRegion queue={queue} className={join(styles['region'])} aria-label={words.done}>
      {({ toast }) => (
        <Toast toast={toast} className={join(styles['toast'])}>
          <ToastContent className={styles['content'] ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
            {toast.content.lines.length > 0 && <Text slot="description"><Lines lines={toast.content.lines} /></Text>}
          </ToastContent>
          {actionsOf(toast.content, words.undo).map(({ label, run }) => (
            <ActionButton
              key={label} small onPress={() => {
                run();
                queue.close(toast.key);
              }}
            >
              {label}
            </ActionButton>
          ))}
          <Button slot="close" aria-label={words.dismiss} className={join(controls['button'], controls['quiet'], controls['small'], controls['square'])}>
            <Icon name="close" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}

/** What can be done about an announcement, by its buttons. */
function actionsOf({ action, undo }: Announcement, undoLabel: string): readonly NonNullable<Announcement['action']>[] {
  return [...(action ? [action] : []), ...(undo ? [{ label: undoLabel, run: undo }] : [])];
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactElement {
  const { notices: words } = useMessages();
  const shown = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES - 1) : lines;
  return (
    <span className={styles['lines']}>
      {shown.map((line) => <span key={line}>{line}</span>)}
      {shown.length < lines.length && <span>{words.more(lines.length - shown.length)}</span>}
    </span>
  );
}
