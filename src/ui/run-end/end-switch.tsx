import type { ReactElement } from 'react';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { IconToggle } from '../controls/icon-toggle.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { isLong } from './long-run.ts';

/** Where a long run goes on: whether its end is told when the tab is hidden. The browser asks for its part when it is switched on. */
export function EndSwitch(): ReactElement | null {
  const { endNotices } = usePlayground();
  const { runEnd: words } = useFirstMessages();
  const isOffered = usePlaygroundState(isLongRunning);
  const isSelected = usePlaygroundState(({ tellsOfEnd }) => tellsOfEnd);
  if (!isOffered) return null;
  return <IconToggle icon="bell" label={words.switch} isSelected={isSelected} onChange={(on) => void endNotices.wish(on)} />;
}

function isLongRunning({ run }: PlaygroundState): boolean {
  return run?.status === 'running' && isLong(run.progress);
}
