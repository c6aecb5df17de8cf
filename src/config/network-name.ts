/** The networks that an experiment trains before it makes Des-Nets; `trained-8` is the one of 8 layers. */
export type NetworkName = 'ancestor' | 'aux-net' | 'vanilla-net' | 'tleg-net' | 'deep-net' | `trained-${number}`;
