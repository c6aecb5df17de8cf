/** The player that fills a Des-Net layer by layer: plain state, so that it can be stepped without a clock. */
export interface ExpansionPlayer {
  /** Depth of the Des-Net that is filled. */
  readonly depth: number;
  /** Layers that are there, 0 … depth; the last of them is the one explained. */
  readonly filled: number;
  readonly isPlaying: boolean;
}

/** Milliseconds for a layer: its sentence wants to be read. */
export const LAYER_TIME = 1800;

/** From the first layer on; `isPlaying` is what the person wants of motion. */
export function startedPlayer(depth: number, isPlaying: boolean): ExpansionPlayer {
  return { depth, filled: 1, isPlaying };
}

/** After the next layer, at the end at rest. */
export function advanced(player: ExpansionPlayer): ExpansionPlayer {
  const filled = Math.min(player.depth, player.filled + 1);
  return { ...player, filled, isPlaying: player.isPlaying && filled < player.depth };
}

/** One layer to or fro by hand, which stops the clock. */
export function steppedBy(player: ExpansionPlayer, layers: 1 | -1): ExpansionPlayer {
  return { ...player, filled: Math.min(player.depth, Math.max(1, player.filled + layers)), isPlaying: false };
}

/** Play or pause; play at the end begins anew. */
export function toggled(player: ExpansionPlayer): ExpansionPlayer {
  if (player.isPlaying) return { ...player, isPlaying: false };
  return player.filled >= player.depth ? startedPlayer(player.depth, true) : { ...player, isPlaying: true };
}
