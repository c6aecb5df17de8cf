/** What the tensors of a safetensors file say of a ViT with timm's names: its shape, and whether all are there. */
import { InputError } from '../lib/errors.ts';
import type { Weights } from '../sws/learngene.ts';
import { checkVitShape, vitTensors, type TensorShape, type VitShape } from '../sws/vit.ts';
import { float32Of } from './element-types.ts';
import type { SafetensorsFile, Tensor } from './safetensors.ts';

const EXPORT_HINT = 'export it from timm with class_token=False, global_pool=\'avg\', fc_norm=False';

/** What timm calls parts that our ViT does not have, and what to do about them. */
const foreignParts: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [/^(cls_token|reg_token|dist_token|head_dist\.)/, `there is no class token here; ${EXPORT_HINT}`],
  [/^fc_norm\./, `the norm comes before the mean over tokens here; ${EXPORT_HINT}`],
];

/**
 * The shape of a ViT by the sizes of its tensors, and how many blocks are stored. `heads` cannot be told from them.
 * Throws an InputError for a tensor that is missing or of no possible size.
 */
export function inferShape(file: SafetensorsFile, heads: number): { readonly shape: VitShape; readonly depth: number } {
  checkForeignParts(file);
  const [dim = 0, channels = 0, patchSize = 0] = dimensionsOf(file, 'patch_embed.proj.weight', 4);
  const [, tokens = 0] = dimensionsOf(file, 'pos_embed', 3);
  const [hidden = 0] = dimensionsOf(file, 'blocks.0.mlp.fc1.weight', 2);
  const [classes = 0] = dimensionsOf(file, 'head.weight', 2);
  const side = Math.sqrt(tokens);
  if (!Number.isInteger(side)) {
    throw new InputError('pos_embed', `tensor pos_embed: has ${tokens} tokens, which make no square of patches; ${EXPORT_HINT}`);
  }
  if (hidden % dim !== 0) {
    throw new InputError('blocks.0.mlp.fc1.weight', `tensor blocks.0.mlp.fc1.weight: its ${hidden} rows are no multiple of the width ${dim}; give a ViT whose MLP ratio is a whole number`);
  }
  const shape = { imageSize: side * patchSize, patchSize, channels, dim, heads, mlpRatio: hidden / dim, classes };
  checkVitShape(shape);
  return { shape, depth: blockCount(file) };
}

/**
 * The weights of a ViT, float32 whatever the file's floating-point type, in timm's order; arrays may be views of
 * the file. Throws an InputError for a tensor too many or too few, of another size, or with a value that is not finite.
 */
export function readWeights(file: SafetensorsFile, shape: VitShape, depth: number): Weights {
  const expected = vitTensors(shape, depth);
  const weights = new Map(expected.map((tensor) => [tensor.name, valuesOf(tensor, file)]));
  for (const name of file.tensors.keys()) {
    if (weights.has(name)) continue;
    throw new InputError(name, `tensor ${name}: is none of a plain ViT of ${depth} blocks; leave it out, or give another model`);
  }
  return weights;
}

function valuesOf({ name, shape }: TensorShape, file: SafetensorsFile): Float32Array {
  const tensor = presentTensor(file, name);
  if (tensor.shape.join() !== shape.join()) {
    throw new InputError(name, `tensor ${name}: is ${tensor.shape.join(' × ')}; beside the other tensors it must be ${shape.join(' × ')}`);
  }
  const values = float32Of(tensor);
  if (!values) throw new InputError(name, `tensor ${name}: is ${tensor.dtype}; must be F32, F16, BF16 or F64`);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong !== -1) {
    throw new InputError(name, `tensor ${name}: value ${wrong} is ${values[wrong]}; give weights of a training that did not diverge`);
  }
  return values;
}

/** Sizes of a tensor, all at least 1; throws an InputError unless it is there with `rank` of them. */
function dimensionsOf(file: SafetensorsFile, name: string, rank: number): readonly number[] {
  const { shape } = presentTensor(file, name);
  if (shape.length === rank && shape.every((extent) => extent > 0)) return shape;
  throw new InputError(name, `tensor ${name}: is ${shape.join(' × ')}; must have ${rank} dimensions, each at least 1`);
}

function presentTensor(file: SafetensorsFile, name: string): Tensor {
  const tensor = file.tensors.get(name);
  if (tensor) return tensor;
  throw new InputError(name, `tensor ${name}: is not in the file; give a plain ViT with timm’s names, ${EXPORT_HINT}`);
}

function checkForeignParts({ tensors }: SafetensorsFile): void {
  for (const name of tensors.keys()) {
    const remedy = foreignParts.find(([pattern]) => pattern.test(name))?.[1];
    if (remedy) throw new InputError(name, `tensor ${name}: ${remedy}`);
  }
}

/** Blocks by their different numbers, so that a single absurd number makes no absurd depth. */
function blockCount({ tensors }: SafetensorsFile): number {
  return new Set([...tensors.keys()].map((name) => /^blocks\.(\d+)\./.exec(name)?.[1]).filter(Boolean)).size;
}
