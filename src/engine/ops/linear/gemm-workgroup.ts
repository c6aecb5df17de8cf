/**
 * Matrix products in WGSL through workgroup memory: a workgroup computes `side` × `side` results, its invocations 4 × 4
 * each, from panels of A and B that it copies to workgroup memory STEP values of the summed index at a time. Every
 * value is read from storage once a workgroup instead of once an invocation; on adapters that emulate barriers it is
 * far slower than register tiles, so the adapter's own measurement decides.
 */
import type { GemmCode, GemmShape } from './gemm-code.ts';

const STEP = 16;

/** Tiles of 32 (64 invocations) or 64 (256 invocations); the sizes must be multiples of 4. */
export function workgroupCode(shape: GemmShape, side: 32 | 64): GemmCode {
  const { layout, m, n } = shape;
  const across = Math.ceil(n / side);
  const threads = side / 4;
  return {
    type: 'vec4f',
    tileRows: 4,
    groupColumns: 4,
    groups: 1,
    tiles: Math.ceil(m / side) * across,
    workgroupSize: threads * threads,
    declarations: `
var<workgroup> panelA: array<f32, ${STEP * side}>;
var<workgroup> panelB: array<f32, ${STEP * side}>;`,
    product: `
  let rowBase = (tile / ${across}u) * ${side}u;
  let columnBase = (tile % ${across}u) * ${side}u;
  let row = rowBase + (lane / ${threads}u) * 4u;
  let column = columnBase + (lane % ${threads}u) * 4u;
  var sum0_0 = vec4f(); var sum1_0 = vec4f(); var sum2_0 = vec4f(); var sum3_0 = vec4f();
  for (var step = begin; step < end; step += ${STEP}u) {
    for (var load = lane; load < ${(STEP * side) / 4}u; load += ${threads * threads}u) {
      ${layout === 'TN' ? alongPanel('A', 'a', m, side, 'rowBase') : acrossPanel('A', 'a', shape.k, m, side, 'rowBase')}
      ${layout === 'NT' ? acrossPanel('B', 'b', shape.k, n, side, 'columnBase') : alongPanel('B', 'b', n, side, 'columnBase')}
    }
    workgroupBarrier();
    for (var p = 0u; p < ${STEP}u; p++) {
      let aAt = p * ${side}u + row - rowBase;
      let bAt = p * ${side}u + column - columnBase;
      let w = vec4f(panelB[bAt], panelB[bAt + 1u], panelB[bAt + 2u], panelB[bAt + 3u]);
      sum0_0 += panelA[aAt] * w; sum1_0 += panelA[aAt + 1u] * w; sum2_0 += panelA[aAt + 2u] * w; sum3_0 += panelA[aAt + 3u] * w;
    }
    workgroupBarrier();
  }`,
  };
}

/** Copies a vec4 that lies along the panel's rows (neighbouring results); beyond the matrix, zeros. */
function alongPanel(panel: string, matrix: string, columns: number, side: number, base: string): string {
  return `{
        let p = load / ${side / 4}u;
        let place = 4u * (load % ${side / 4}u);
        var v = vec4f();
        if (step + p < end && ${base} + place < ${columns}u) { v = ${matrix}[((step + p) * ${columns}u + ${base} + place) / 4u]; }
        let at = p * ${side}u + place;
        panel${panel}[at] = v.x; panel${panel}[at + 1u] = v.y; panel${panel}[at + 2u] = v.z; panel${panel}[at + 3u] = v.w;
      }`;
}

/** Copies a vec4 that lies along the summed index, turned into the panel's columns; beyond the matrix, zeros. */
function acrossPanel(panel: string, matrix: string, k: number, rows: number, side: number, base: string): string {
  return `{
        let place = load / ${STEP / 4}u;
        let p = 4u * (load % ${STEP / 4}u);
        var v = vec4f();
        if (step + p < end && ${base} + place < ${rows}u) { v = ${matrix}[((${base} + place) * ${k}u + step + p) / 4u]; }
        let at = p * ${side}u + place;
        panel${panel}[at] = v.x; panel${panel}[at + ${side}u] = v.y; panel${panel}[at + ${2 * side}u] = v.z; panel${panel}[at + ${3 * side}u] = v.w;
      }`;
}
