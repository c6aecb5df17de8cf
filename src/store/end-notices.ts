/**
 * Tells a person who looks at another tab that their run has ended: by a notice outside the page, if they asked for it and
 * the browser lets the page. Who was not asked, or said no, sees it by the tab's title.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { CurrentRun } from './current-run.ts';
import type { PlaygroundOptions, PlaygroundState } from './playground-state.ts';

type Options = Pick<PlaygroundOptions, 'tab' | 'notices' | 'endWords'>;

export class EndNotices {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #options: Options;

  constructor(store: StoreApi<PlaygroundState>, options: Options) {
    this.#store = store;
    this.#options = options;
    store.subscribe((state, before) => {
      if (state.run?.status !== before.run?.status) this.#follow(state, before.run);
    });
  }

  /** Switches notices of ended runs on or off. Asks the browser's permission, so call it on the person's word alone. */
  async wish(isWished: boolean): Promise<void> {
    const { notices, endWords } = this.#options;
    if (!isWished) return this.#store.setState({ tellsOfEnd: false });
    const isAllowed = notices.permission() === 'granted' || (notices.permission() === 'default' && (await notices.ask()));
    this.#store.setState(isAllowed ? { tellsOfEnd: true } : { tellsOfEnd: false, notice: endWords.refused() });
  }

  /** A run that the person stopped needs no notice, nor one of a series that goes on. */
  #follow({ run, series, tellsOfEnd }: PlaygroundState, before: CurrentRun | undefined): void {
    if (!tellsOfEnd || !this.#options.tab.isHidden() || run === undefined || run.id !== before?.id) return;
    const goesOn = series !== undefined && series.begun < series.variants.length && run.status === 'complete';
    if ((run.status === 'complete' && !goesOn) || run.status === 'failed') this.#show(run);
  }

  #show(run: CurrentRun): void {
    try {
      this.#options.notices.show(this.#options.endWords.ended(run));
    } catch {
      // Some browsers let only a service worker show notices: the tab's title tells it.
    }
  }
}
