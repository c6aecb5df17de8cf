/** The results document as text: strict reading, writing, and CSV. */
import { configFromJson } from '../config/config-file.ts';
import { strategies } from '../sws/strategy.ts';
import { InputError } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import { booleanOf, boundedInteger, closedObject, listOf, numberIn, oneOf, parseJsonText, shown, textOf } from './check.ts';
import type { DataInfo, DescendantPoint, EngineInfo, Evaluation, MetricPoint } from './metrics.ts';
import type { NetworkFailure, NetworkName, Recovery, StagePoint, TrainingPoint, TuningPoint, ValidationPoint } from './metrics.ts';
import { upgraded } from './results-upgrade.ts';
import type { ExperimentResults } from './results.ts';

const strategyNames = strategies.map(({ name }) => name);

/**
 * Far above what any run writes: a thousand seeds, networks of 999 layers (the page's have at most 64), and a hundred
 * times the points of an experiment that measures every step for an hour.
 */
const MOST = { seeds: 1000, points: 5_000_000, evaluations: 1_000_000, failures: 100_000, recoveries: 1000, classes: 65_536, layers: 999 };

/** Reads a results document strictly; throws an InputError that names the first thing wrong with it. */
export function parseResults(text: string): ExperimentResults {
  return checkResults(parseJsonText(text, 'results'));
}

/** As `parseResults`, of a document that was parsed already, such as one kept by an earlier version of the program. */
export function checkResults(document: unknown): ExperimentResults {
  const value = closedObject(upgraded(document), '', [
    'format', 'version', 'program', 'startedAt', 'seconds', 'complete', 'config', 'seeds', 'engine', 'data', 'target', 'series',
    'evaluations', 'failures', 'recoveries',
  ]);
  const recoveries = listOf(value.recoveries, 'recoveries', checkRecovery, { most: MOST.recoveries });
  if (value.format !== 'learngene-results' || value.version !== 2) {
    throw new InputError('format', `format ${shown(value.format)} version ${shown(value.version)}: must be "learngene-results" version 1 or 2`);
  }
  return {
    format: 'learngene-results',
    version: 2,
    program: textOf(value.program, 'program'),
    startedAt: dateOf(value.startedAt, 'startedAt'),
    seconds: numberIn(value.seconds, 'seconds', 0, Infinity),
    complete: booleanOf(value.complete, 'complete'),
    config: configFromJson(value.config),
    seeds: listOf(value.seeds, 'seeds', (seed, path) => boundedInteger(seed, path, 0), { most: MOST.seeds }),
    engine: checkEngine(value.engine, 'engine'),
    data: checkData(value.data, 'data'),
    target: value.target === null ? null : checkData(value.target, 'target'),
    series: listOf(value.series, 'series', checkPoint, { most: MOST.points }),
    evaluations: listOf(value.evaluations, 'evaluations', checkEvaluation, { most: MOST.evaluations }),
    failures: listOf(value.failures, 'failures', checkFailure, { most: MOST.failures }),
    ...(recoveries.length > 0 && { recoveries }),
  };
}

/** The document's text: one line a point, so that two runs can be compared line by line. NaN is written as null. */
export function formatResults(results: ExperimentResults): string {
  return `${[...resultsPieces(results)].join('')}\n`;
}

/** The same line by line, without the last line's end: long runs take long to be written. */
export function* resultsPieces(results: ExperimentResults): Generator<string, void, undefined> {
  for (const [place, [key, value]] of Object.entries(results).entries()) {
    yield `${place === 0 ? '{' : ','}\n  ${JSON.stringify(key)}: `;
    if (key === 'series') yield* rowPieces(results.series);
    else if (Array.isArray(value)) yield* rowPieces(value);
    else yield JSON.stringify(value);
  }
  yield '\n}';
}

function* rowPieces(items: Iterable<unknown>): Generator<string, void, undefined> {
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? '[' : ','}\n    ${JSON.stringify(item)}`;
    isFirst = false;
  }
  yield isFirst ? '[]' : '\n  ]';
}

const csvColumns = [
  'kind', 'network', 'strategy', 'depth', 'draw', 'seed', 'phase', 'step', 'epoch', 'seconds', 'images', 'loss', 'accuracy',
  'gradientNorm', 'learningRate', 'layerSources', 'stage', 'weightChange', 'similarity', 'drift',
] as const;

/** All raw values as CSV (RFC 4180): a row for each metric point, then one for each final evaluation. */
export function resultsToCsv(results: ExperimentResults): string {
  return [...resultsCsvPieces(results)].join('');
}

/** The same row by row. */
export function* resultsCsvPieces({ series, evaluations }: ExperimentResults): Generator<string, void, undefined> {
  yield csvLine(csvColumns);
  for (const point of series) yield csvLine(csvCells(point));
  for (const one of evaluations) yield csvLine(csvCells({ kind: 'evaluation', ...one, layerSources: one.layerSources.join(' ') }));
}

function csvCells(row: object): readonly string[] {
  return csvColumns.map((column) => csvCell((row as Record<string, unknown>)[column]));
}

function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

function csvCell(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const pointChecks = {
  training: checkTraining, validation: checkValidation, descendant: checkDescendant, tuning: checkTuning, stage: checkStage,
};

function checkPoint(item: unknown, path: string): MetricPoint {
  const kind = isObject(item) && Object.hasOwn(item, 'kind') ? item['kind'] : undefined;
  return pointChecks[oneOf(kind, `${path}.kind`, ['training', 'validation', 'descendant', 'tuning', 'stage'])](item, path);
}

function checkTraining(item: unknown, path: string): TrainingPoint {
  const value = closedObject(item, path, [
    'kind', 'network', 'seed', 'step', 'epoch', 'seconds', 'images', 'loss', 'gradientNorm', 'learningRate',
  ]);
  return {
    kind: 'training',
    network: networkOf(value.network, `${path}.network`),
    seed: boundedInteger(value.seed, `${path}.seed`, 0),
    step: boundedInteger(value.step, `${path}.step`, 0),
    epoch: numberIn(value.epoch, `${path}.epoch`, 0, Infinity),
    seconds: numberIn(value.seconds, `${path}.seconds`, 0, Infinity),
    images: boundedInteger(value.images, `${path}.images`, 0),
    loss: lossOf(value.loss, `${path}.loss`),
    gradientNorm: lossOf(value.gradientNorm, `${path}.gradientNorm`),
    learningRate: numberIn(value.learningRate, `${path}.learningRate`, 0, Infinity),
  };
}

function checkValidation(item: unknown, path: string): ValidationPoint {
  const value = closedObject(item, path, ['kind', 'network', 'seed', 'step', 'epoch', 'seconds', 'images', 'loss', 'accuracy']);
  return {
    kind: 'validation',
    network: networkOf(value.network, `${path}.network`),
    seed: boundedInteger(value.seed, `${path}.seed`, 0),
    step: boundedInteger(value.step, `${path}.step`, 0),
    epoch: numberIn(value.epoch, `${path}.epoch`, 0, Infinity),
    seconds: numberIn(value.seconds, `${path}.seconds`, 0, Infinity),
    images: boundedInteger(value.images, `${path}.images`, 0),
    loss: lossOf(value.loss, `${path}.loss`),
    accuracy: numberIn(value.accuracy, `${path}.accuracy`, 0, 1),
  };
}

function checkDescendant(item: unknown, path: string): DescendantPoint {
  const value = closedObject(item, path, ['kind', 'strategy', 'depth', 'draw', 'seed', 'step', 'seconds', 'images', 'loss', 'accuracy']);
  return {
    kind: 'descendant',
    strategy: oneOf(value.strategy, `${path}.strategy`, strategyNames),
    depth: boundedInteger(value.depth, `${path}.depth`, 1, MOST.layers),
    draw: boundedInteger(value.draw, `${path}.draw`, 0),
    seed: boundedInteger(value.seed, `${path}.seed`, 0),
    step: boundedInteger(value.step, `${path}.step`, 0),
    seconds: numberIn(value.seconds, `${path}.seconds`, 0, Infinity),
    images: boundedInteger(value.images, `${path}.images`, 0),
    loss: lossOf(value.loss, `${path}.loss`),
    accuracy: numberIn(value.accuracy, `${path}.accuracy`, 0, 1),
  };
}

function checkTuning(item: unknown, path: string): TuningPoint {
  const value = closedObject(item, path, ['kind', 'strategy', 'depth', 'seed', 'step', 'epoch', 'seconds', 'images', 'loss', 'accuracy']);
  return {
    kind: 'tuning',
    strategy: oneOf(value.strategy, `${path}.strategy`, strategyNames),
    depth: boundedInteger(value.depth, `${path}.depth`, 1, MOST.layers),
    seed: boundedInteger(value.seed, `${path}.seed`, 0),
    step: boundedInteger(value.step, `${path}.step`, 0),
    epoch: numberIn(value.epoch, `${path}.epoch`, 0, Infinity),
    seconds: numberIn(value.seconds, `${path}.seconds`, 0, Infinity),
    images: boundedInteger(value.images, `${path}.images`, 0),
    loss: lossOf(value.loss, `${path}.loss`),
    accuracy: numberIn(value.accuracy, `${path}.accuracy`, 0, 1),
  };
}

function checkStage(item: unknown, path: string): StagePoint {
  const value = closedObject(item, path, [
    'kind', 'network', 'stage', 'seed', 'step', 'seconds', 'images', 'gradientNorm', 'weightChange', 'similarity', 'drift',
  ]);
  return {
    kind: 'stage',
    network: oneOf(value.network, `${path}.network`, ['aux-net', 'vanilla-net']),
    stage: boundedInteger(value.stage, `${path}.stage`, 0, MOST.layers - 1),
    seed: boundedInteger(value.seed, `${path}.seed`, 0),
    step: boundedInteger(value.step, `${path}.step`, 0),
    seconds: numberIn(value.seconds, `${path}.seconds`, 0, Infinity),
    images: boundedInteger(value.images, `${path}.images`, 0),
    gradientNorm: lossOf(value.gradientNorm, `${path}.gradientNorm`),
    weightChange: lossOf(value.weightChange, `${path}.weightChange`),
    similarity: value.similarity === null ? null : numberIn(value.similarity, `${path}.similarity`, 0, 1),
    drift: lossOf(value.drift, `${path}.drift`),
  };
}

function checkEvaluation(item: unknown, path: string): Evaluation {
  const value = closedObject(item, path, ['strategy', 'depth', 'draw', 'seed', 'phase', 'layerSources', 'loss', 'accuracy']);
  const depth = boundedInteger(value.depth, `${path}.depth`, 1, MOST.layers);
  return {
    strategy: oneOf(value.strategy, `${path}.strategy`, strategyNames),
    depth,
    draw: boundedInteger(value.draw, `${path}.draw`, 0),
    seed: boundedInteger(value.seed, `${path}.seed`, 0),
    phase: oneOf(value.phase, `${path}.phase`, ['untuned', 'tuned']),
    layerSources: layerSourcesOf(value.layerSources, `${path}.layerSources`, depth),
    loss: lossOf(value.loss, `${path}.loss`),
    accuracy: numberIn(value.accuracy, `${path}.accuracy`, 0, 1),
  };
}

/** A source for each layer, or none at all. */
function layerSourcesOf(value: unknown, path: string, depth: number): number[] {
  const none = Array.isArray(value) && value.length === 0;
  return listOf(value, path, (source, at) => boundedInteger(source, at, 0, MOST.layers - 1), none ? {} : { least: depth, most: depth });
}

function checkFailure(item: unknown, path: string): NetworkFailure {
  const value = closedObject(item, path, ['network', 'seed', 'step', 'reason']);
  return {
    network: failedOf(value.network, `${path}.network`),
    seed: boundedInteger(value.seed, `${path}.seed`, 0),
    step: boundedInteger(value.step, `${path}.step`, 0),
    reason: textOf(value.reason, `${path}.reason`),
  };
}

function checkRecovery(item: unknown, path: string): Recovery {
  const value = closedObject(item, path, ['from', 'to', 'fault', 'reason', 'stage', 'step']);
  return {
    from: checkEngine(value.from, `${path}.from`),
    to: checkEngine(value.to, `${path}.to`),
    fault: textOf(value.fault, `${path}.fault`),
    reason: textOf(value.reason, `${path}.reason`),
    stage: value.stage === null ? null : textOf(value.stage, `${path}.stage`),
    step: boundedInteger(value.step, `${path}.step`, 0),
  };
}

function networkOf(value: unknown, path: string): NetworkName {
  const trained = /^trained-(\d{1,3})$/.exec(typeof value === 'string' ? value : '')?.[1];
  return trained ? `trained-${Number(trained)}` : oneOf(value, path, ['ancestor', 'aux-net', 'vanilla-net', 'tleg-net', 'deep-net']);
}

function failedOf(value: unknown, path: string): NetworkFailure['network'] {
  const [, strategy, depth] = /^tuned-([a-z-]+)-(\d{1,3})$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (strategy === undefined) return networkOf(value, path);
  return `tuned-${oneOf(strategy, path, strategyNames)}-${Number(depth)}`;
}

function checkEngine(item: unknown, path: string): EngineInfo {
  const value = closedObject(item, path, ['name', 'adapter', 'reason']);
  return {
    name: textOf(value.name, `${path}.name`),
    adapter: textOf(value.adapter, `${path}.adapter`),
    reason: textOf(value.reason, `${path}.reason`),
  };
}

function checkData(item: unknown, path: string): DataInfo {
  const value = closedObject(item, path, ['name', 'classNames', 'trainImages', 'validationImages']);
  return {
    name: textOf(value.name, `${path}.name`),
    classNames: listOf(value.classNames, `${path}.classNames`, textOf, { most: MOST.classes }),
    trainImages: boundedInteger(value.trainImages, `${path}.trainImages`, 0),
    validationImages: boundedInteger(value.validationImages, `${path}.validationImages`, 0),
  };
}

/** A loss or a norm. JSON has no NaN and no infinity, so they are written as null, which reads as NaN. */
function lossOf(value: unknown, path: string): number {
  return value === null ? NaN : numberIn(value, path, 0, Infinity);
}

function dateOf(value: unknown, path: string): string {
  const text = textOf(value, path);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InputError(path, `${path} ${JSON.stringify(text)}: must be a UTC time such as 2026-01-31T12:00:00.000Z`);
  }
  return text;
}
