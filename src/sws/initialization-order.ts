/** A named initialisation order (Fig. 3c), or any permutation of the stages 0 … M − 1. */
export type InitializationOrder = 'front-mid-last' | 'front-last-mid' | readonly number[];
