import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { invariant } from '../lib/errors.ts';
import type { Playground } from '../store/playground.ts';
import type { PlaygroundState } from '../store/playground-state.ts';

export const PlaygroundContext = createContext<Playground | undefined>(undefined);

/** What can be done: the store's actions. */
export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext);
  invariant(playground, 'the page has a playground');
  return playground;
}

/** A part of the store's state; the component is drawn again when that part changes. */
export function usePlaygroundState<Part>(select: (state: PlaygroundState) => Part): Part {
  return useStore(usePlayground().store, select);
}
