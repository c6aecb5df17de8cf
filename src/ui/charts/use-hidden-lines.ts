import { useMemo, useState } from 'react';

export interface HiddenLines<Key extends string> {
  readonly hidden: readonly Key[];
  readonly show: (key: Key, isShown: boolean) => void;
}

/** Which lines of a chart are switched off, at first those given; the same object until that changes. */
export function useHiddenLines<Key extends string>(atFirst: readonly Key[] = []): HiddenLines<Key> {
  const [hidden, setHidden] = useState(atFirst);
  return useMemo(() => ({
    hidden,
    show: (key, isShown) => setHidden(isShown ? hidden.filter((other) => other !== key) : [...hidden, key]),
  }), [hidden]);
}
