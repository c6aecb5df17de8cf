import type { ExperimentResults } from '../../formats/results.ts';
import { conjunction, NEGLIGIBLE, type Outcome } from '../judgement.ts';
import { imageSetOf, ledgerOf, paperLedger, ratioText, type Comparison, type Ledger } from '../ledger.ts';
import type { Claim, ClaimPart, LabelledFinding } from './claim.ts';

/** Des-Nets from which on the paper counts. */
const PAPER_NETWORKS = 10;

/**
 * Claim 7 is arithmetic: no measurement and no interval. A part is seen where the paper's own settings give the
 * paper's ratio, and the run's own ratio is more than 1. The saving grows with the number of Des-Nets, so that a run
 * of fewer than the paper's ten which saves nothing decides nothing. TLEG is tuned here for as long as SWS: a run's
 * ratio against it says nothing, and only the paper's is checked.
 */
export const costsClaim: Claim = {
  number: 7,
  statement: 'Storage 20 ×, total training 6.6 × (scratch) and 2.5 × (TLEG), pre-training 10 ×.',
  parts: [
    part('less storage', '20 ×', ({ storage }) => storage),
    part('less total training than scratch, in epochs', '6.6 ×', ({ scratch }) => scratch.epochs),
    part('less total training than TLEG, in epochs', '2.5 ×', ({ tleg }) => tleg.epochs, false),
    part('less pre-training, in epochs', '10 ×', ({ pretraining }) => pretraining.epochs),
  ],
};

function part(statement: string, printed: string, of: (ledger: Ledger) => Comparison, isOfRun = true): ClaimPart {
  const paper = ratioText(of(paperLedger).ratio);
  const find = (results: readonly ExperimentResults[]): readonly LabelledFinding[] => distinct(results.map(({ config, data, target }) => {
    const ledger = ledgerOf(config, imageSetOf(data), imageSetOf(target ?? data));
    const { ratio } = of(ledger);
    const ofRun = `, ${ratioText(ratio)} by this run’s with ${ledger.depths.length} Des-Nets, ${ledger.tunedDepths.length} of them counted as trained`;
    return {
      outcome: conjunction([paper === printed ? 'seen' : 'not seen', isOfRun ? outcomeOfRun(ratio, ledger) : 'seen']),
      text: `${paper} by the paper’s settings${isOfRun ? ofRun : ''}`,
      label: '',
    };
  }));
  return { statement: `${printed} ${statement}`, shownBy: 'any experiment', find };
}

function outcomeOfRun(ratio: number, { depths }: Ledger): Outcome {
  if (ratio > 1 + NEGLIGIBLE) return 'seen';
  return depths.length < PAPER_NETWORKS ? 'not decidable' : 'not seen';
}

function distinct(findings: readonly LabelledFinding[]): readonly LabelledFinding[] {
  return [...new Map(findings.map((finding) => [finding.text, finding])).values()].toSorted((a, b) => (a.text < b.text ? -1 : 1));
}
