import type { ReactElement } from 'react';
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
  const option = join(controls['option']);
  return (
    <Menu ref={focusByPointer} className={join(controls['list'])} aria-label={words.download(name)} onClose={onDone}>
      <MenuItem ref={focusByKeyboard} className={option} onAction={() => void saveResults(kept)}>{words.files.results}</MenuItem>
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

/*
 * A menu that opens takes the focus, by keyboard its first item. React Aria's autoFocus takes a key on a plain button for a
 * screen reader's press, after which it leaves the focus on the menu.
 */

function focusByPointer(menu: HTMLElement | null): void {
  if (!wasKeyboard()) menu?.focus();
}

function focusByKeyboard(item: HTMLElement | null): void {
  if (wasKeyboard()) item?.focus();
}

/** Whether the button that still has the focus was reached by keyboard. */
function wasKeyboard(): boolean {
  return document.activeElement?.matches(':focus-visible') === true;
}
