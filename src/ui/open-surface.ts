/** The one surface over the page that a command may open from anywhere. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Surface = 'share' | 'palette' | 'shortcuts' | 'lessons';

const store = createStore<{ readonly open: Surface | undefined }>(() => ({ open: undefined }));

export function openSurface(open: Surface | undefined): void {
  store.setState({ open });
}

export function useIsOpen(surface: Surface): boolean {
  return useStore(store, ({ open }) => open === surface);
}
