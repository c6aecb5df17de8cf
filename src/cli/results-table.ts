import { reportOf } from '../findings/report.ts';
import { verdictsOf } from '../findings/verdicts.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { figureTables, scratchTable, type ReportTable } from './report-tables.ts';
import { textTable } from './text-table.ts';

/**
 * What came of a run, as text: validation loss and accuracy by strategy and depth, untuned and tuned, as mean
 * (lowest–highest) over seeds and draws; steps until scratch is passed; failures; a verdict on each tested claim.
 */
export function resultsTable(results: ExperimentResults): string {
  const [configuration] = reportOf([results]).configurations;
  const tables = configuration ? [...figureTables(configuration), scratchTable(configuration)] : [];
  const failures = results.failures.map(({ network, seed, step, reason }) => `${network} of seed ${seed} failed at step ${step}: ${reason}`);
  const sections = [...tables.map(tableText), failures.join('\n'), verdictLines(results).join('\n')];
  return sections.filter((section) => section !== '').join('\n\n');
}

function tableText({ title, rows }: ReportTable): string {
  return rows.length > 1 ? [title, ...textTable(rows)].join('\n') : '';
}

function verdictLines(results: ExperimentResults): readonly string[] {
  const tested = verdictsOf([results]).filter(({ outcome }) => outcome !== 'not tested');
  return ['the paper’s claims, as far as tested (learngene report tells the evidence)', ...tested.map(({ claim, statement, outcome }) => `${claim}. ${outcome.padEnd(13)} ${statement}`)];
}
