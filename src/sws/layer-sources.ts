import { invariant } from '../lib/errors.ts';
import type { StageLayout } from './stage-layout.ts';

/**
 * For each layer of a network, front to back, the 0-based learngene layer that it takes. This one list
 * describes every network here: Aux-Net, Des-Net, Simple-LG, stacking and so on.
 */
export type LayerSources = readonly number[];

/** The layer sources of the Aux-Net itself: 3,3,4,3,3 → 0001112222333444 (Eq. 1). */
export function auxNetLayerSources(layout: StageLayout): LayerSources {
  return layerSourcesOfCounts(layout);
}

/** Stage s repeated `counts[s]` times, stages kept in network order. */
export function layerSourcesOfCounts(counts: readonly number[]): LayerSources {
  return counts.flatMap((count, stage) => Array.from({ length: count }, () => stage));
}

/** How many layers take each of the `stages` learngene layers; one entry a stage. */
export function countsPerStage(sources: LayerSources, stages: number): readonly number[] {
  const counts = Array.from({ length: stages }, () => 0);
  for (const source of sources) {
    invariant(source in counts, `layer source ${source} is outside ${stages} stages`);
    counts[source] = (counts[source] ?? 0) + 1;
  }
  return counts;
}

/** Digits side by side, e.g. `000111223344`; separated by commas when some source has two digits. */
export function formatLayerSources(sources: LayerSources): string {
  return sources.join(sources.some((source) => source > 9) ? ',' : '');
}
