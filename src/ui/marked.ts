/** What the person points at: it is marked in the stage editor, the picture and the charts alike. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface Marked {
  /** 0-based stage, or undefined for none. */
  readonly stage: number | undefined;
  /** Depth of a Des-Net, layers, or undefined for none. */
  readonly depth: number | undefined;
  /** Step of training whose Des-Nets the chart over depth shows, or undefined for the newest. */
  readonly step: number | undefined;
}

const store = createStore<Marked>(() => ({ stage: undefined, depth: undefined, step: undefined }));

export function mark(change: Partial<Marked>): void {
  store.setState(change);
}

export function useMarked<Part>(select: (marked: Marked) => Part): Part {
  return useStore(store, select);
}

interface Pointing {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** Handlers of an element that stands for a stage. */
export function marksStage(stage: number): Pointing {
  const on = (): void => mark({ stage });
  const off = (): void => mark({ stage: undefined });
  return { onPointerEnter: on, onPointerLeave: off, onFocus: on, onBlur: off };
}
