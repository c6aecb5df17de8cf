import { useState } from 'react';

interface HiddenLines<Key extends string> {
  readonly hidden: readonly Key[];
  readonly isShown: (key: Key) => boolean;
  readonly show: (key: Key, isShown: boolean) => void;
}

/** Which lines of a chart are switched off. */
export function useHiddenLines<Key extends string>(): HiddenLines<Key> {
  const [hidden, setHidden] = useState<readonly Key[]>([]);
  return {
    hidden,
    isShown: (key) => !hidden.includes(key),
    show: (key, isShown) => setHidden(isShown ? hidden.filter((other) => other !== key) : [...hidden, key]),
  };
}
