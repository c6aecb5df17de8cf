import type { ReactElement } from 'react';
import { CommandPalette } from './command-palette.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** What commands need on the page: keys, the palette, and the sheet of shortcuts. */
export function CommandSurfaces(): ReactElement {
  useShortcuts();
  return (
    <>
      <CommandPalette />
      <ShortcutsSheet />
    </>
  );
}
