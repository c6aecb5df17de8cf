import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimNumber } from '../config/paper-experiments.ts';
import type { Evaluation } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { StrategyName } from '../sws/strategy.ts';
import { auxNetAtEnd, byDepthAndSeed, evaluated, fiveStages, madeResults, tuned } from './results.fixture.ts';
import { verdictsOf, type Verdict } from './verdicts.ts';

function verdictOn(claim: ClaimNumber, ...results: readonly ExperimentResults[]): Verdict {
  const verdict = verdictsOf(results).find((one) => one.claim === claim);
  if (!verdict) throw new Error(`no verdict on claim ${claim}`);
  return verdict;
}

function partOutcomes({ parts }: Verdict): readonly string[] {
  return parts.map(({ outcome }) => outcome);
}

/** Untuned Des-Nets whose loss is a line over depth, 2.0 at depth 8. */
function line(strategy: StrategyName, perLayer: number, shift = 0, seeds = [1, 2, 3]): readonly Evaluation[] {
  return byDepthAndSeed(
    (depth, seed, noise) => evaluated({ strategy, depth, seed, loss: 2 + shift + perLayer * (depth - 8) + noise }), [6, 8, 10], seeds,
  );
}

const figure1d = madeResults({ evaluations: [...line('cyclic', -0.1), ...line('simple-lg', 0.2, 0.5)] });

describe('claim 1', () => {
  test('is seen where SWS falls, Simple-LG rises and the gap widens', () => {
    const verdict = verdictOn(1, figure1d);
    expect(verdict.outcome).toBe('seen');
    expect(verdict.evidence[0]).toMatch(/^SWS’s loss falls: seen\. Slope of SWS \(cyclic\)’s loss over depths 6 to 10: −0\.\d{4} per layer \(95 % interval −0\.\d{4} to −0\.\d{4}, 3 seeds\)\.$/);
  });

  test('is not seen where the two are swapped', () => {
    const swapped = madeResults({ evaluations: [...line('simple-lg', -0.1), ...line('cyclic', 0.2, 0.5)] });
    expect(partOutcomes(verdictOn(1, swapped))).toEqual(['not seen', 'not seen', 'not seen']);
  });

  test('is not decidable with one seed, but says which way that points', () => {
    const one = madeResults({ evaluations: [...line('cyclic', -0.1, 0, [1]), ...line('simple-lg', -0.1, 0.5, [1])] });
    const { outcome, evidence } = verdictOn(1, one);
    expect(outcome).toBe('not decidable');
    expect(evidence[0]).toContain('it points to the claim');
    expect(evidence[1]).toContain('it points against the claim');
  });

  test('is not decidable where seeds disagree', () => {
    const slopes = [-0.1, 0.1, -0.05]; // mean near 0, deviation 0.1: the interval holds 0
    const evaluations = slopes.flatMap((slope, i) => [...line('cyclic', slope, 0, [i + 1]), ...line('simple-lg', 0.2, 0.5, [i + 1])]);
    expect(partOutcomes(verdictOn(1, madeResults({ evaluations })))[0]).toBe('not decidable');
  });

  test('is not tested without Simple-LG, and says what to run', () => {
    const { outcome, evidence } = verdictOn(1, madeResults({ evaluations: line('cyclic', -0.1) }));
    expect(outcome).toBe('not decidable'); // one of its parts is seen, two were not run
    expect(evidence[2]).toBe('The gap widens: not tested. To test it, run Figure 1(d) or Table 3.');
    expect(verdictOn(1, madeResults({})).outcome).toBe('not tested');
  });

  test('pools the seeds of several runs of one recipe, whatever else they evaluate', () => {
    const seeds = [1, 2, 3].map((seed) => madeResults({
      config: { ...fiveStages, seed, seeds: 1, draws: seed, strategies: ['cyclic', 'simple-lg'] },
      evaluations: [...line('cyclic', -0.1, 0, [seed]), ...line('simple-lg', 0.2, 0.5, [seed])],
    }));
    expect(verdictOn(1, ...seeds)).toEqual(verdictOn(1, figure1d));
  });

  test('does not take a run given twice for more seeds', () => {
    expect(verdictOn(1, figure1d, figure1d)).toEqual(verdictOn(1, figure1d));
  });

  test('leaves out a seed that was stopped half-way', () => {
    const stopped = madeResults({ evaluations: [...figure1d.evaluations, evaluated({ depth: 6, seed: 4, loss: 9 })] });
    expect(verdictOn(1, stopped)).toEqual(verdictOn(1, figure1d));
  });
});

describe('claim 2', () => {
  const sws = line('cyclic', -0.1);
  const worse = ['tleg', 'selection-first', 'selection-uniform'] as const;
  const table1 = [
    ...sws, ...worse.flatMap((name) => line(name, -0.3, 1)),
    ...byDepthAndSeed((depth, seed, noise) => evaluated({ strategy: 'vanilla-lg', depth, seed, loss: 2.6 + noise, accuracy: 0.1 + noise })),
  ];

  test('is seen where SWS is best at every depth, selection falls with depth and Vanilla-LG guesses', () => {
    expect(verdictOn(2, madeResults({ evaluations: table1 })).outcome).toBe('seen');
  });

  test('is not seen where TLEG surely wins at one depth, though SWS wins on average', () => {
    const evaluations = table1.map((one) => (one.strategy === 'tleg' && one.depth === 10 ? { ...one, loss: one.loss - 1 } : one));
    expect(partOutcomes(verdictOn(2, madeResults({ evaluations })))[0]).toBe('not seen');
  });

  test('is not seen where Vanilla-LG is far above chance', () => {
    const evaluations = table1.map((one) => (one.strategy === 'vanilla-lg' ? { ...one, accuracy: one.accuracy + 0.2 } : one));
    expect(partOutcomes(verdictOn(2, madeResults({ evaluations })))).toEqual(['seen', 'seen', 'seen', 'seen', 'not seen']);
  });
});

describe('claim 3', () => {
  const orders = [...line('cyclic', -0.1), ...line('front-last-mid', -0.1, 0.05)];

  test('is seen where random-assigned lies behind, ever less, and the orders lie close', () => {
    expect(verdictOn(3, madeResults({ evaluations: [...orders, ...line('random-assigned', -0.2, 0.6)] })).outcome).toBe('seen');
  });

  test('does not count depth M, where random-assigned is cyclic', () => {
    const atM = (strategy: StrategyName): readonly Evaluation[] => [1, 2, 3].map((seed) => evaluated({ strategy, depth: 5, seed, loss: 3 }));
    const evaluations = [...orders, ...line('random-assigned', -0.2, 0.6), ...atM('cyclic'), ...atM('random-assigned')];
    expect(verdictOn(3, madeResults({ evaluations })).outcome).toBe('seen');
  });

  test('is not seen where the orders lie further apart than random-assigned behind', () => {
    const evaluations = [...line('cyclic', -0.1), ...line('front-last-mid', -0.1, 0.9), ...line('random-assigned', -0.2, 0.6)];
    expect(partOutcomes(verdictOn(3, madeResults({ evaluations })))).toEqual(['seen', 'seen', 'not seen']);
  });
});

describe('claim 4', () => {
  function layoutRun(stageLayout: readonly number[], accuracies: readonly number[]): ExperimentResults {
    return madeResults({ config: { ...fiveStages, stageLayout }, series: accuracies.map((accuracy, i) => auxNetAtEnd(i + 1, accuracy)) });
  }

  const balanced = layoutRun([3, 3, 4, 3, 3], [0.8, 0.81, 0.82]);
  const unbalanced = layoutRun([4, 1, 6, 1, 4], [0.7, 0.71, 0.73]);
  const failure = { network: 'aux-net', seed: 2, step: 40, reason: 'loss is NaN' } as const;
  const failing = madeResults({ config: { ...fiveStages, stageLayout: [4, 1, 5, 2, 3] }, failures: [failure] });

  test('is seen where the balanced Aux-Net is more accurate and an unbalanced one failed', () => {
    const verdict = verdictOn(4, balanced, unbalanced, failing);
    expect(verdict.outcome).toBe('seen');
    expect(verdict.evidence[1]).toContain('4,1,5,2,3 failed in 1 of 1 seeds, once at step 40');
  });

  test('is not seen where no unbalanced layout fails', () => {
    expect(partOutcomes(verdictOn(4, balanced, unbalanced))).toEqual(['seen', 'not seen']);
  });

  test('compares no layouts of different cost', () => {
    expect(partOutcomes(verdictOn(4, balanced, layoutRun([1, 5, 1, 4, 1], [0.1, 0.1, 0.1])))).toEqual(['not tested', 'not seen']);
  });

  test('does not take an Aux-Net that was stopped before its end', () => {
    const stopped = madeResults({ config: unbalanced.config, series: [auxNetAtEnd(1, 0.1, 50), auxNetAtEnd(2, 0.1, 50)] });
    expect(verdictOn(4, balanced, stopped).outcome).toBe('not tested');
  });
});

describe('claim 5', () => {
  const plain = madeResults({ series: [0.6, 0.62, 0.61].map((accuracy, i) => auxNetAtEnd(i + 1, accuracy)) });
  const taught = madeResults({
    config: { ...fiveStages, ancestor: 'trained' }, series: [0.7, 0.73, 0.72].map((accuracy, i) => auxNetAtEnd(i + 1, accuracy)),
  });
  const budget = (steps: number, accuracy: number): ExperimentResults => madeResults({
    config: { ...fiveStages, steps, tuneSteps: 20 },
    evaluations: byDepthAndSeed((depth, seed, noise) => evaluated({ phase: 'tuned', depth, seed, accuracy: accuracy + noise / 10 * seed })),
  });

  test('is seen where distillation and longer training both make better networks', () => {
    const verdict = verdictOn(5, plain, taught, budget(200, 0.5), budget(300, 0.6));
    expect(verdict.outcome).toBe('seen');
    expect(verdict.evidence[1]).toContain('after 300 steps of the learngene above that after 200');
  });

  test('says nothing of distillation where the ancestor failed, and so taught nobody', () => {
    const untaught = { ...taught, failures: [{ network: 'ancestor', seed: 1, step: 3, reason: 'the loss became NaN' }] } as const;
    expect(partOutcomes(verdictOn(5, plain, untaught))[0]).toBe('not tested');
  });

  test('is not decidable where only one of the two was run', () => {
    expect(partOutcomes(verdictOn(5, plain, taught))).toEqual(['seen', 'not tested']);
    expect(verdictOn(5, plain, taught).outcome).toBe('not decidable');
  });
});

describe('claim 6', () => {
  /** SWS after one epoch (ten steps of 128 of 1,280 images), and scratch at its end, ten epochs. */
  function tuning(afterOne: (depth: number) => number, scratch: number): ExperimentResults {
    const series = byDepthAndSeed((depth, seed, noise) => [
      tuned({ depth, seed, step: 10, epoch: 1, accuracy: afterOne(depth) + noise }),
      tuned({ depth, seed, step: 20, epoch: 2, accuracy: 0.99 }),
      tuned({ strategy: 'scratch', depth, seed, step: 100, epoch: 10, accuracy: scratch }),
    ]).flat();
    return madeResults({ config: { ...fiveStages, tuneSteps: 20 }, series });
  }

  test('looks at the deeper half, after one epoch and no more', () => {
    const verdict = verdictOn(6, tuning((depth) => (depth < 8 ? 0.2 : 0.8), 0.6));
    expect(verdict.outcome).toBe('seen');
    expect(verdict.evidence[0]).toContain('after one epoch above scratch’s after 10, at depths 8 to 10');
  });

  test('is not seen where scratch ends higher', () => {
    expect(verdictOn(6, tuning(() => 0.5, 0.6)).outcome).toBe('not seen');
  });

  test('is not tested where scratch has few epochs', () => {
    const { series, config } = tuning(() => 0.8, 0.6);
    expect(verdictOn(6, madeResults({ series, config: { ...config, scratchSteps: 40 } })).outcome).toBe('not tested');
  });
});

describe('claim 7', () => {
  test('is arithmetic of the paper’s settings and of the run’s', () => {
    const { outcome, evidence } = verdictOn(7, madeResults({}));
    expect(outcome).toBe('seen');
    expect(evidence[1]).toContain('6.6 × by the paper’s settings, 3.0 × by this run’s'); // three depths, untuned
    expect(evidence[2]).not.toContain('this run');
  });

  test('is not decidable by a run whose one Des-Net saves nothing, and not seen by one whose ten save nothing', () => {
    expect(verdictOn(7, madeResults({ config: { ...fiveStages, depths: [5] } })).outcome).toBe('not decidable');
    const depths = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    const asLong = { ...fiveStages, depths, tuneDepths: depths, tuneSteps: 100, scratchSteps: 100 }; // 100 + 10·100 against 10·100 steps
    expect(verdictOn(7, madeResults({ config: asLong })).outcome).toBe('not seen');
  });
});

describe('all verdicts', () => {
  const anyEvaluations = fc.array(
    fc.record({
      strategy: fc.constantFrom('cyclic', 'simple-lg', 'random-assigned', 'front-last-mid', 'tleg', 'vanilla-lg', 'selection-first'),
      depth: fc.integer({ min: 5, max: 9 }), draw: fc.integer({ min: 0, max: 2 }), seed: fc.integer({ min: 1, max: 4 }),
      loss: fc.double({ min: 0, max: 5, noNaN: true }), accuracy: fc.double({ min: 0, max: 1, noNaN: true }),
    }).map((changes) => evaluated(changes as Partial<Evaluation>)),
    { maxLength: 60 },
  );

  test('do not depend on the order of results and of what is in them', () => {
    fc.assert(fc.property(anyEvaluations, anyEvaluations, (first, second) => {
      const runs = [madeResults({ evaluations: first }), madeResults({ evaluations: second, seeds: [4] })];
      const turned = runs.map((run) => ({ ...run, evaluations: run.evaluations.toReversed() })).toReversed();
      expect(verdictsOf(turned)).toEqual(verdictsOf(runs));
    }), { numRuns: 100 });
  });

  test('do not depend on which of two runs of one seed, on engines that differ a little, comes first', () => {
    const onEngine = (shift: number): ExperimentResults => madeResults({
      series: byDepthAndSeed((depth, seed) => [
        tuned({ depth, seed, step: 10, epoch: 1, accuracy: 0.7 + shift }),
        tuned({ strategy: 'scratch', depth, seed, step: 100, epoch: 10, accuracy: 0.6 - shift * seed }),
      ]).flat(),
    });
    const [first, second] = [onEngine(0), onEngine(0.1)];
    expect(verdictOn(6, first, second)).toEqual(verdictOn(6, second, first));
  });

  test('are never “seen” when all networks are equal', () => {
    const some = fc.record({ loss: fc.double({ min: 0.1, max: 3, noNaN: true }), accuracy: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(fc.property(anyEvaluations, some, (evaluations, equal) => {
      const series = evaluations.flatMap(({ depth, seed }) => [
        tuned({ depth, seed, step: 10, epoch: 1, ...equal }), tuned({ strategy: 'scratch', depth, seed, step: 100, epoch: 10, ...equal }),
        auxNetAtEnd(seed, equal.accuracy),
      ]);
      const run = madeResults({ evaluations: evaluations.map((one) => ({ ...one, ...equal })), series });
      const others = [{ ...fiveStages, stageLayout: [4, 1, 6, 1, 4] }, { ...fiveStages, ancestor: 'trained' as const }];
      const verdicts = verdictsOf([run, ...others.map((config) => ({ ...run, config }))]);
      expect(verdicts.filter(({ claim, outcome }) => claim !== 7 && outcome === 'seen')).toEqual([]);
    }), { numRuns: 100 });
  });

  test('turn round when the strategies that a claim compares are swapped', () => {
    const swap: Partial<Record<StrategyName, StrategyName>> = { cyclic: 'random-assigned', 'random-assigned': 'cyclic' };
    const evaluations = [...line('cyclic', -0.1), ...line('random-assigned', -0.2, 0.6)];
    const swapped = evaluations.map((one) => ({ ...one, strategy: swap[one.strategy] ?? one.strategy }));
    expect(partOutcomes(verdictOn(3, madeResults({ evaluations }))).slice(0, 2)).toEqual(['seen', 'seen']);
    expect(partOutcomes(verdictOn(3, madeResults({ evaluations: swapped }))).slice(0, 2)).toEqual(['not seen', 'not seen']);
  });
});
