/** The title of the tab: how far a run is, and that it has ended until the person looks. */
import type { FirstMessages } from '../../messages/messages.ts';
import type { Tab } from '../../store/browser-tab.ts';
import { type CurrentRun, isActive } from '../../store/current-run.ts';
import type { Playground } from '../../store/playground.ts';
import { shareDone } from '../top-bar/progress-text.ts';

/** What the page is called while it shows this run; `isUnseen` where it ended and nobody has looked since. */
export function pageTitle(run: CurrentRun | undefined, isUnseen: boolean, { runEnd: words, general }: FirstMessages): string {
  const { pageTitle: page } = words;
  if (run && isActive(run)) return words.shareTitle(general.percent(Math.floor(shareDone(run.progress) * 100)), page);
  if (!run || !isUnseen) return page;
  return run.status === 'failed' ? words.failedTitle(page) : words.doneTitle(page);
}

/** Keeps the title of the document up to date; call what it returns when the page's text has changed. */
export function followTitle({ store }: Playground, tab: Pick<Tab, 'isHidden' | 'onVisibility'>, presentMessages: () => FirstMessages): () => void {
  let isUnseen = false;
  const show = (): void => {
    const title = pageTitle(store.getState().run, isUnseen, presentMessages());
    if (document.title !== title) document.title = title;
  };
  store.subscribe(({ run }, { run: before }) => {
    if (run === before) return;
    if (isActive(before) && !isActive(run)) isUnseen = tab.isHidden();
    show();
  });
  tab.onVisibility(() => {
    if (!tab.isHidden()) isUnseen = false;
    show();
  });
  return show;
}
