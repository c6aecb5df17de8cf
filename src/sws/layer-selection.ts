import { InputError } from '../lib/errors.ts';
import type { LayerSources } from './layer-sources.ts';

/**
 * Which layers weight selection ("Initializing Models with Larger Ones", IMwLM; Xu et al., 2023) takes of a larger trained
 * ViT; which channels of a wider one, see width-selection.ts.
 */

/** The first `depth` of `sourceDepth` layers. Throws an InputError when there are fewer. */
export function firstLayers(depth: number, sourceDepth: number): LayerSources {
  checkSourceDepth(depth, sourceDepth);
  return Array.from({ length: depth }, (_, layer) => layer);
}

/** `depth` evenly spaced layers of `sourceDepth`, first and last among them. Throws an InputError when there are fewer. */
export function evenLayers(depth: number, sourceDepth: number): LayerSources {
  checkSourceDepth(depth, sourceDepth);
  return evenlySpaced(sourceDepth, depth);
}

/**
 * round(linspace(0, `of` − 1, `count`)). A value half-way between two goes to the even one, as in numpy and torch;
 * it is computed in whole numbers, so that no rounding error turns a half into something else.
 */
export function evenlySpaced(of: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => {
    if (count === 1) return 0;
    const whole = Math.floor((i * (of - 1)) / (count - 1));
    const twiceRest = 2 * (i * (of - 1) - whole * (count - 1));
    const up = twiceRest > count - 1 || (twiceRest === count - 1 && whole % 2 === 1);
    return up ? whole + 1 : whole;
  });
}

function checkSourceDepth(depth: number, sourceDepth: number): void {
  if (depth <= sourceDepth) return;
  throw new InputError(
    'depth',
    `Des-Net depth ${depth}: weight selection takes each layer from another one of the source, which has ${sourceDepth}; `
      + `choose at most ${sourceDepth}`,
  );
}
