import type { GemmCode, GemmShape } from './gemm-code.ts';
import { registerCode, scalarCode } from './gemm-registers.ts';
import { workgroupCode } from './gemm-workgroup.ts';

/** The ways to compute a product: register tiles one to four vec4s wide, or tiles through workgroup memory. */
export const gemmVariants = ['registers-1', 'registers-2', 'registers-4', 'workgroup-32', 'workgroup-64'] as const;
export type GemmVariant = (typeof gemmVariants)[number];

/** Whether the sizes allow vec4s; a product of others has one way only. */
export function isVectorShape({ layout, m, n, k }: GemmShape): boolean {
  return n % 4 === 0 && (layout === 'TN' ? m % 4 === 0 : k % 4 === 0);
}

/** The product by that variant; a register tile is narrower where its width does not divide the columns. */
export function gemmCode(shape: GemmShape, variant: GemmVariant): GemmCode {
  if (!isVectorShape(shape)) return scalarCode(shape);
  if (variant === 'workgroup-32') return workgroupCode(shape, 32);
  if (variant === 'workgroup-64') return workgroupCode(shape, 64);
  const width = Number(variant.slice('registers-'.length));
  const groups = [4, 2, 1].find((candidate) => candidate <= width && shape.n % (4 * candidate) === 0) ?? 1;
  return registerCode(shape, groups);
}
