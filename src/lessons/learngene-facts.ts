import { vitShapeOf } from '../config/training-budget.ts';
import { atDepths, gridOf, withoutHoles } from '../findings/depth-grid.ts';
import { imageSetOf } from '../findings/ledger.ts';
import type { Pool } from '../findings/pool.ts';
import { meanOf } from '../findings/statistics.ts';
import { parameterCount, storedParameterCount } from '../sws/costs.ts';
import { auxNetDepth } from '../sws/stage-layout.ts';
import { poolOf } from './aux-nets.ts';
import type { FindFacts, LearngeneFacts } from './facts.ts';
import { measured, thirdOf } from './measured.ts';

/** Shares of the way from guessing to the Aux-Net that bound "between". */
const [LOW, HIGH] = [0.25, 0.75];
const choiceOf = { below: 'guesses', level: 'between', above: 'near' } as const;

export const findLearngene: FindFacts<'learngene'> = ([results]) => {
  const pool = poolOf(results);
  return pool && factsOf(pool);
};

function factsOf({ config, data, untuned, auxNet }: Pool): LearngeneFacts | undefined {
  const [stages, layers] = [config.stageLayout.length, auxNetDepth(config.stageLayout)];
  const depth = halfway(config.depths, stages, layers);
  const grid = withoutHoles(atDepths(gridOf(untuned, 'cyclic', 'accuracy'), (each) => each === depth));
  const accuracies = [...grid.get(depth ?? 0) ?? []].flatMap(([seed, accuracy]) => {
    const own = auxNet.get(seed);
    return own === undefined ? [] : [{ accuracy, own }];
  });
  const chance = 1 / data.classNames.length;
  const shares = accuracies.map(({ accuracy, own }) => (accuracy - chance) / (own - chance)).filter(Number.isFinite);
  if (depth === undefined || shares.length === 0) return undefined;
  const share = measured(shares);
  const third = thirdOf(share, LOW, HIGH);
  const shape = vitShapeOf(config, imageSetOf(data));
  return {
    shows: third && choiceOf[third], seeds: shares.length, stages, auxNetDepth: layers, depth, chance, share,
    accuracy: meanOf(accuracies.map(({ accuracy }) => accuracy)), auxNetAccuracy: meanOf(accuracies.map(({ own }) => own)),
    storedParameters: storedParameterCount(shape, stages), desNets: config.depths.length,
    separateParameters: config.depths.reduce((sum, each) => sum + parameterCount(shape, each), 0),
  };
}

/** The depth nearest to the middle of `stages` and `layers`, the shallower of two; neither of them itself. */
function halfway(depths: readonly number[], stages: number, layers: number): number | undefined {
  const away = (depth: number): number => Math.abs(depth - (stages + layers) / 2);
  return depths.filter((depth) => depth > stages && depth < layers).toSorted((a, b) => away(a) - away(b) || a - b)[0];
}
