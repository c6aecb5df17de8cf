import type { LayerOrigin } from './layer-origin.ts';

/** A run of neighbouring layers that take the same stored layer. */
export interface Band {
  readonly source: number;
  /** 0-based first layer, and how many. */
  readonly first: number;
  readonly count: number;
}

/** The bands of a network, front to back; layers that are copies of none belong to no band. */
export function bandsOf(layers: readonly LayerOrigin[]): readonly Band[] {
  const bands: Band[] = [];
  for (const [layer, source] of layers.entries()) {
    if (typeof source !== 'number') continue;
    const last = bands.at(-1);
    const continues = last?.source === source && last.first + last.count === layer;
    if (last && continues) bands[bands.length - 1] = { ...last, count: last.count + 1 };
    else bands.push({ source, first: layer, count: 1 });
  }
  return bands;
}

/** Whether every source is one band, in network order, so that ribbons between two networks do not cross. */
export function isStageWise(layers: readonly LayerOrigin[]): boolean {
  const sources = bandsOf(layers).map(({ source }) => source);
  return sources.every((source, band) => band === 0 || source > (sources[band - 1] ?? 0));
}
