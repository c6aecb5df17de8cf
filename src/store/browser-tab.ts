/** A way out of something that is held; idempotent. */
export type LetGo = () => void;

/** The part of a browser's tab that training depends on. */
export interface Tab {
  readonly isHidden: () => boolean;
  /** Calls whenever the tab is hidden or shown. */
  readonly onVisibility: (listener: () => void) => void;
  /** Calls whenever the page comes back as it was left, from the cache behind Back and Forward. */
  readonly onReturn: (listener: () => void) => void;
  /** Holds a lock, which keeps browsers from freezing the tab while it is hidden. */
  readonly holdUnfrozen: () => Promise<LetGo>;
  /** Keeps the screen on until the tab is hidden; rejects where that is refused. */
  readonly holdScreen: () => Promise<LetGo>;
  /** Seconds by a clock that does not jump. */
  readonly seconds: () => number;
}

export function browserTab(): Tab {
  return {
    isHidden: () => document.visibilityState === 'hidden',
    onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
    onReturn: (listener) => window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) listener();
    }),
    holdUnfrozen,
    async holdScreen() {
      const { wakeLock } = navigator as Partial<Navigator>; // absent on plain http, and in some browsers
      if (!wakeLock) throw new Error('this browser has no way to');
      const held = await wakeLock.request('screen');
      return () => void held.release();
    },
    seconds: () => performance.now() / 1000,
  };
}

function holdUnfrozen(): Promise<LetGo> {
  const { locks } = navigator as Partial<Navigator>; // absent on plain http
  if (!locks) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise<void>((release) => resolve(release));
    locks.request(`learngene training ${crypto.randomUUID()}`, held).catch(reject);
  });
}
