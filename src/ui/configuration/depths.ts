/** Depths offered above the Aux-Net's own, so that a Des-Net deeper than it can be tried. */
const BEYOND = 4;
/** Most depths to offer: three rows of eight; others are typed. */
const MOST_OFFERED = 24;

/** The depths to switch on and off for a learngene of `stages` layers: every chosen one is among them. */
export function depthsOffered(stages: number, auxDepth: number, chosen: readonly number[]): readonly number[] {
  const last = Math.max(stages + 8, auxDepth + BEYOND);
  const likely = Array.from({ length: Math.min(last - stages, MOST_OFFERED) }, (_, i) => stages + i);
  return [...new Set([...likely, ...chosen])].toSorted((a, b) => a - b);
}

/** Depths that suit a learngene of `stages` layers: from the shallowest possible to the Aux-Net's own, at most ten. */
export function reachableDepths(stages: number, auxDepth: number): readonly number[] {
  return Array.from({ length: Math.min(Math.max(auxDepth - stages + 1, 5), 10) }, (_, i) => stages + i);
}
