import type { StagedNetwork, StagePoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { type DepthGrid, gridOf, perSeed, withoutHoles } from '../findings/depth-grid.ts';
import { evaluationsIn } from '../findings/depth-figures.ts';
import { meanOf, slopeOf } from '../findings/statistics.ts';
import type { FindFacts, SimpleLgFacts } from './facts.ts';
import { measured, sideOf } from './measured.ts';

/** Change of loss per layer that counts as none. */
const FLAT = 0.01;
const choiceOf = { below: 'falls', level: 'level', above: 'rises' } as const;

export const findSimpleLg: FindFacts<'simple-lg'> = ([results]) => results && factsOf(results);

function factsOf({ evaluations, series }: ExperimentResults): SimpleLgFacts | undefined {
  const untuned = evaluationsIn('untuned', evaluations);
  const [sws, simpleLg] = [gridOf(untuned, 'cyclic', 'loss'), gridOf(untuned, 'simple-lg', 'loss')].map(withoutHoles);
  if (!sws || !simpleLg || sws.size < 2 || simpleLg.size < 2) return undefined;
  const depths = [...simpleLg.keys()];
  const [shallowest, deepest] = [Math.min(...depths), Math.max(...depths)];
  const simpleLgSlope = measured(perSeed(simpleLg, slopeOf));
  const side = sideOf(simpleLgSlope, -FLAT, FLAT);
  return {
    shows: side && choiceOf[side], seeds: simpleLg.get(deepest)?.size ?? 0, shallowest, deepest, simpleLgSlope,
    swsSlope: measured(perSeed(sws, slopeOf)), simpleLgLoss: meanAt(simpleLg, deepest), swsLoss: meanAt(sws, deepest),
    drift: driftOf(series.filter((point) => point.kind === 'stage')),
  };
}

function meanAt(grid: DepthGrid, depth: number): number {
  return meanOf([...grid.get(depth)?.values() ?? []]);
}

/** Means over stages and seeds at the last step at which stages were looked into. */
function driftOf(points: readonly StagePoint[]): SimpleLgFacts['drift'] {
  const last = (name: StagedNetwork): number => {
    const own = points.filter(({ network }) => network === name);
    const step = Math.max(...own.map((point) => point.step));
    return meanOf(own.filter((point) => point.step === step).map(({ drift }) => drift));
  };
  const drift = { vanillaNet: last('vanilla-net'), auxNet: last('aux-net') };
  return Number.isFinite(drift.vanillaNet) && Number.isFinite(drift.auxNet) ? drift : undefined;
}
