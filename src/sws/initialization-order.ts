import { InputError } from '../lib/errors.ts';

/** A named initialisation order (Fig. 3c), or any permutation of the stages 0 … M − 1. */
export type InitializationOrder = 'front-mid-last' | 'front-last-mid' | readonly number[];

/**
 * The stages in the order in which they receive extra layers (Section 3.3, Fig. 3c): a permutation of
 * 0 … `stages` − 1. Front-Mid-Last is 0,1,…,M−1. Front-Last-Mid is outside-in, 0,M−1,1,M−2,…: our choice, since
 * the paper shows it only for M = 3 and 13 permutations of five stages fit its Table 4.
 * Throws an InputError when a custom order is no permutation of the stages.
 */
export function stageOrder(order: InitializationOrder, stages: number): readonly number[] {
  const inOrder = Array.from({ length: stages }, (_, stage) => stage);
  if (order === 'front-mid-last') return inOrder;
  if (order === 'front-last-mid') {
    return inOrder.map((place) => (place % 2 === 0 ? place / 2 : stages - (place + 1) / 2));
  }
  checkPermutation(order, stages);
  return order;
}

/** Reads `front-mid-last`, `front-last-mid`, or a permutation such as `0,2,1`; throws an InputError for anything else. */
export function parseInitializationOrder(text: string): InitializationOrder {
  const trimmed = text.trim();
  if (trimmed === 'front-mid-last' || trimmed === 'front-last-mid') return trimmed;
  if (!/^\d+(\s*,\s*\d+)*$/.test(trimmed)) {
    throw new InputError(
      'order',
      `initialisation order ${text}: is not known; use front-mid-last, front-last-mid or a permutation such as 0,2,1`,
    );
  }
  const order = trimmed.split(',').map(Number);
  checkPermutation(order, order.length);
  return order;
}

/** The order as `parseInitializationOrder` reads it. */
export function formatInitializationOrder(order: InitializationOrder): string {
  return typeof order === 'string' ? order : order.join(',');
}

function checkPermutation(order: readonly number[], stages: number): void {
  const isPermutation = order.length === stages && new Set(order).size === stages
    && order.every((stage) => Number.isInteger(stage) && stage >= 0 && stage < stages);
  if (isPermutation) return;
  const expected = stages === 1 ? 'the one stage 0' : `the ${stages} stages 0 to ${stages - 1}`;
  throw new InputError('order', `initialisation order ${order.join(',')}: must name each of ${expected} exactly once`);
}
