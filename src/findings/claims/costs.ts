import type { ExperimentResults } from '../../formats/results.ts';
import { conjunction, NEGLIGIBLE } from '../judgement.ts';
import { imageSetOf, ledgerOf, paperLedger, ratioText, type Comparison, type Ledger } from '../ledger.ts';
import type { Claim, ClaimPart, LabelledFinding } from './claim.ts';

/**
 * Claim 7 is arithmetic: no measurement and no interval. A part is seen where the paper's own settings give the
 * paper's ratio, and where the run's give more than 1; the run's ratio grows with the number of its Des-Nets.
 * TLEG is tuned here for as long as SWS, so a run's ratio against it says nothing and only the paper's is checked.
 */
export const costsClaim: Claim = {
  number: 7,
  statement: 'Storage 20 ×, total training 6.6 × (scratch) and 2.5 × (TLEG), pre-training 10 ×.',
  parts: [
    part('storage', '20 ×', ({ storage }) => storage),
    part('total training against scratch, in epochs', '6.6 ×', ({ scratch }) => scratch.epochs),
    part('total training against TLEG, in epochs', '2.5 ×', ({ tleg }) => tleg.epochs, false),
    part('pre-training, in epochs', '10 ×', ({ pretraining }) => pretraining.epochs),
  ],
};

function part(statement: string, printed: string, of: (ledger: Ledger) => Comparison, isOfRun = true): ClaimPart {
  const paper = ratioText(of(paperLedger).ratio);
  const find = (results: readonly ExperimentResults[]): readonly LabelledFinding[] => distinct(results.map(({ config, data, target }) => {
    const { ratio } = of(ledgerOf(config, imageSetOf(data), imageSetOf(target ?? data)));
    const outcome = conjunction([
      paper === printed ? 'seen' : 'not seen',
      isOfRun && ratio <= 1 + NEGLIGIBLE ? 'not seen' : 'seen',
    ]);
    return { outcome, text: `${paper} by the paper’s settings${isOfRun ? `, ${ratioText(ratio)} by this run’s` : ''}`, label: '' };
  }));
  return { statement: `${statement}: ${printed}`, shownBy: 'any experiment', find };
}

function distinct(findings: readonly LabelledFinding[]): readonly LabelledFinding[] {
  return [...new Map(findings.map((finding) => [finding.text, finding])).values()].toSorted((a, b) => (a.text < b.text ? -1 : 1));
}
