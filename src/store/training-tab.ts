/**
 * What the tab does to a run, and the page about it: while a run is under way it holds a lock against freezing and, where
 * the person wishes, the screen; it tells when training was slow behind another tab; and it looks again for interrupted
 * runs when the page comes back from the cache behind Back and Forward.
 */
import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '../lib/errors.ts';
import type { FirstMessages } from '../messages/messages.ts';
import type { LetGo, Tab } from './browser-tab.ts';
import { isActive, withNotice } from './current-run.ts';
import { HiddenPace } from './hidden-pace.ts';
import type { PlaygroundState } from './playground-state.ts';

/** Milliseconds for which messages that waited for a hidden tab get their turn before its pace is judged. */
const SETTLING = 1000;

export class TrainingTab {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #tab: Tab;
  readonly #messages: () => FirstMessages;
  readonly #pace = new HiddenPace();
  readonly #unfrozen: Holding;
  readonly #screen: Holding;

  /** `onReturn` is called when the page comes back as it was left and no run is under way. */
  constructor(store: StoreApi<PlaygroundState>, tab: Tab, messages: () => FirstMessages, onReturn: () => void) {
    this.#messages = messages;
    this.#store = store;
    this.#tab = tab;
    // Where locks are denied a hidden tab may be frozen, of which the person is told by its pace.
    this.#unfrozen = new Holding(tab.holdUnfrozen, () => undefined);
    this.#screen = new Holding(tab.holdScreen, (thrown) => {
      store.setState({ keepsScreenOn: false, notice: messages().interrupted.screen(messageOf(thrown)) });
    });
    store.subscribe((state, before) => this.#follow(state, before));
    tab.onVisibility(() => this.#onVisibility());
    tab.onReturn(() => {
      if (!isActive(store.getState().run)) onReturn();
    });
  }

  /** Keeps the screen on while a run is under way, or lets it sleep. */
  keepScreenOn(on: boolean): void {
    this.#store.setState({ keepsScreenOn: on });
  }

  #follow(state: PlaygroundState, before: PlaygroundState): void {
    if (state.run?.status === before.run?.status && state.run?.id === before.run?.id && state.keepsScreenOn === before.keepsScreenOn) return;
    this.#hold();
    if (state.run?.status === 'running' && !this.#tab.isHidden()) this.#pace.begin(this.#now());
    else if (state.run?.status !== 'running') this.#pace.end();
  }

  #hold(): void {
    const { run, keepsScreenOn } = this.#store.getState();
    this.#unfrozen.want(isActive(run));
    this.#screen.want(isActive(run) && keepsScreenOn && !this.#tab.isHidden()); // browsers drop it of a hidden tab
  }

  #onVisibility(): void {
    this.#hold();
    if (this.#tab.isHidden()) this.#pace.hide(this.#now());
    else setTimeout(() => this.#judge(), SETTLING);
  }

  #judge(): void {
    if (this.#tab.isHidden()) return; // hidden again; the spell goes on
    const spell = this.#pace.show(this.#now());
    const { run } = this.#store.getState();
    if (!spell || !run) return;
    const text = this.#messages().interrupted.slowWhileHidden(spell.seconds, spell.share);
    this.#store.setState({ run: { ...run, notices: withNotice(run.notices, text) } });
  }

  #now(): { readonly at: number; readonly done: number } {
    return { at: this.#tab.seconds(), done: this.#store.getState().run?.progress?.done ?? 0 };
  }
}

/** Something that is held while it is wanted, and takes a moment to get. */
class Holding {
  readonly #take: () => Promise<LetGo>;
  readonly #refused: (thrown: unknown) => void;
  #wanted = false;
  #letGo: LetGo | undefined;

  constructor(take: () => Promise<LetGo>, refused: (thrown: unknown) => void) {
    this.#take = take;
    this.#refused = refused;
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) void this.#begin();
    else this.#end();
  }

  async #begin(): Promise<void> {
    try {
      const letGo = await this.#take();
      this.#end();
      this.#letGo = letGo;
      if (!this.#wanted) this.#end();
    } catch (thrown) {
      this.#wanted = false;
      this.#refused(thrown);
    }
  }

  #end(): void {
    this.#letGo?.();
    this.#letGo = undefined;
  }
}
