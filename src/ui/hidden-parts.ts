import { useMemo } from 'react';
import type { HideablePart, ViewState } from '../config/view-link.ts';
import { usePlaygroundState } from './playground-context.ts';

/** What a page in a frame goes without: the page around it has its own way to share and its own look. */
const leftOutOfFrames: readonly HideablePart[] = ['preset', 'engine', 'share', 'theme', 'language'];

/** The parts that a view leaves out. */
export function hiddenParts({ hide = [], embed }: ViewState): ReadonlySet<HideablePart> {
  return new Set([...hide, ...(embed ? leftOutOfFrames : [])]);
}

/** The parts of the page that its link leaves out. */
export function useHiddenParts(): ReadonlySet<HideablePart> {
  // Other parts of the view, such as a chart's zoom, change while the page is dragged over.
  const hide = usePlaygroundState(({ view }) => view.hide);
  const embed = usePlaygroundState(({ view }) => view.embed);
  return useMemo(() => hiddenParts({ hide, embed }), [hide, embed]);
}
