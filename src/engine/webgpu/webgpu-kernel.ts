import type { GemmCode, GemmShape } from '../ops/linear/gemm-code.ts';
import type { BufferId } from '../plan/buffer.ts';

/** How a shader uses a storage buffer; the bind-group layout declares exactly this. */
export type Access = 'read' | 'read_write';

/** A part of a GPU buffer as a shader's argument. */
export interface Binding {
  readonly buffer: GPUBuffer;
  /** Bytes; a multiple of 256. */
  readonly offset: number;
  /** Bytes; a multiple of 4. */
  readonly size: number;
  readonly access: Access;
}

/**
 * Gradients of stored tensors, kept as several partial sums, `splits` arrays of `stride` elements one after the
 * other, so that many workgroups can share the rows of one weight gradient without atomics. An op adds its rows'
 * share to every array; the update adds the arrays up in their order.
 */
export interface SplitGradients {
  readonly binding: Binding;
  readonly splits: number;
  /** Elements between a tensor's place in one array and in the next. */
  readonly stride: number;
  /** Element offsets of the buffers asked for, within an array. */
  readonly offsets: readonly number[];
}

export interface Dispatch {
  /** For error messages and timings; also part of the pipeline's identity. */
  readonly label: string;
  /**
   * WGSL with one entry point `main` of WORKGROUP invocations along x, which finds its number by `indexOf(id)` and
   * must return if that is not below `invocations`. Bindings 0 … of group 0 are `bindings`, in order; where
   * `uniforms` are given they come last, as `array<vec4u, n>`.
   */
  readonly code: string;
  readonly bindings: readonly Binding[];
  /** Whole numbers that differ between dispatches of the same code; written once. */
  readonly uniforms?: readonly number[];
  /** Invocations, or in their place whole workgroups of a shader that sets their size itself. */
  readonly invocations?: number;
  readonly workgroups?: number;
}

/** What a kernel's emitter sees of a plan on the GPU. */
export interface WebGpuContext {
  readonly shapeOf: (buffer: BufferId) => readonly number[];
  /** The code of a matrix product, in the variant that suits the adapter. */
  readonly gemm: (shape: GemmShape) => GemmCode;
  readonly read: (buffer: BufferId) => Binding;
  readonly write: (buffer: BufferId) => Binding;
  /** The split gradients, with the places of these buffers. */
  readonly gradients: (...buffers: readonly BufferId[]) => SplitGradients;
  /** The state's flat array from a stored tensor (or its moment) on, that many elements, read and written. */
  readonly flat: (buffer: BufferId, elements: number) => Binding;
  /** A buffer of the plan's own with these values at first, read and written. */
  readonly constants: (values: Float32Array) => Binding;
  readonly dispatch: (dispatch: Dispatch) => void;
}

/** Turns one op into dispatches; runs once, when a plan is compiled. */
export type WebGpuKernel<O> = (op: O, context: WebGpuContext) => void;

/** Invocations in a workgroup. */
export const WORKGROUP = 64;
/** WebGPU's limit on workgroups along one dimension. */
const MOST_WORKGROUPS = 65_535;

/** Workgroups of a dispatch along x and y; beyond one dimension's limit they fold into rows. */
export function workgroupsOf({ invocations = 1, workgroups }: Dispatch): readonly [number, number] {
  const groups = workgroups ?? Math.max(1, Math.ceil(invocations / WORKGROUP));
  if (groups <= MOST_WORKGROUPS) return [groups, 1];
  const rows = Math.ceil(groups / MOST_WORKGROUPS);
  return [Math.ceil(groups / rows), rows];
}

/** What every shader starts with: the number of an invocation, whatever the folding. */
export const PRELUDE = /* wgsl */ `
fn indexOf(id: vec3u, groups: vec3u) -> u32 { return id.x + id.y * groups.x * ${WORKGROUP}u; }
`;

/** The entry point's head; the body sees `index`, already checked against `invocations`. */
export function entryPoint(invocations: number, body: string): string {
  return /* wgsl */ `
@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = indexOf(id, groups);
  if (index >= ${invocations}u) { return; }
${body}
}
`;
}

/** Declares storage bindings by name, in the order in which the dispatch lists them. */
export function declare(names: readonly (readonly [name: string, type: string, access: Access])[]): string {
  return names.map(([name, type, access], i) => `@group(0) @binding(${i}) var<storage, ${access}> ${name}: array<${type}>;`).join('\n');
}

/** Declares the uniforms after `position` storage bindings. */
export function declareUniforms(position: number, count: number): string {
  return `@group(0) @binding(${position}) var<uniform> place: array<vec4u, ${Math.ceil(count / 4)}>;`;
}

/** A number as a WGSL float literal. */
export function float(value: number): string {
  const text = String(Math.fround(value));
  return `f32(${/[.e]/.test(text) ? text : `${text}.0`})`;
}
