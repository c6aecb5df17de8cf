/** A dispatch with all that a compute pass needs of it. */
export interface EncodedDispatch {
  readonly label: string;
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly workgroups: readonly [number, number];
}

export function encodeDispatch(pass: GPUComputePassEncoder, { pipeline, bindGroup, workgroups }: EncodedDispatch): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(workgroups[0], workgroups[1]);
}
