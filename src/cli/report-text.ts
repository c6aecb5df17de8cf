import { experimentLike } from '../config/paper-experiments.ts';
import type { ConfigurationReport, Report } from '../findings/report.ts';
import type { Verdict } from '../findings/verdicts.ts';
import { reportTables } from './report-tables.ts';
import { textTable } from './text-table.ts';

/** The whole report for a terminal. */
export function reportText({ configurations, verdicts }: Report): string {
  return [...configurations.map(configurationText), 'The paper’s claims', ...verdicts.map(verdictText)].join('\n\n');
}

/** What a configuration's runs were, in a line. */
export function configurationHeading({ label, config, seeds }: ConfigurationReport): string {
  const experiment = experimentLike(config);
  return `${experiment ? `${experiment.label}: ` : ''}${label}; ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ') || 'none'}`;
}

/** Each network that failed, in a sentence. */
export function failureLines({ failures }: ConfigurationReport): readonly string[] {
  return failures.map(({ network, seed, step, reason }) => `${network} of seed ${seed} failed at step ${step}: ${reason}`);
}

function configurationText(report: ConfigurationReport): string {
  const tables = reportTables(report).map(({ title, rows }) => [title, ...textTable(rows)].join('\n'));
  const failures = failureLines(report);
  return [configurationHeading(report), ...tables, ...(failures.length > 0 ? [failures.join('\n')] : [])].join('\n\n');
}

function verdictText({ claim, statement, outcome, evidence }: Verdict): string {
  return [`${claim}. ${outcome.toUpperCase()}: ${statement}`, ...evidence.map((sentence) => `   ${sentence}`)].join('\n');
}
