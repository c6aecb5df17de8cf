import { InputError } from '../lib/errors.ts';

/** Everything that fixes the tensors of a ViT but its depth. */
export interface VitShape {
  /** Side of the square input image, pixels. */
  readonly imageSize: number;
  /** Side of a square patch, pixels; divides `imageSize`. */
  readonly patchSize: number;
  readonly channels: number;
  /** Embedding dimension d. */
  readonly dim: number;
  /** Attention heads; divides `dim`. */
  readonly heads: number;
  /** MLP hidden width over d. */
  readonly mlpRatio: number;
  readonly classes: number;
}

/** The backbones of the paper's Aux-S/B and Des-S/B (DeiT, Touvron et al. 2021), and DeiT's smallest. */
export const deitShapes = {
  'deit-ti': deit(192, 3),
  'deit-s': deit(384, 6),
  'deit-b': deit(768, 12),
} as const;

export type DeitName = keyof typeof deitShapes;

function deit(dim: number, heads: number): VitShape {
  return { imageSize: 224, patchSize: 16, channels: 3, dim, heads, mlpRatio: 4, classes: 1000 };
}

/** Tokens N of an image: one a patch, no class token. */
export function tokenCount(shape: VitShape): number {
  return (shape.imageSize / shape.patchSize) ** 2;
}

/** Throws an InputError unless patches tile the image, heads tile the width, and all sizes are positive integers. */
export function checkVitShape(shape: VitShape): void {
  for (const [name, value] of Object.entries(shape) as [keyof VitShape, number][]) {
    if (!Number.isInteger(value) || value < 1) {
      throw new InputError(name, `${name} ${value}: must be a whole number of at least 1`);
    }
  }
  const { imageSize, patchSize, dim, heads } = shape;
  if (imageSize % patchSize !== 0) {
    throw new InputError('patchSize', `patch size ${patchSize}: does not divide the image size ${imageSize}; choose a divisor of it`);
  }
  if (dim % heads !== 0) {
    throw new InputError('heads', `heads ${heads}: do not divide the width ${dim}; choose a divisor of it`);
  }
}

/** A tensor's name within its network or block (timm's) and its dimensions. */
export interface TensorShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The tensors of one block, in timm's order and with timm's names below `blocks.<i>.`. */
export function blockTensors({ dim, mlpRatio }: VitShape): readonly TensorShape[] {
  const hidden = dim * mlpRatio;
  return [
    { name: 'norm1.weight', shape: [dim] },
    { name: 'norm1.bias', shape: [dim] },
    { name: 'attn.qkv.weight', shape: [3 * dim, dim] },
    { name: 'attn.qkv.bias', shape: [3 * dim] },
    { name: 'attn.proj.weight', shape: [dim, dim] },
    { name: 'attn.proj.bias', shape: [dim] },
    { name: 'norm2.weight', shape: [dim] },
    { name: 'norm2.bias', shape: [dim] },
    { name: 'mlp.fc1.weight', shape: [hidden, dim] },
    { name: 'mlp.fc1.bias', shape: [hidden] },
    { name: 'mlp.fc2.weight', shape: [dim, hidden] },
    { name: 'mlp.fc2.bias', shape: [dim] },
  ];
}

/** The tensors before the blocks. */
export function embeddingTensors(shape: VitShape): readonly TensorShape[] {
  const { dim, channels, patchSize } = shape;
  return [
    { name: 'patch_embed.proj.weight', shape: [dim, channels, patchSize, patchSize] },
    { name: 'patch_embed.proj.bias', shape: [dim] },
    { name: 'pos_embed', shape: [1, tokenCount(shape), dim] },
  ];
}

/** The tensors after the blocks: final norm and classification head. */
export function headTensors({ dim, classes }: VitShape): readonly TensorShape[] {
  return [
    { name: 'norm.weight', shape: [dim] },
    { name: 'norm.bias', shape: [dim] },
    { name: 'head.weight', shape: [classes, dim] },
    { name: 'head.bias', shape: [classes] },
  ];
}

/** All tensors of a network that stores `storedLayers` blocks, named as timm names them. */
export function vitTensors(shape: VitShape, storedLayers: number): readonly TensorShape[] {
  const blocks = Array.from({ length: storedLayers }, (_, i) =>
    blockTensors(shape).map((tensor) => ({ ...tensor, name: `blocks.${i}.${tensor.name}` })),
  );
  return [...embeddingTensors(shape), ...blocks.flat(), ...headTensors(shape)];
}
