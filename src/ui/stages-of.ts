import type { StageLayout } from '../sws/stage-layout.ts';

/** A stage by its place: two stages of one layout have no other identity. */
export interface Stage {
  readonly stage: number;
  readonly layers: number;
}

/** The stages of a layout, first to last. */
export function stagesOf(layout: StageLayout): readonly Stage[] {
  return layout.map((layers, stage) => ({ stage, layers }));
}
