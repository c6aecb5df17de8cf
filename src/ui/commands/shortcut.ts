/** Keys that stand for a command: a single one, which acts only where nothing is typed, or one with Ctrl or ⌘. */
export interface Shortcut {
  /** What the key types, in lower case. */
  readonly key: string;
  /** With Ctrl, or ⌘ on a Mac. */
  readonly mod?: boolean;
  readonly shift?: boolean;
  /** Acts in text fields too. Undo and redo do not: there they belong to the text. */
  readonly whileTyping?: boolean;
}

/** The part of a keyboard event that a shortcut is told by. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether these keys are that shortcut. `?` needs Shift on some keyboards and not on others. */
export function isPressed({ key, mod = false, shift = false }: Shortcut, press: KeyPress): boolean {
  const isLetter = /^[a-z]$/.test(key);
  return press.key.toLowerCase() === key && (press.ctrlKey || press.metaKey) === mod && !press.altKey
    && (!isLetter || press.shiftKey === shift);
}

/** The keys as they are written on a keyboard: `R`, `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function shortcutText({ key, mod, shift }: Shortcut, isMac: boolean): string {
  const name = key.toUpperCase();
  if (isMac) return `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return [mod && 'Ctrl', shift && 'Shift', name].filter(Boolean).join('+');
}

/**
 * Elements in which letters mean something of their own: text, lists that are searched by typing, whatever lies over
 * the page.
 */
export const TYPING_PLACES = [
  'input:not([type="checkbox"], [type="radio"], [type="range"])', 'textarea', 'select', '[contenteditable]',
  '[role="textbox"]', '[role="listbox"]', '[role="menu"]', '[role="dialog"]', '[aria-haspopup="listbox"]',
].join(', ');
