/**
 * A verdict on each claim of the paper that a small run can check, computed from results documents: one run, several
 * runs of one recipe (pooled by seed), or the variants of an experiment.
 *
 * The rule. A claim has parts, each a quantity that the claim says is above 0, measured once for each seed:
 * 1. SWS's loss falls: the slope of its untuned loss over depth is below 0. Simple-LG's is above 0. The gap between
 *    them at the deepest Des-Net minus that at the shallowest is above 0.
 * 2. The loss of TLEG, of each weight selection and of Vanilla-LG lies above SWS's, averaged over depths, and at no
 *    depth below. Weight selection's loss falls with depth. Vanilla-LG's accuracy is within 5 points of guessing.
 * 3. Random-assigned's loss lies above cyclic's, averaged over depths beyond M, and at no depth below; the slope of
 *    that gap over depth is below 0; at the deepest Des-Net the two orders differ by less than that gap.
 * 4. The Aux-Net of a balanced layout is more accurate than that of an unbalanced one of as many stages and layers.
 *    Some Aux-Net of an unbalanced layout diverged.
 * 5. The Aux-Net is more accurate with distillation than without; SWS's Des-Nets are more accurate after more steps.
 * 6. In the deeper half of the tuned depths, SWS's accuracy within one epoch lies above that of scratch at its end.
 * 7. Arithmetic: the paper's settings give the paper's ratios, and the run's give more than 1; a run of fewer than
 *    the paper's ten Des-Nets that saves nothing decides nothing.
 * A part is seen where the two-sided 95 % Student-t interval of the mean over seeds lies above 0, not seen where it
 * lies at or below 0, and otherwise not decidable, as always with one seed (`judgement.ts`; the divergence of claim 4
 * and the arithmetic of claim 7 have no interval). Several recipes that decide must agree. A claim is seen when all
 * of its parts are, and not seen as soon as one is not.
 */
import type { ClaimNumber } from '../config/paper-experiments.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { baselinesClaim } from './claims/baselines.ts';
import type { ClaimOf, ClaimPart, LabelledFinding } from './claims/claim.ts';
import { costsClaim } from './claims/costs.ts';
import { depthTrendClaim } from './claims/depth-trend.ts';
import { initialisationClaim } from './claims/initialisation.ts';
import { layoutsClaim } from './claims/layouts.ts';
import { learngeneQualityClaim } from './claims/learngene-quality.ts';
import { tunedEpochClaim } from './claims/tuned-epoch.ts';
import { englishFindings, type FindingWords, type VerdictOutcome } from './finding-words.ts';
import { agreement } from './judgement.ts';

export interface Verdict {
  readonly claim: ClaimNumber;
  readonly statement: string;
  readonly outcome: VerdictOutcome;
  readonly parts: readonly PartVerdict[];
  /** One sentence a part: its outcome with numbers and intervals, or what would have to be run. */
  readonly evidence: readonly string[];
}

/** What was found of one part of a claim. */
export interface PartVerdict {
  readonly statement: string;
  readonly outcome: VerdictOutcome;
  /** The numbers with their interval, recipe by recipe; what to run where there are none. */
  readonly text: string;
}

/** The claims in the order of METHOD. */
const claims: readonly ClaimOf[] = [
  depthTrendClaim, baselinesClaim, initialisationClaim, layoutsClaim, learngeneQualityClaim, tunedEpochClaim, costsClaim,
];

/** One verdict a claim, told in `words`; the order of results does not matter, and a run given twice counts once. */
export function verdictsOf(results: readonly ExperimentResults[], words: FindingWords = englishFindings): readonly Verdict[] {
  return claims.map((claimOf) => {
    const { number, parts: claimParts } = claimOf(words);
    const parts = claimParts.map((part) => partVerdict(part, results, words));
    return {
      claim: number,
      statement: words.claims[number],
      outcome: overall(parts.map(({ outcome }) => outcome)),
      parts,
      evidence: parts.map((part) => words.evidence(part.statement, words.outcomes[part.outcome], part.text)),
    };
  });
}

function partVerdict({ statement, shownBy, find }: ClaimPart, results: readonly ExperimentResults[], words: FindingWords): PartVerdict {
  const findings = find(results);
  if (findings.length === 0) return { statement, outcome: 'not tested', text: words.toTest(words.shownBy[shownBy]) };
  return { statement, outcome: agreement(findings.map(({ outcome }) => outcome)), text: findingsText(findings, words) };
}

/** Recipes are named where there are several. */
function findingsText(findings: readonly LabelledFinding[], words: FindingWords): string {
  const isNamed = new Set(findings.map(({ label }) => label)).size > 1;
  return findings.map(({ label, text }) => (isNamed ? words.ofRecipe(label, text) : words.sentence(text))).join(' ');
}

function overall(outcomes: readonly VerdictOutcome[]): VerdictOutcome {
  if (outcomes.every((outcome) => outcome === 'not tested')) return 'not tested';
  if (outcomes.includes('not seen')) return 'not seen';
  return outcomes.every((outcome) => outcome === 'seen') ? 'seen' : 'not decidable';
}
