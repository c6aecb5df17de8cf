/** Whether single keys act: a person who dictates, or presses keys by chance, switches them off (WCAG 2.1.4). */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const KEY = 'learngene-single-keys';

const store = createStore<{ readonly areOn: boolean }>(() => ({ areOn: remembered() }));

export function areSingleKeysOn(): boolean {
  return store.getState().areOn;
}

export function useSingleKeys(): boolean {
  return useStore(store, ({ areOn }) => areOn);
}

/** Switches them for this visit and the next ones. */
export function switchSingleKeys(areOn: boolean): void {
  store.setState({ areOn });
  try {
    localStorage.setItem(KEY, areOn ? 'on' : 'off');
  } catch {
    // Storage is switched off: the choice lasts for this visit.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
