import type { ExperimentConfig } from '../config/fields.ts';

/** One configuration of an experiment that has several. */
export interface SeriesVariant {
  readonly label: string;
  readonly config: ExperimentConfig;
}

/** Variants of an experiment that run one after the other. */
export interface RunningSeries {
  readonly id: string;
  readonly label: string;
  readonly variants: readonly SeriesVariant[];
  /** Variants begun so far, the one at work among them. */
  readonly begun: number;
}

/** What a run remembers of the series it was part of. */
export interface SeriesMembership {
  readonly id: string;
  /** Of the experiment. */
  readonly label: string;
  readonly variant: string;
}

/** The variant that comes next, and the series once it has begun; undefined after the last. */
export function nextOf(series: RunningSeries): { readonly variant: SeriesVariant; readonly series: RunningSeries } | undefined {
  const variant = series.variants[series.begun];
  return variant && { variant, series: { ...series, begun: series.begun + 1 } };
}

/** What a run of that variant remembers. */
export function membershipOf({ id, label }: RunningSeries, variant: SeriesVariant): SeriesMembership {
  return { id, label, variant: variant.label };
}
