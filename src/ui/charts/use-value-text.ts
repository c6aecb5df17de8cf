import { type RefObject, useEffect, useRef } from 'react';

/** The input of a slider's thumb, its value in words: react-aria writes numbers alone, which this replaces after each drawing. */
export function useValueText(text: string): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setAttribute('aria-valuetext', text));
  return input;
}
