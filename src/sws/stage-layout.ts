import { InputError } from '../lib/errors.ts';

/** Layers in each stage of an Aux-Net, front to back; all layers of a stage share one set of weights (Section 3.2). */
export type StageLayout = readonly number[];

/** Throws an InputError unless there is at least one stage and each has a whole number of layers, at least 1. */
export function checkStageLayout(layout: StageLayout): void {
  const subject = `stage layout ${layout.join(',')}`;
  if (layout.length === 0) {
    throw new InputError('stageLayout', 'stage layout: has no stages; give at least one, such as 3,3,4,3,3');
  }
  for (const [index, layers] of layout.entries()) {
    if (!Number.isInteger(layers) || layers < 1) {
      throw new InputError(
        `stageLayout[${index}]`,
        `${subject}: stage ${index + 1} has ${layers} layers; give each stage at least 1`,
      );
    }
  }
}

/** Reads the paper's notation, e.g. `3,3,4,3,3` or `(3, 3, 4, 3, 3)`; throws an InputError for anything else. */
export function parseStageLayout(text: string): StageLayout {
  const inner = text.trim().replace(/^\((.*)\)$/, '$1');
  if (!/^\s*\d+(\s*,\s*\d+)*\s*$/.test(inner)) {
    throw new InputError('stageLayout', `stage layout ${text}: is no list of layer numbers; write it like 3,3,4,3,3`);
  }
  const layout = inner.split(',').map(Number);
  checkStageLayout(layout);
  return layout;
}

/** The layout as `parseStageLayout` reads it, e.g. `3,3,4,3,3`. */
export function formatStageLayout(layout: StageLayout): string {
  return layout.join(',');
}

/** Depth L of the Aux-Net: the sum of its stages' layers. */
export function auxNetDepth(layout: StageLayout): number {
  return layout.reduce((sum, layers) => sum + layers, 0);
}

/**
 * Whether a layout is balanced (Section 3.2, Fig. 3a: "uniformity in the layer numbers across most stages").
 * The paper gives no formula; here a layout is balanced when no two stages differ by more than one layer,
 * which sorts all six layouts of Table 5 as the paper does.
 */
export function isBalanced(layout: StageLayout): boolean {
  return Math.max(...layout) - Math.min(...layout) <= 1;
}

/** The layouts of Table 5 by the paper's names. */
export const table5Layouts = [
  { name: 'MS-WS1', layout: [2, 2, 2, 2, 2, 2] },
  { name: 'MS-WS2', layout: [1, 4, 1, 1, 4, 1] },
  { name: 'MS-WS3', layout: [1, 5, 1, 4, 1] },
  { name: 'MS-WS4', layout: [4, 1, 6, 1, 4] },
  { name: 'MS-WS5', layout: [4, 1, 5, 2, 3] },
  { name: 'MS-WS6', layout: [3, 3, 4, 3, 3] },
] as const satisfies readonly { readonly name: string; readonly layout: StageLayout }[];
