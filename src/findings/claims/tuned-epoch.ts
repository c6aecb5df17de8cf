import type { TuningPoint } from '../../formats/metrics.ts';
import { depthsOf } from '../depth-figures.ts';
import { atDepths, depthsText, perSeed, withoutHoles, type DepthGrid } from '../depth-grid.ts';
import type { FindingWords } from '../finding-words.ts';
import { judged, type Finding } from '../judgement.ts';
import type { Pool } from '../pool.ts';
import { meanOf } from '../statistics.ts';
import { scratchEnds } from '../tuning-figures.ts';
import { ofEachTuning, type ClaimOf } from './claim.ts';

/** Scratch has "many" epochs when it has at least this many. */
const MANY_EPOCHS = 5;

/**
 * Claim 6: SWS's accuracy at the last evaluation within one epoch of tuning, minus the accuracy that scratch ends
 * with at that depth, averaged over the deeper half of the tuned depths (Section 4.2: from Des-B-10 on, of 6 to 15).
 * Runs whose scratch has fewer than five epochs say nothing.
 */
export const tunedEpochClaim: ClaimOf = (words) => ({
  number: 6,
  parts: [
    { statement: words.parts.oneEpoch, shownBy: 'tuned', find: ofEachTuning((pool) => judgeOneEpoch(pool, words)) },
  ],
});

function judgeOneEpoch({ tuning, tuned, config, data, target }: Pool, words: FindingWords): Finding | undefined {
  const { trainImages } = target ?? data;
  const epochs = (config.scratchSteps * config.batchSize) / trainImages;
  const lead = deeperHalf(leadGrid(afterOneEpoch(tuning), scratchEnds(tuning, tuned, config.scratchSteps)));
  if (epochs < MANY_EPOCHS || lead.size === 0) return undefined;
  const points = perSeed(lead, (values) => 100 * meanOf(values.map(([, value]) => value)));
  const subject = words.oneEpoch(Number(epochs.toFixed(1)), depthsText(lead, words));
  return judged(subject, points, { words, digits: 1, unit: words.points });
}

/** SWS's last point within the first epoch, some tuning done, of each depth and seed. */
function afterOneEpoch(tuning: readonly TuningPoint[]): readonly TuningPoint[] {
  const last = new Map<string, TuningPoint>();
  for (const point of tuning) {
    const { strategy, depth, seed, step, epoch, loss } = point;
    if (strategy !== 'cyclic' || step === 0 || epoch > 1 || !Number.isFinite(loss)) continue;
    const key = `${depth} ${seed}`;
    if (step >= (last.get(key)?.step ?? 0)) last.set(key, point);
  }
  return [...last.values()];
}

function leadGrid(points: readonly TuningPoint[], ends: ReadonlyMap<string, number>): DepthGrid {
  const leads = points.flatMap(({ depth, seed, accuracy }) => {
    const end = ends.get(`${depth} ${seed}`);
    return end === undefined ? [] : [{ depth, seed, lead: accuracy - end }];
  });
  const at = (depth: number): ReadonlyMap<number, number> => new Map(
    leads.filter((one) => one.depth === depth).map(({ seed, lead }) => [seed, lead]),
  );
  return withoutHoles(new Map(depthsOf(leads).map((depth) => [depth, at(depth)])));
}

/** The deeper half of the depths, the middle one of an odd number with them. */
function deeperHalf(grid: DepthGrid): DepthGrid {
  const depths = [...grid.keys()];
  const first = depths[Math.floor(depths.length / 2)] ?? Infinity;
  return atDepths(grid, (depth) => depth >= first);
}
