import { type ReactElement, Suspense } from 'react';
import { later } from '../later.ts';
import { useIsOpen } from '../open-surface.ts';
import { useShortcuts } from './use-shortcuts.ts';

const CommandPalette = later(async () => (await import('./command-palette.tsx')).CommandPalette);
const ShortcutsSheet = later(async () => (await import('./shortcuts-sheet.tsx')).ShortcutsSheet);

/** What commands need on the page: keys, the palette, and the sheet of shortcuts. */
export function CommandSurfaces(): ReactElement {
  useShortcuts();
  return (
    <Suspense>
      {useIsOpen('palette') && <CommandPalette />}
      {useIsOpen('shortcuts') && <ShortcutsSheet />}
    </Suspense>
  );
}
