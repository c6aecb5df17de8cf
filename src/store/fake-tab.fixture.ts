import type { LetGo, Tab } from './browser-tab.ts';

/** A tab under a test's control, which counts what is held. */
export class FakeTab implements Tab {
  unfrozen = 0;
  screens = 0;
  /** By the clock that does not jump. */
  now = 0;
  refusesScreen = false;
  #isHidden = false;
  #onVisibility: () => void = () => undefined;
  #onReturn: () => void = () => undefined;

  readonly isHidden = (): boolean => this.#isHidden;
  readonly seconds = (): number => this.now;
  readonly onVisibility = (listener: () => void): void => {
    this.#onVisibility = listener;
  };
  readonly onReturn = (listener: () => void): void => {
    this.#onReturn = listener;
  };

  readonly holdUnfrozen = async (): Promise<LetGo> => {
    this.unfrozen++;
    return () => void this.unfrozen--;
  };

  readonly holdScreen = async (): Promise<LetGo> => {
    if (this.refusesScreen) throw new Error('the battery is low');
    this.screens++;
    return () => void this.screens--;
  };

  hide(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#onVisibility();
  }

  /** Comes back from the cache behind Back and Forward. */
  comesBack(): void {
    this.#onReturn();
  }
}
