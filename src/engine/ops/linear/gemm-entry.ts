import { entryPoint, type Dispatch } from '../../webgpu/webgpu-kernel.ts';
import type { GemmCode } from './gemm-code.ts';

/** The entry point of a product: the body sees the number of its tile as `index`, below `tiles`. */
export function tileEntry({ workgroupSize, declarations = '' }: GemmCode, tiles: number, body: string): string {
  if (workgroupSize === undefined) return entryPoint(tiles, body);
  return /* wgsl */ `${declarations}
@compute @workgroup_size(${workgroupSize})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let index = group.x + group.y * groups.x;
  if (index >= ${tiles}u) { return; }
${body}
}
`;
}

/** How much of it to dispatch. */
export function extentOf({ workgroupSize }: GemmCode, tiles: number): Pick<Dispatch, 'invocations' | 'workgroups'> {
  return workgroupSize === undefined ? { invocations: tiles } : { workgroups: tiles };
}
