/**
 * A checkpoint as one safetensors file. The tensors `stages/i/j/…` are parameters and moments of network j of stage i,
 * `learngene/…` those of the learngene under timm's names, `results` the results document as UTF-8 text; the metadata
 * `checkpoint` holds the rest as JSON. Read as strictly as any file of a stranger.
 */
import { InputError, quoted } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import type { Weights } from '../sws/learngene.ts';
import { booleanOf, boundedText, boundedInteger, closedObject, listOf, numberIn, oneOf, parseJsonText, shown, textOf } from './check.ts';
import type { Checkpoint, ChosenFile, ExactArray, NetworkRecord, StageRecord } from './checkpoint.ts';
import { formatResults, parseResults } from './results-file.ts';
import { readSafetensors, tensorNamed, writeSafetensors, type SafetensorsFile, type Tensor } from './safetensors.ts';

const FORMAT = 'learngene-checkpoint';
const VERSION = 1;
const LEARNGENE = 'learngene/';
/** Far above what any experiment has; an origin holds the links of a series' variants. */
const MOST = { stages: 10_000, networks: 10_000, files: 10_000, origins: 100, originLength: 10_000_000 };

/** The file's bytes. */
export function writeCheckpoint({ results, stages, learngene, ...rest }: Checkpoint): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(formatResults(results));
  const tensors: [string, Tensor][] = [['results', { dtype: 'U8', shape: [text.length], data: text }]];
  const put = (name: string, data: ExactArray): void => {
    tensors.push([name, { dtype: data instanceof Float64Array ? 'F64' : 'F32', shape: [data.length], data }]);
  };
  const described = stages.map((stage, i) => ({
    ...stage,
    networks: stage.networks.map(({ values, firstLoss = null, ...network }, j) => {
      if (values) put(nameOf(i, j, 'parameters'), values.parameters);
      if (values?.moments) {
        put(nameOf(i, j, 'first'), values.moments.first);
        put(nameOf(i, j, 'second'), values.moments.second);
      }
      return { ...network, firstLoss, holds: values ? (values.moments ? 'all' : 'parameters') : 'nothing' };
    }),
  }));
  for (const [name, data] of learngene ?? []) put(`${LEARNGENE}${name}`, data);
  const json = JSON.stringify({ format: FORMAT, version: VERSION, ...rest, stages: described });
  return writeSafetensors(tensors, { checkpoint: json });
}

/** Reads a file; throws an InputError that names the first thing wrong with it. Arrays may be views of `bytes`. */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const file = readSafetensors(bytes);
  const document = parseJsonText(Object.hasOwn(file.metadata, 'checkpoint') ? (file.metadata['checkpoint'] ?? '') : 'null', 'checkpoint');
  checkVersion(document);
  const value = closedObject(document, '', ['format', 'version', 'finishedSeeds', 'ancestorFiles', 'origin', 'stages']);
  const stages = listOf(value.stages, 'stages', (stage, path, i) => stageOf(stage, path, i, file), { most: MOST.stages });
  checkTensors(file, stages);
  return {
    results: parseResults(new TextDecoder('utf-8').decode(tensorNamed(file, 'results', 'U8').data)),
    finishedSeeds: boundedInteger(value.finishedSeeds, 'finishedSeeds', 0),
    ancestorFiles: listOf(value.ancestorFiles, 'ancestorFiles', fileOf, { most: MOST.files }),
    origin: textsOf(value.origin, 'origin'),
    stages,
    learngene: learngeneOf(file),
  };
}

/** A later version may have other keys: told as what it is before they are refused one by one. */
function checkVersion(document: unknown): void {
  const { format, version } = isObject(document) ? document : {};
  if (format === FORMAT && version === VERSION) return;
  throw new InputError('version', `checkpoint ${shown(format)} version ${shown(version)}: must be "${FORMAT}" version ${VERSION}; go on with the program that wrote it`);
}

function stageOf(item: unknown, path: string, i: number, file: SafetensorsFile): StageRecord {
  const value = closedObject(item, path, ['key', 'state', 'step', 'work', 'networks']);
  return {
    key: textOf(value.key, `${path}.key`),
    state: oneOf(value.state, `${path}.state`, ['training', 'trained', 'over']),
    step: boundedInteger(value.step, `${path}.step`, 0),
    work: numberIn(value.work, `${path}.work`, 0, Infinity),
    networks: listOf(value.networks, `${path}.networks`, (network, at, j) => networkOf(network, at, (part) => exact(file, nameOf(i, j, part))), { most: MOST.networks }),
  };
}

function networkOf(item: unknown, path: string, arrayOf: (part: Part) => ExactArray): NetworkRecord {
  const value = closedObject(item, path, ['name', 'step', 'firstLoss', 'failed', 'holds']);
  const holds = oneOf(value.holds, `${path}.holds`, ['all', 'parameters', 'nothing']);
  const parameters = holds === 'nothing' ? undefined : arrayOf('parameters');
  const moments = holds === 'all' ? { first: arrayOf('first'), second: arrayOf('second') } : undefined;
  for (const [part, { length }] of Object.entries(moments ?? {})) {
    if (length !== parameters?.length) throw new InputError(path, `${path}: its ${part} moments are ${length} numbers, its parameters ${parameters?.length}; go on from another checkpoint`);
  }
  return {
    name: textOf(value.name, `${path}.name`),
    step: boundedInteger(value.step, `${path}.step`, 0),
    firstLoss: value.firstLoss === null ? undefined : numberIn(value.firstLoss, `${path}.firstLoss`, 0, Infinity),
    failed: booleanOf(value.failed, `${path}.failed`),
    values: parameters && { parameters, moments },
  };
}

/** A file holds what its stages name, and nothing beside it. */
function checkTensors({ tensors }: SafetensorsFile, stages: readonly StageRecord[]): void {
  const named = new Set(stages.flatMap(({ networks }, i) => networks.flatMap(({ values }, j) => [
    ...(values ? [nameOf(i, j, 'parameters')] : []), ...(values?.moments ? [nameOf(i, j, 'first'), nameOf(i, j, 'second')] : []),
  ])));
  for (const name of tensors.keys()) {
    if (name === 'results' || name.startsWith(LEARNGENE) || named.has(name)) continue;
    throw new InputError(name, `tensor ${name}: no network of the checkpoint names it; go on from another checkpoint`);
  }
}

type Part = 'parameters' | 'first' | 'second';

function nameOf(stage: number, network: number, part: Part): string {
  return `stages/${stage}/${network}/${part}`;
}

function exact(file: SafetensorsFile, name: string): ExactArray {
  return tensorNamed(file, name, 'F32', 'F64').data;
}

function learngeneOf(file: SafetensorsFile): Weights | undefined {
  const names = [...file.tensors.keys()].filter((name) => name.startsWith(LEARNGENE));
  if (names.length === 0) return undefined;
  return new Map(names.map((name) => [name.slice(LEARNGENE.length), tensorNamed(file, name, 'F32').data]));
}

function fileOf(item: unknown, path: string): ChosenFile {
  const value = closedObject(item, path, ['name', 'bytes']);
  return { name: textOf(value.name, `${path}.name`), bytes: boundedInteger(value.bytes, `${path}.bytes`, 0) };
}

/** An object of texts, whatever its keys. */
function textsOf(value: unknown, path: string): Record<string, string> {
  if (!isObject(value)) throw new InputError(path, `${path}: must be an object of texts`);
  const entries = Object.entries(value);
  if (entries.length > MOST.origins) throw new InputError(path, `${path} of ${entries.length} texts: must have at most ${MOST.origins}`);
  return Object.fromEntries(entries.map(([key, text]: [string, unknown]) => [key, boundedText(text, `${path}.${quoted(key)}`, MOST.originLength)]));
}
