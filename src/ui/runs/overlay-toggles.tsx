import type { ReactElement } from 'react';
import { IconToggle } from '../controls/icon-toggle.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';

/** Lays a run over the shown one in the charts, and makes it the one that others are held against. */
export function OverlayToggles({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const playground = usePlayground();
  const { runs: words } = useMessages();
  const isOverlaid = usePlaygroundState(({ overlaidIds }) => overlaidIds.includes(id));
  const isBaseline = usePlaygroundState(({ baselineId }) => baselineId === id);
  return (
    <>
      <IconToggle icon="overlay" label={words.overlay(name)} isSelected={isOverlaid} onChange={(on) => playground.charted.overlay(id, on)} />
      <IconToggle icon="pin" label={words.pin(name)} isSelected={isBaseline} onChange={(on) => playground.charted.pinBaseline(on ? id : undefined)} />
    </>
  );
}
