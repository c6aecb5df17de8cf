import type { ExperimentResults } from '../../formats/results.ts';
import type { FindingWords, Outcome } from '../finding-words.ts';
import { conjunction, NEGLIGIBLE } from '../judgement.ts';
import { imageSetOf, ledgerOf, paperLedger, ratioText, type Comparison, type Ledger } from '../ledger.ts';
import type { ClaimOf, ClaimPart, LabelledFinding } from './claim.ts';

/** Des-Nets from which on the paper counts. */
const PAPER_NETWORKS = 10;

/**
 * Claim 7 is arithmetic: no measurement and no interval. A part is seen where the paper's own settings give the
 * paper's ratio, and the run's own ratio is more than 1. The saving grows with the number of Des-Nets, so that a run
 * of fewer than the paper's ten which saves nothing decides nothing. TLEG is tuned here for as long as SWS: a run's
 * ratio against it says nothing, and only the paper's is checked.
 */
export const costsClaim: ClaimOf = (words) => ({
  number: 7,
  parts: [
    part(words, 'storage', '20 ×', ({ storage }) => storage),
    part(words, 'scratch', '6.6 ×', ({ scratch }) => scratch.epochs),
    part(words, 'tleg', '2.5 ×', ({ tleg }) => tleg.epochs, false),
    part(words, 'pretraining', '10 ×', ({ pretraining }) => pretraining.epochs),
  ],
});

type CostPart = 'storage' | 'scratch' | 'tleg' | 'pretraining';

function part(words: FindingWords, name: CostPart, printed: string, of: (ledger: Ledger) => Comparison, isOfRun = true): ClaimPart {
  const paper = ratioText(of(paperLedger).ratio);
  const find = (results: readonly ExperimentResults[]): readonly LabelledFinding[] => distinct(results.map(({ config, data, target }) => {
    const ledger = ledgerOf(config, imageSetOf(data), imageSetOf(target ?? data));
    const { ratio } = of(ledger);
    return {
      outcome: conjunction([paper === printed ? 'seen' : 'not seen', isOfRun ? outcomeOfRun(ratio, ledger) : 'seen']),
      text: isOfRun ? words.bothRatios(paper, ratioText(ratio), ledger.depths.length, ledger.tunedDepths.length) : words.paperRatio(paper),
      label: '',
    };
  }));
  return { statement: words.parts[name](printed), shownBy: 'costs', find };
}

function outcomeOfRun(ratio: number, { depths }: Ledger): Outcome {
  if (ratio > 1 + NEGLIGIBLE) return 'seen';
  return depths.length < PAPER_NETWORKS ? 'not decidable' : 'not seen';
}

function distinct(findings: readonly LabelledFinding[]): readonly LabelledFinding[] {
  return [...new Map(findings.map((finding) => [finding.text, finding])).values()].toSorted((a, b) => (a.text < b.text ? -1 : 1));
}
