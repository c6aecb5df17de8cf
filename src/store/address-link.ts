import { configToFragment } from '../config/link.ts';
import { blockers } from './configuration.ts';
import type { Playground } from './playground.ts';

/** Milliseconds without an edit after which the address shows the configuration. */
const SETTLED = 400;

/** The part of a browser's `window` that links need. */
export interface AddressBar {
  readonly location: { readonly hash: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: 'hashchange', listener: () => void): void;
}

/**
 * Opens the link that the page was called with and every one that comes after, and keeps the address a link
 * to the configuration in the form, so that a reload or a bookmark finds it again. A broken link stays in the
 * address until the first edit, to be read beside its message.
 */
export function followAddress(playground: Playground, bar: AddressBar): void {
  const open = (): void => playground.openLink(bar.location.hash);
  open();
  bar.addEventListener('hashchange', open);
  let timer: ReturnType<typeof setTimeout> | undefined;
  playground.store.subscribe(({ configuration }, before) => {
    if (configuration.config === before.configuration.config) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const latest = playground.store.getState().configuration;
      if (blockers(latest).length === 0) bar.history.replaceState(null, '', configToFragment(latest.config));
    }, SETTLED);
  });
}
