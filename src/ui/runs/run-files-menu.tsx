import { type ReactElement, useState } from 'react';
import { Menu, MenuItem } from 'react-aria-components';
import type { KeptRun } from '../../store/run-storage.ts';
import controls from '../controls/controls.module.css';
import { download } from '../controls/download.ts';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { saveResults, saveValues } from './save-runs.ts';

/** One run as files: its document, all raw values, its learngene. */
export function RunFilesMenu({ kept, onDone }: { readonly kept: KeptRun; readonly onDone: () => void }): ReactElement {
  const { name, learngene } = kept;
  const { runs: words } = useMessages();
  // Then its first item takes the focus. Not by autoFocus: a key on a plain button is a screen reader's press to React Aria,
  // after which it leaves the focus on the menu.
  const [isByKeyboard] = useState(wasKeyboard);
  const option = join(controls['option']);
  return (
    // A menu that opens takes the focus (ARIA, menu button pattern).
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <Menu className={join(controls['list'])} aria-label={words.download(name)} onClose={onDone} autoFocus={!isByKeyboard}>
      <MenuItem ref={isByKeyboard ? focus : undefined} className={option} onAction={() => void saveResults(kept)}>{words.files.results}</MenuItem>
      <MenuItem className={option} onAction={() => void saveValues(kept)}>{words.files.values}</MenuItem>
      {learngene && (
        <MenuItem
          className={option}
          onAction={() => download(`${name}-learngene.safetensors`, new Blob([learngene], { type: 'application/octet-stream' }))}
        >
          {words.files.learngene}
        </MenuItem>
      )}
    </Menu>
  );
}

/** Whether the button that opened the menu, and still has the focus, was reached by keyboard. */
function wasKeyboard(): boolean {
  return document.activeElement?.matches(':focus-visible') === true;
}

/** The menu has no place yet: it is no reason to scroll the page, which would close it. */
function focus(item: HTMLElement | null): void {
  item?.focus({ preventScroll: true });
}
