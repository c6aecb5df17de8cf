/** Depths offered above the Aux-Net's own, at least, so that a Des-Net deeper than it can be tried. */
const BEYOND = 2;
/** Depths in a row of the form, and most rows to offer; others are typed. */
const ROW = 8;
const MOST_ROWS = 3;

/** The depths to switch on and off for a learngene of `stages` layers: every chosen one is among them. */
export function depthsOffered(stages: number, auxDepth: number, chosen: readonly number[]): readonly number[] {
  const rows = Math.ceil((auxDepth + BEYOND + 1 - stages) / ROW);
  const likely = Array.from({ length: Math.min(rows, MOST_ROWS) * ROW }, (_, i) => stages + i);
  return [...new Set([...likely, ...chosen])].toSorted((a, b) => a - b);
}

/** Depths that suit a learngene of `stages` layers: from the shallowest possible to the Aux-Net's own, at most ten. */
export function reachableDepths(stages: number, auxDepth: number): readonly number[] {
  return Array.from({ length: Math.min(Math.max(auxDepth - stages + 1, 5), 10) }, (_, i) => stages + i);
}
