import { closedObject, textOf } from '../formats/check.ts';
import type { SeriesMembership } from './run-series.ts';

/** A membership that was written by this page, read strictly; an InputError says what of it cannot be read. */
export function readMembership(value: unknown): SeriesMembership {
  const { id, label, variant } = closedObject(value, 'series', ['id', 'label', 'variant']);
  return { id: textOf(id, 'series.id'), label: textOf(label, 'series.label'), variant: textOf(variant, 'series.variant') };
}
