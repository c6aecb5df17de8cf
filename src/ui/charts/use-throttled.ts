import { useEffect, useRef, useState } from 'react';

/** `value`, but changing at most once in `interval` milliseconds; the last value always arrives. */
export function useThrottled<T>(value: T, interval: number): T {
  const [shown, setShown] = useState(value);
  const changedAt = useRef(-Infinity);
  useEffect(() => {
    const show = (): void => {
      changedAt.current = performance.now();
      setShown(value);
    };
    const timer = setTimeout(show, Math.max(0, changedAt.current + interval - performance.now()));
    return () => clearTimeout(timer);
  }, [value, interval]);
  return shown;
}
