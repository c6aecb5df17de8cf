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
 * to the configuration in the form and to what is shown, so that a reload or a bookmark finds it again. A broken
 * link stays in the address until the first edit, to be read beside its message.
 */
export function followAddress(playground: Playground, bar: AddressBar): void {
  playground.openLink(bar.location.hash);
  bar.addEventListener('hashchange', () => playground.followLink(bar.location.hash));
  let timer: ReturnType<typeof setTimeout> | undefined;
  playground.store.subscribe(({ configuration, view }, before) => {
    const isEdited = configuration.config !== before.configuration.config;
    const isOtherView = view !== before.view && configuration.linkProblem === undefined;
    if (!isEdited && !isOtherView) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const latest = playground.store.getState();
      if (blockers(latest.configuration).length > 0) return;
      bar.history.replaceState(null, '', configToFragment(latest.configuration.config, latest.view));
    }, SETTLED);
  });
}
