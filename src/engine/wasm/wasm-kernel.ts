import type { BufferId } from '../plan/buffer.ts';

/** The functions of kernels.as.ts. */
export const kernelNames = [
  'adamW', 'addParts', 'addRows', 'attention', 'attentionGradient', 'columnSums', 'combine', 'copy', 'distillationLoss',
  'gelu', 'geluGradient', 'gemm', 'layerNorm', 'layerNormGradient', 'meanPool', 'meanPoolGradient', 'norm', 'patches',
  'scale', 'sumOfSquares', 'transpose',
] as const;

export type KernelName = (typeof kernelNames)[number];

/** What a kernel's emitter sees: addresses of one thread's share, and the thread's program to write to. */
export interface WasmContext {
  readonly shapeOf: (buffer: BufferId) => readonly number[];
  /** Byte address of the thread's part of a buffer. */
  readonly address: (buffer: BufferId) => number;
  /** Adds a call to the thread's program: addresses, sizes and numbers, in the order of the kernel's parameters. */
  readonly call: (kernel: KernelName, ...parameters: readonly number[]) => void;
  /** Address of at least that many float32 elements that live during this op only. */
  readonly scratch: (elements: number) => number;
  /** Address of float32 constants that live as long as the program. */
  readonly constants: (values: readonly number[]) => number;
}

/** Turns one op into calls of kernels; runs once, when a plan is compiled. */
export type WasmKernel<O> = (op: O, context: WasmContext) => void;
