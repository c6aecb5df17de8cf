import { useEffect, useState } from 'react';
import { advanced, type ExpansionPlayer, LAYER_TIME, startedPlayer } from './expansion-player.ts';

export interface PlayerHandle {
  /** Undefined while no Des-Net is being filled. */
  readonly player: ExpansionPlayer | undefined;
  readonly change: (player: ExpansionPlayer | undefined) => void;
  /** Begins with a depth: by itself, or at rest where the person wants no motion. */
  readonly start: (depth: number) => void;
}

/** A player with its clock; one of a depth that is gone is put away. */
export function useExpansionPlayer(depths: readonly number[]): PlayerHandle {
  const [kept, change] = useState<ExpansionPlayer>();
  const player = kept && depths.includes(kept.depth) ? kept : undefined;
  useEffect(() => {
    if (!player?.isPlaying) return undefined;
    const timer = setTimeout(() => change(advanced(player)), LAYER_TIME);
    return () => clearTimeout(timer);
  }, [player]);
  return { player, change, start: (depth) => change(startedPlayer(depth, !wantsStillness())) };
}

function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
