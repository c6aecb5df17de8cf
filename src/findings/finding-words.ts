/** The words in which findings are told. Verdicts are computed once; the command line and the page say them in their own language. */
import type { ClaimNumber } from '../config/paper-experiments.ts';
import { strategyNamed, type StrategyName } from '../sws/strategy.ts';
import type { EvaluationPhase } from './depth-figures.ts';

/** What a measurement says of a claim, or of a part of one. */
export type Outcome = 'seen' | 'not seen' | 'not decidable';

export type VerdictOutcome = Outcome | 'not tested';

export const englishFindings = {
  strategy: (name: StrategyName) => strategyNamed(name).label,
  outcomes: {
    seen: 'seen', 'not seen': 'not seen', 'not decidable': 'not decidable', 'not tested': 'not tested',
  } satisfies Record<VerdictOutcome, string>,
  toTest: (shownBy: string) => `To test it, run ${shownBy}.`,
  sentence: (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`,
  /** One recipe's finding among those of several. */
  ofRecipe: (recipe: string, text: string) => `[${recipe}] ${text}.`,
  all: (findings: readonly string[]) => findings.join('; '),
  evidence: (statement: string, outcome: string, text: string) => `${statement.slice(0, 1).toUpperCase()}${statement.slice(1)}: ${outcome}. ${text}`,
  depth: (depth: string) => `depth ${depth}`,
  depths: (first: number, last: number) => `depths ${first} to ${last}`,
  measured: (subject: string, mean: string) => `${subject}: ${mean}`,
  mean: (value: string, basis: string) => `${value} (${basis})`,
  interval: (low: string, high: string, seeds: number) => `95 % interval ${low} to ${high}, ${seeds} seeds`,
  noInterval: 'one seed, without an interval',
  oneSeed: (direction: string) => `one seed, without an interval: ${direction}`,
  neitherWay: 'it points neither way',
  towards: 'it points to the claim',
  against: 'it points against the claim',
  perLayer: (value: string) => `${value} per layer`,
  points: (value: string) => `${value} points`,
  claims: {
    1: 'Untuned SWS loss falls as depth rises; Simple-LG’s rises; the gap widens.',
    2: 'Untuned, SWS beats TLEG, weight selection and Vanilla-LG; weight selection needs near-source depth; Vanilla-LG is at chance.',
    3: 'Cyclic beats random-assigned at every depth, by less as depth grows; the two cyclic orders end close together.',
    4: 'Balanced layouts beat unbalanced ones; some unbalanced ones diverge (“fail”).',
    5: 'Distillation helps; a learngene trained longer gives better Des-Nets.',
    6: 'One tuned epoch reaches what scratch reaches with many, in the deeper Des-Nets.',
    7: 'Storage 20 ×, total training 6.6 × (scratch) and 2.5 × (TLEG), pre-training 10 ×.',
  } satisfies Record<ClaimNumber, string>,
  /** What to run for a part of a claim. */
  shownBy: {
    trend: 'Figure 1(d) or Table 3',
    baselines: 'Table 1',
    initialisation: 'Table 4',
    layouts: 'Table 5',
    distillation: 'MS-WS1 of Table 5 with and without distillation',
    budget: 'both runs of Table 6',
    tuned: 'Figure 4',
    costs: 'any experiment',
  },
  parts: {
    swsFalls: 'SWS’s loss falls',
    simpleLgRises: 'Simple-LG’s loss rises',
    gapWidens: 'the gap widens',
    beatsTleg: 'SWS beats TLEG',
    beatsSelection: 'SWS beats weight selection',
    beatsVanillaLg: 'SWS beats Vanilla-LG',
    selectionImproves: 'weight selection improves towards its source’s depth',
    vanillaLgAtChance: 'Vanilla-LG is at chance',
    cyclicBeatsRandom: 'cyclic beats random-assigned at every depth',
    lessWithDepth: 'by less as depth grows',
    ordersClose: 'the two cyclic orders end close together',
    balancedBeats: 'balanced layouts beat unbalanced ones',
    unbalancedDiverge: 'some unbalanced layouts diverge',
    distillationHelps: 'distillation helps',
    longerIsBetter: 'a learngene trained longer gives better Des-Nets',
    oneEpoch: 'after one epoch SWS is above scratch’s end, in the deeper half',
    storage: (ratio: string) => `${ratio} less storage`,
    scratch: (ratio: string) => `${ratio} less total training than scratch, in epochs`,
    tleg: (ratio: string) => `${ratio} less total training than TLEG, in epochs`,
    pretraining: (ratio: string) => `${ratio} less pre-training, in epochs`,
  },
  slope: (strategy: string, depths: string) => `slope of ${strategy}’s loss over ${depths}`,
  gapGrowth: (depths: string) => `growth of the gap in loss from the first to the last of ${depths}`,
  gapSlope: (depths: string) => `slope of the gap in loss over ${depths}`,
  beaten: (strategy: string, depths: string, mean: string, won: number, all: number) => `${strategy}’s loss minus SWS’s over ${depths}: ${mean}; `
    + `SWS is better at ${won} of ${all} depths`,
  aboveChance: (depths: string, mean: string, margin: number) => `Vanilla-LG’s accuracy above that of guessing, over ${depths}: ${mean}, of which ±${margin} count as chance`,
  orders: (depth: number) => `at depth ${depth}, how much further random-assigned lies behind cyclic in loss than the orders lie apart`,
  layouts: (balanced: string, unbalanced: string) => `accuracy of the Aux-Net ${balanced} above ${unbalanced}`,
  diverged: (layout: string, failed: number, seeds: number, step: number) => `${layout} failed in ${failed} of ${seeds} seeds, once at step ${step}`,
  converged: (layout: string, seeds: number) => `${layout} converged in ${seeds} of ${seeds} seeds`,
  distillation: 'accuracy of the Aux-Net with distillation above that without',
  budget: (phase: EvaluationPhase, depths: string, longer: number, shorter: number) => `accuracy of ${phase} Des-Nets (${depths}) after ${longer} steps of the learngene above that after ${shorter}`,
  oneEpoch: (epochs: number, depths: string) => `SWS’s accuracy after one epoch above scratch’s after ${epochs}, at ${depths}`,
  paperRatio: (ratio: string) => `${ratio} by the paper’s settings`,
  bothRatios: (paper: string, run: string, networks: number, trained: number) => `${paper} by the paper’s settings, ${run} by this run’s with ${networks} Des-Nets, ${trained} of them counted as trained`,
  passedAfter: (steps: number) => `passed after ${steps} steps`,
  passedIn: (passed: number, seeds: number) => `passed in ${passed} of ${seeds} seeds`,
  notWithin: (steps: number) => `not within ${steps} steps`,
};

export type FindingWords = typeof englishFindings;
