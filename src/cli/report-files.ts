import { chartSvg, type SvgPanel } from '../charts/chart-svg.ts';
import { experimentLike } from '../config/paper-experiments.ts';
import type { ConfigurationReport, Report } from '../findings/report.ts';
import type { Verdict } from '../findings/verdicts.ts';
import { depthPanels } from './depth-chart-svg.ts';
import { reportTables } from './report-tables.ts';
import { configurationHeading, failureLines } from './report-text.ts';
import { markdownTable, markdownWords } from './text-table.ts';
import { tuningPanels } from './tuning-chart-svg.ts';

export interface ReportFile {
  readonly name: string;
  readonly content: string;
}

/** A figure of one configuration. */
interface Figure extends ReportFile {
  readonly alternative: string;
}

/** report.md and the SVG figures that it embeds. */
export function reportFiles({ configurations, verdicts }: Report): readonly ReportFile[] {
  const prefixes = prefixesOf(configurations);
  const figures = configurations.map((report, i) => figuresOf(report, prefixes[i] ?? ''));
  const sections = configurations.map((report, i) => configurationSection(report, figures[i] ?? []));
  const content = ['# Report', verdictSection(verdicts), ...sections].join('\n\n');
  return [{ name: 'report.md', content: `${content}\n` }, ...figures.flat().map(({ name, content: svg }) => ({ name, content: svg }))];
}

/** Before the names of figures: the experiment of the paper where that tells them apart, else a number. */
function prefixesOf(configurations: readonly ConfigurationReport[]): readonly string[] {
  if (configurations.length === 1) return [''];
  const names = configurations.map(({ config }) => experimentLike(config)?.name);
  const tellApart = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return names.map((name, i) => `${tellApart ? name : i + 1}-`);
}

function figuresOf(report: ConfigurationReport, prefix: string): readonly Figure[] {
  const metrics = ['loss', 'accuracy'] as const;
  const byDepth = (['untuned', 'tuned'] as const).filter((phase) => report[phase].length > 0).flatMap((phase) => (
    metrics.map((metric) => figure(`${prefix}${phase}-${metric}`, depthPanels(report, phase, metric)))
  ));
  const tuning = report.tuning.length > 0 ? metrics.map((metric) => figure(`${prefix}tuning-${metric}`, tuningPanels(report, metric))) : [];
  return [...byDepth, ...tuning];
}

function figure(name: string, panels: readonly SvgPanel[]): Figure {
  return { name: `${name}.svg`, content: chartSvg(panels), alternative: panels[0]?.title ?? name };
}

function configurationSection(report: ConfigurationReport, figures: readonly Figure[]): string {
  const tables = reportTables(report).map(({ title, rows }) => [`**${capitalised(title)}**`, '', ...markdownTable(rows)].join('\n'));
  return [
    `## ${markdownWords(configurationHeading(report))}`,
    ...figures.map(({ name, alternative }) => `![${markdownWords(alternative)}](${name})`),
    ...tables,
    ...failureLines(report).map(markdownWords),
  ].join('\n\n');
}

function verdictSection(verdicts: readonly Verdict[]): string {
  const rows = [['claim', 'verdict'], ...verdicts.map(({ claim, statement, outcome }) => [`${claim}. ${statement}`, outcome])];
  const evidence = verdicts.map(({ claim, evidence: sentences }) => [`Claim ${claim}:`, '', ...sentences.map((sentence) => `- ${sentence}`)].join('\n'));
  return ['## The paper’s claims', markdownTable(rows).join('\n'), ...evidence].join('\n\n');
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
