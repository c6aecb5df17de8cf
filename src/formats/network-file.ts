/**
 * Networks as safetensors files: any plain ViT, a Des-Net among them, and a learngene, which stores one block a stage.
 * Tensors have timm's names, so that a file opens in timm with `class_token=False, global_pool='avg', fc_norm=False`;
 * the metadata says what tensors cannot.
 */
import { InputError, quoted } from '../lib/errors.ts';
import type { SourceOfEachLayer } from '../sws/expansion.ts';
import type { Weights } from '../sws/learngene.ts';
import { formatStageLayout, parseStageLayout, type StageLayout } from '../sws/stage-layout.ts';
import { vitTensors, type VitShape } from '../sws/vit.ts';
import { boundedInteger, listOf, numberIn, parseJsonText, textOf } from './check.ts';
import { inferShape, readWeights } from './network-tensors.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';

const kinds = ['des-net', 'learngene', 'vit'] as const;

/** Characters of a stage layout: a thousand stages. */
const LONGEST_LAYOUT = 4000;

export type NetworkKind = (typeof kinds)[number];

/** What a file says of its network beside the weights. */
export interface NetworkDescription {
  readonly kind: NetworkKind;
  readonly shape: VitShape;
  /** Blocks that are stored; of a learngene one a stage. */
  readonly depth: number;
  /** Of a learngene: the layers of each stage of the Aux-Net that it was learned in. */
  readonly stageLayout?: StageLayout;
  /** Of a Des-Net: which layer of its source each layer took. */
  readonly layerSources?: SourceOfEachLayer;
  /** In the order of the head's outputs. */
  readonly classNames?: readonly string[];
  /** Per channel, of pixels scaled to 0 … 1: what the network's inputs were normalised by. */
  readonly mean?: readonly number[];
  readonly std?: readonly number[];
}

export interface NetworkFile extends NetworkDescription {
  readonly weights: Weights;
}

export interface LearngeneDescription {
  readonly shape: VitShape;
  readonly stageLayout: StageLayout;
  readonly classNames: readonly string[];
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** A network as a file; throws an InputError when the weights lack a tensor of it. The same network gives the same bytes. */
export function writeNetwork(weights: Weights, description: NetworkDescription): Uint8Array<ArrayBuffer> {
  const { kind, shape, depth, stageLayout, ...rest } = description;
  const tensors = new Map(
    vitTensors(shape, depth).map(({ name, shape: dimensions }) => {
      const data = weights.get(name);
      if (!data) throw new InputError(name, `${kind}: has no tensor ${name}; give the weights of a trained network of ${depth} blocks`);
      return [name, { dtype: 'F32' as const, shape: dimensions, data }];
    }),
  );
  const layout: Record<string, string> = stageLayout ? { layout: formatStageLayout(stageLayout) } : {};
  const json = Object.entries({ ...shape, ...rest }).filter(([, value]) => value !== undefined);
  const metadata = Object.fromEntries(json.map(([key, value]) => [key, JSON.stringify(value)]));
  return writeSafetensors(tensors, { format: 'pt', kind, ...layout, ...metadata });
}

/** A learngene as a file: one block a stage, its layout in the metadata; throws an InputError when a tensor is missing. */
export function writeLearngene(weights: Weights, description: LearngeneDescription): Uint8Array<ArrayBuffer> {
  return writeNetwork(weights, { ...description, kind: 'learngene', depth: description.stageLayout.length });
}

/**
 * Reads a network from a file of ours, or any ViT with timm's names. `heads` is used where the metadata does not tell
 * them: tensors cannot. Weights may be views of `bytes`. Throws an InputError that names the tensor or the metadata
 * for whatever is no plain ViT.
 */
export function readNetwork(bytes: Uint8Array, { heads }: { readonly heads?: number } = {}): NetworkFile {
  const file = readSafetensors(bytes);
  const metadata = new Metadata(file.metadata);
  const { shape, depth } = inferShape(file, metadata.heads() ?? heads ?? missingHeads());
  metadata.checkShape(shape);
  const described: NetworkDescription = { kind: metadata.kind(), shape, depth, ...metadata.rest(shape, depth) };
  return { ...described, weights: readWeights(file, shape, depth) };
}

function missingHeads(): never {
  throw new InputError('heads', 'heads: the file’s metadata does not tell them, and tensors cannot; say how many attention heads the network has');
}

/** The metadata of a file, perhaps from a stranger: every key may be absent, none may be wrong. */
class Metadata {
  readonly #texts: Readonly<Record<string, string>>;

  constructor(texts: Readonly<Record<string, string>>) {
    this.#texts = texts;
  }

  kind(): NetworkKind {
    return kinds.find((kind) => kind === this.#texts['kind']) ?? 'vit';
  }

  heads(): number | undefined {
    return this.#read('heads', (value, path) => boundedInteger(value, path, 1));
  }

  /** What is said of the shape must be what the tensors say. */
  checkShape(shape: VitShape): void {
    for (const [key, size] of Object.entries(shape)) {
      const said = this.#read(key, (value) => value);
      if (said === undefined || said === size) continue;
      throw new InputError(key, `metadata ${key} ${quoted(this.#texts[key] ?? '')}: the tensors say ${size}; correct the metadata or leave it out`);
    }
  }

  rest({ channels, classes }: VitShape, depth: number): Omit<NetworkDescription, 'kind' | 'shape' | 'depth'> {
    const exactly = (count: number): { least: number; most: number } => ({ least: count, most: count });
    const share = (value: unknown, path: string): number => numberIn(value, path, 0, 1);
    return withoutUndefined({
      stageLayout: this.#stageLayout(depth),
      layerSources: this.#read('layerSources', (value, path) => listOf(value, path, sourceOf, exactly(depth))),
      classNames: this.#read('classNames', (value, path) => listOf(value, path, textOf, exactly(classes))),
      mean: this.#read('mean', (value, path) => listOf(value, path, share, exactly(channels))),
      std: this.#read('std', (value, path) => listOf(value, path, deviationOf, exactly(channels))),
    });
  }

  #stageLayout(depth: number): StageLayout | undefined {
    if (this.kind() !== 'learngene') return undefined;
    const text = this.#texts['layout'] ?? '';
    if (text.length > LONGEST_LAYOUT) throw new InputError('layout', `metadata layout of ${text.length} characters: must have at most ${LONGEST_LAYOUT}; write it like 3,3,4,3,3`);
    const layout = parseStageLayout(text);
    if (layout.length === depth) return layout;
    throw new InputError('layout', `metadata layout ${quoted(this.#texts['layout'] ?? '')}: has ${layout.length} stages, and the file ${depth} blocks; give one block a stage`);
  }

  #read<Value>(key: string, check: (value: unknown, path: string) => Value): Value | undefined {
    const text = Object.hasOwn(this.#texts, key) ? this.#texts[key] : undefined;
    return text === undefined ? undefined : check(parseJsonText(text, `metadata ${key}`), `metadata ${key}`);
  }
}

/** A drawn layer's source is null in JSON. */
function sourceOf(value: unknown, path: string): number | undefined {
  return value === null ? undefined : boundedInteger(value, path, 0);
}

function deviationOf(value: unknown, path: string): number {
  return numberIn(value, path, 1e-6, 1);
}

/** The same object without the keys whose value is undefined. */
function withoutUndefined<T extends object>(object: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
