import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { presetNamed } from '../config/presets.ts';
import { auxNetAtEnd, byDepthAndSeed, evaluated, madeResults, tenClasses, tuned } from '../findings/results.fixture.ts';
import { reportOf } from '../findings/report.ts';
import { formatResults } from '../formats/results-file.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { strategies } from '../sws/strategy.ts';
import { depthChartSvg } from './depth-chart-svg.ts';
import { reportCommand } from './report-command.ts';
import { reportTables } from './report-tables.ts';
import { resultsTable } from './results-table.ts';
import { strategyLooks } from './strategy-looks.ts';

/** Table 3 in small with three seeds, tuned as well: SWS falls by 0.1 a layer, Simple-LG rises by 0.2. */
const evaluations = [
  ...byDepthAndSeed((depth, seed, noise) => evaluated({ depth, seed, loss: 3 - 0.1 * depth + noise, accuracy: 0.3 + 0.01 * depth }), [8, 10, 12]),
  ...byDepthAndSeed((depth, seed, noise) => evaluated({ strategy: 'simple-lg', depth, seed, loss: 1 + 0.2 * depth - noise, accuracy: 0.2 }), [8, 10, 12]),
  ...byDepthAndSeed((depth, seed) => evaluated({ phase: 'tuned', depth, seed, loss: 0.5, accuracy: 0.8 }), [12]),
];
const series = byDepthAndSeed((depth, seed) => [
  tuned({ depth, seed, step: 0, accuracy: 0.5 }), tuned({ depth, seed, step: 10, epoch: 1, accuracy: 0.7 }),
  tuned({ strategy: 'scratch', depth, seed, step: 500, epoch: 50, accuracy: 0.6 }), auxNetAtEnd(seed, 0.45, 500),
], [12]).flat();
const config = presetNamed('table-3')?.config;
const results = madeResults({ evaluations, series, ...(config && { config: { ...config, tuneSteps: 10 } }) });

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  path = join(folder, 'results.json');
  await writeFile(path, formatResults(results));
});

async function report(operands: readonly string[], given: { out?: string; json?: boolean } = {}): Promise<string> {
  let printed = '';
  const code = await reportCommand.run({
    operands,
    flags: new Map(given.out === undefined ? [] : [['out', given.out]]),
    switches: new Set(given.json ? ['json'] : []),
    print: (text) => {
      printed += text;
    },
  });
  expect(code).toBe(0);
  return printed;
}

describe('learngene report', () => {
  test('prints tables, differences with intervals, tuning, costs and verdicts', async () => {
    const text = await report([path]);
    expect(text).toMatch(/^Table 3: drawn, layout 3,3,4,3,3, 500 steps; seeds 1, 2, 3$/m);
    expect(text).toMatch(/^ *8 +2\.\d{3} \(2\.\d{3}–2\.\d{3}\) +2\.\d{3}/m); // 3 − 0.1·8 = 2.2 and 1 + 0.2·8 = 2.6
    expect(text).toMatch(/^ *12 +−1\.6\d\d \(−1\.6\d\d to −1\.5\d\d\)$/m); // 1.8 − 3.4
    expect(text).toContain('passed after 10 steps');
    expect(text).toMatch(/Stored, against storing each network +parameters +\S+ k +\S+ M +9\.6 × +20 ×/); // 8 + … + 12 layers against five, embedding and head with each
    expect(text).toContain('1. SEEN: Untuned SWS loss falls as depth rises');
    expect(text).toContain('To test it, run Table 4.');
    expect(text).toContain('the paper’s own numbers: Top-1 accuracy in % on ImageNet-1K, Des-B without tuning (Table 3)');
  });

  test('writes report.md with the figures that it embeds, the paper’s own beside accuracies', async () => {
    const out = join(folder, 'out');
    await report([path], { out });
    const markdown = await readFile(join(out, 'report.md'), 'utf8');
    const embedded = [...markdown.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file ?? '');
    expect((await readdir(out)).toSorted()).toEqual([...embedded, 'report.md'].toSorted());
    expect(embedded).toContain('tuning-accuracy.svg');
    expect(await readFile(join(out, 'untuned-accuracy.svg'), 'utf8')).toContain('The paper’s Table 3');
    expect(await readFile(join(out, 'untuned-loss.svg'), 'utf8')).not.toContain('The paper’s');
    expect(markdown).toContain('| 1. Untuned SWS loss falls as depth rises; Simple-LG’s rises; the gap widens. | seen |');
  });

  test('names in results are words in Markdown and in figures, never markup', async () => {
    const markup = '<img src=x onerror=alert(1)>[a](javascript:alert)';
    const failures = [{ network: 'aux-net', seed: 1, step: 2, reason: `${markup}\n\n<script>` }] as const;
    const hostile = join(folder, 'hostile.json');
    await writeFile(hostile, formatResults({ ...results, data: { ...tenClasses, name: markup, classNames: Array.from({ length: 10 }, (_, i) => `${markup}${i}`) }, failures }));
    const out = join(folder, 'hostile');
    await report([hostile], { out });
    const markdown = await readFile(join(out, 'report.md'), 'utf8');
    expect(markdown).toContain('\\<img src=x onerror=alert(1)\\>\\[a\\](javascript:alert)');
    expect(markdown).not.toMatch(/(?<!\\)<(?:img|script)|(?<!\\)\[a/);
    const figures = (await readdir(out)).filter((file) => file.endsWith('.svg'));
    expect(figures).not.toEqual([]);
    for (const file of figures) expect(await readFile(join(out, file), 'utf8')).not.toMatch(/<img|<script/);
  });

  test('takes runs of one configuration together, and others apart', async () => {
    const split = [1, 2, 3].map((seed) => onlySeed(results, seed));
    const paths = await Promise.all([...split, { ...results, data: { ...tenClasses, name: 'others' } }].map(async (one, i) => {
      await writeFile(join(folder, `${i}.json`), formatResults(one));
      return join(folder, `${i}.json`);
    }));
    const together = JSON.parse(await report(paths.slice(0, 3), { json: true })) as { configurations: { seeds: number[] }[] };
    expect(together.configurations.map(({ seeds }) => seeds)).toEqual([[1, 2, 3]]);
    expect(await report(paths)).toMatch(/^Table 3: others, layout/m);
  });

  test('names figures by the paper’s experiments where those tell several configurations apart', async () => {
    const [four, out] = [join(folder, 'four.json'), join(folder, 'several')];
    const tableFour = presetNamed('table-4')?.config;
    await writeFile(four, formatResults({ ...results, ...(tableFour && { config: tableFour }) }));
    await report([path, four], { out });
    expect(await readdir(out)).toEqual(expect.arrayContaining(['table-3-untuned-loss.svg', 'table-4-untuned-loss.svg']));
  });

  test('names the file and what is wrong with it', async () => {
    await expect(report([])).rejects.toThrow('report: no results given; name one or several results.json');
    await expect(report([join(folder, 'none.json')])).rejects.toThrow(/none\.json: cannot be read/);
    await writeFile(join(folder, 'bad.json'), '{}');
    await expect(report([join(folder, 'bad.json')])).rejects.toThrow(/bad\.json: .*missing/);
  });
});

test('a report that cannot be written is refused with the folder’s name and a remedy', async () => {
  await expect(report([path], { out: join(path, 'x') })).rejects.toThrow(/^--out .*x: cannot be made a folder \(.*\); name a place/);
});

test('results of a run that was stopped before its first seed are reported as they are', async () => {
  const empty = join(folder, 'empty.json');
  await writeFile(empty, formatResults({ ...results, complete: false, seeds: [], series: [], evaluations: [], failures: [] }));
  expect(await report([empty])).toContain('1. NOT TESTED');
});

test('the table of a run tells seeds, tuned figures, steps to scratch, failures and verdicts', () => {
  const failure = { network: 'vanilla-net', seed: 2, step: 40, reason: 'loss is NaN' } as const;
  const text = resultsTable({ ...results, failures: [failure] });
  for (const part of ['validation loss, untuned', 'validation accuracy, tuned', 'passed after 10 steps', 'vanilla-net of seed 2 failed at step 40: loss is NaN']) {
    expect(text).toContain(part);
  }
  expect(text).toMatch(/^1\. seen +Untuned SWS loss falls/m);
  expect(text).not.toMatch(/^4\. /m); // not tested
});

test('the depth chart of a run has one line a strategy, with ranges over seeds', () => {
  const svg = depthChartSvg(results);
  expect(svg).toContain('SWS (cyclic)');
  expect(svg.match(/<polyline/g)).toHaveLength(4); // two lines and their samples in the legend
  expect(svg).toContain('seeds 1, 2, 3: mean and range');
});

test('no two strategies look the same', () => {
  expect(new Set(Object.values(strategyLooks).map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(strategies.length);
});

function onlySeed(all: ExperimentResults, seed: number): ExperimentResults {
  const own = <T extends { readonly seed: number }>(items: readonly T[]): readonly T[] => items.filter((item) => item.seed === seed);
  return {
    ...all, seeds: [seed], config: { ...all.config, seed, seeds: 1 }, series: own([...all.series]), evaluations: own(all.evaluations), failures: [],
  };
}

describe('a network that failed', () => {
  const failure = { network: 'aux-net', step: 12, reason: 'the loss became NaN' } as const;

  test('in every seed is “fail” in the tables, as in the paper’s Table 5', () => {
    const failed = madeResults({ failures: [1, 2, 3].map((seed) => ({ ...failure, seed })), evaluations: evaluations.filter(({ strategy }) => strategy === 'simple-lg') });
    const text = resultsTable(failed);
    expect(text).toMatch(/validation accuracy, untuned\n.*SWS \(cyclic\).*\n +6 +fail +–/);
    expect(text).toContain('aux-net of seed 1 failed at step 12: the loss became NaN');
  });

  test('in some seeds says in how many beside the figure of the others', () => {
    const failed = madeResults({ failures: [{ ...failure, seed: 2 }], evaluations: evaluations.filter(({ seed }) => seed !== 2), series: [auxNetAtEnd(1, 0.4), auxNetAtEnd(3, 0.4)] });
    expect(resultsTable(failed)).toContain('38.0 %, fail in 1 of 3 seeds');
    const [configuration] = reportOf([failed]).configurations;
    const tables = configuration ? reportTables(configuration) : [];
    expect(tables.find(({ title }) => title === 'the Aux-Net itself')?.rows.at(-1)).toEqual(['40.0 %, fail in 1 of 3 seeds']);
  });
});
