import { startTransition, useEffect, useState } from 'react';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { curveLines } from './curve-lines.ts';
import { type CurveChoice, smoothingStrengths } from './use-curve-choice.ts';

/** Lines are made for so many milliseconds at a time, between which the page draws and listens. */
const SLICE = 8;

/** What of a choice the points of the lines depend on. */
type Drawing = Pick<CurveChoice, 'axis' | 'smoothing'>;

/**
 * The choice that is drawn: the wanted one as soon as the lines of all runs are made for it, which curveLines remembers.
 * Fifty runs of 5,000 points take a few hundred milliseconds on a slow machine, which no frame should wait for.
 */
export function useReadyChoice(runs: readonly ShownRun[], wanted: CurveChoice, messages: Messages): CurveChoice {
  const { axis, smoothing } = wanted;
  const [ready, setReady] = useState<Drawing>({ axis, smoothing });
  const isReady = ready.axis === axis && ready.smoothing === smoothing;
  useEffect(() => {
    if (isReady) return undefined;
    return inSlices(runs, (run) => curveLines(run, { axis, smoothing: smoothingStrengths[smoothing] }, messages), () =>
      startTransition(() => setReady({ axis, smoothing })));
  }, [isReady, runs, axis, smoothing, messages]);
  return isReady ? wanted : { ...wanted, ...ready };
}

/** Calls `work` with each item, some at a time and from the next task on, then `done`; the function that it returns ends it early. */
export function inSlices<Item>(items: readonly Item[], work: (item: Item) => void, done: () => void): () => void {
  const left = items.values();
  const slice = (): void => {
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      const { value, done: isDone } = left.next();
      if (isDone) return done();
      work(value);
    }
    timer = setTimeout(slice);
  };
  let timer = setTimeout(slice);
  return () => clearTimeout(timer);
}
