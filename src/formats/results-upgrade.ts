import { isObject } from '../lib/is-object.ts';

/**
 * Results documents of earlier versions in the shape of the present one. Version 1 knew one seed a run and no
 * tuning: its seed goes to every point. Version 2 may leave out recoveries. Whatever is no such document is handed on
 * as it is, to be refused by name.
 */
export function upgraded(document: unknown): unknown {
  const seeded = withSeeds(document);
  return isObject(seeded) ? { recoveries: [], ...seeded } : seeded;
}

function withSeeds(document: unknown): unknown {
  if (!isObject(document) || document['version'] !== 1 || !Array.isArray(document['series'])) return document;
  const { seed, ...rest } = document;
  const seeded = (items: unknown): unknown => (Array.isArray(items) ? items.map((item) => (isObject(item) ? { ...item, seed } : item)) : items);
  return {
    ...rest,
    version: 2,
    seeds: [seed],
    target: null,
    series: seeded(rest['series']),
    evaluations: seeded(rest['evaluations']),
    failures: seeded(rest['failures']),
  };
}
