import type { LayerSources } from '../../sws/layer-sources.ts';

/** A run of neighbouring layers that take the same learngene layer. */
export interface Band {
  readonly source: number;
  /** 0-based first layer, and how many. */
  readonly first: number;
  readonly count: number;
}

/** The bands of a network, front to back. */
export function bandsOf(sources: LayerSources): readonly Band[] {
  const bands: Band[] = [];
  for (const [layer, source] of sources.entries()) {
    const last = bands.at(-1);
    if (last?.source === source) bands[bands.length - 1] = { ...last, count: last.count + 1 };
    else bands.push({ source, first: layer, count: 1 });
  }
  return bands;
}

/** Whether every stage is one band in network order, so that ribbons between two networks do not cross. */
export function isStageWise(sources: LayerSources): boolean {
  return sources.every((source, layer) => layer === 0 || source >= (sources[layer - 1] ?? 0));
}
