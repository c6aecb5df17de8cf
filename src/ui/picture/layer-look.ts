import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import type { LayerOrigin } from './layer-origin.ts';

/** How a layer is painted, and what is written on it. */
export interface LayerLook {
  readonly fill: string;
  readonly text: string;
  readonly textColour: string;
}

/** Copies have the colour of the stored layer, mixtures one between θ_B's and θ_A's, drawn layers are hatched. */
export function layerLook(origin: LayerOrigin, stages: number, hatch: string): LayerLook {
  if (origin === 'drawn') return { fill: `url(#${hatch})`, text: '', textColour: 'currentColor' };
  if (typeof origin === 'number') {
    return { fill: stageColour(origin, stages), text: String(origin + 1), textColour: stageTextColour(origin, stages) };
  }
  const { share } = origin;
  const fill = `color-mix(in oklch, ${stageColour(1, 2)} ${(share * 100).toFixed(1)}%, ${stageColour(0, 2)})`;
  return { fill, text: share === 0 ? 'B' : share === 1 ? 'A' : '', textColour: stageTextColour(share < 0.5 ? 0 : 1, 2) };
}
