/**
 * Where a layer's weights come from: the number of a stored layer (from 0), `drawn` at random, or TLEG's share of
 * θ_A on top of θ_B.
 */
export type LayerOrigin = number | 'drawn' | { readonly share: number };
