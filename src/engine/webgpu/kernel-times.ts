import { at } from '../../lib/errors.ts';
import { encodeDispatch, type EncodedDispatch } from './encoded-dispatch.ts';
import { readBuffer } from './read-buffer.ts';
import type { WebGpuDevice } from './webgpu-device.ts';

/** GPU time of one dispatch. */
export interface KernelTime {
  readonly label: string;
  readonly milliseconds: number;
}

/** Runs of which a dispatch's time is the median. */
const RUNS = 5;
/** WebGPU's limit is 4096 queries in a set; a dispatch takes two. */
const MOST_TIMED = 2048;

/**
 * The GPU time of each dispatch, in their order: medians of several runs, each dispatch in a compute pass of its
 * own. The runs read and write the dispatches' buffers as any run does. The device must have `timestamp-query`;
 * its clock may be coarse (100 µs in Chrome without a developer flag, 65.536 µs in Dawn), and a short time then 0.
 */
export async function kernelTimes(gpu: WebGpuDevice, dispatches: readonly EncodedDispatch[]): Promise<readonly KernelTime[]> {
  const runs: (readonly number[])[] = [];
  for (let run = 0; run < RUNS; run++) {
    const times: number[] = [];
    for (let first = 0; first < dispatches.length; first += MOST_TIMED) {
      times.push(...(await timesOf(gpu, dispatches.slice(first, first + MOST_TIMED))));
    }
    runs.push(times);
  }
  return dispatches.map(({ label }, i) => ({ label, milliseconds: middle(runs.map((times) => at(times, i))) }));
}

/** Milliseconds of each dispatch in one run. */
async function timesOf(gpu: WebGpuDevice, dispatches: readonly EncodedDispatch[]): Promise<readonly number[]> {
  const { device } = gpu;
  const count = 2 * dispatches.length;
  const querySet = device.createQuerySet({ type: 'timestamp', count });
  const resolved = device.createBuffer({ size: 8 * count, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC });
  const encoder = device.createCommandEncoder();
  dispatches.forEach((dispatch, i) => {
    const timestampWrites = { querySet, beginningOfPassWriteIndex: 2 * i, endOfPassWriteIndex: 2 * i + 1 };
    const pass = encoder.beginComputePass({ timestampWrites });
    encodeDispatch(pass, dispatch);
    pass.end();
  });
  encoder.resolveQuerySet(querySet, 0, count, resolved, 0);
  device.queue.submit([encoder.finish()]);
  const nanoseconds = new BigInt64Array(await readBuffer(gpu, resolved));
  querySet.destroy();
  resolved.destroy();
  // A GPU may reset its clock meanwhile, so that a pass ends before it began.
  return dispatches.map((_, i) => Math.max(0, Number(at(nanoseconds, 2 * i + 1) - at(nanoseconds, 2 * i)) / 1e6));
}

function middle(values: readonly number[]): number {
  return at(values.toSorted((a, b) => a - b), Math.floor(values.length / 2));
}
