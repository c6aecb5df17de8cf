/**
 * Chooses how an adapter computes each matrix product, by measuring the variants on the product's own sizes. Choices
 * are remembered by adapter: a second run computes the same bits as the first, and starts without measuring.
 */
import { extentOf, tileEntry } from '../ops/linear/gemm-entry.ts';
import type { GemmShape } from '../ops/linear/gemm-code.ts';
import { gemmCode, gemmVariants, isVectorShape, type GemmVariant } from '../ops/linear/gemm-webgpu.ts';
import { productKey } from '../ops/linear/gemm-shapes.ts';
import type { Pipelines } from './pipelines.ts';
import type { WebGpuDevice } from './webgpu-device.ts';
import { declare, workgroupsOf, type Binding, type Dispatch } from './webgpu-kernel.ts';
import { mostSplits } from './webgpu-memory.ts';

/** Keeps choices between sessions. */
export interface TuningMemory {
  load(adapter: string): Promise<Readonly<Record<string, string>>>;
  save(adapter: string, choices: Readonly<Record<string, string>>): Promise<void>;
}

/** Milliseconds that measuring may take in all; products beyond that get the adapter's default. */
const BUDGET = 800;
/** Dispatches measured at a time, so that one submit's overhead does not count. */
const REPETITIONS = 8;
/** Part of what is remembered: a change of the kernels makes old choices worthless. */
const KERNELS = 'gemm 1';

export interface TunerOptions {
  readonly gpu: WebGpuDevice;
  readonly pipelines: Pipelines;
  readonly memory: TuningMemory | undefined;
  /** Use this variant and measure nothing. */
  readonly fixed: GemmVariant | undefined;
}

export class GemmTuner {
  /** Partial sums of a weight gradient. */
  readonly splits: number;
  readonly #options: TunerOptions;
  readonly #name: string;
  readonly #choices = new Map<string, GemmVariant>();
  #spent = 0;

  static async create(options: TunerOptions): Promise<GemmTuner> {
    const tuner = new GemmTuner(options);
    const remembered = (await options.memory?.load(tuner.#name)) ?? {};
    for (const [product, name] of Object.entries(remembered)) {
      const variant = gemmVariants.find((known) => known === name);
      if (variant) tuner.#choices.set(product, variant);
    }
    return tuner;
  }

  private constructor(options: TunerOptions) {
    this.#options = options;
    this.#name = `${options.gpu.name}, ${KERNELS}`;
    this.splits = mostSplits(options.gpu.software);
  }

  /**
   * Measures the products that are not known yet, the first of them first, as long as the budget lasts. A software
   * adapter is not measured: it emulates barriers, and few wide tiles suit it (see docs/decisions.md).
   */
  async prepare(products: readonly GemmShape[]): Promise<void> {
    const { gpu, fixed, memory } = this.#options;
    if (fixed || gpu.software) return;
    const unknown = products.filter((product) => isVectorShape(product) && !this.#choices.has(productKey(product)));
    for (const product of unknown) {
      if (this.#spent >= BUDGET) break;
      const started = performance.now();
      this.#choices.set(productKey(product), await this.fastest(product));
      this.#spent += performance.now() - started;
    }
    if (unknown.length > 0) await memory?.save(this.#name, Object.fromEntries(this.#choices));
  }

  variantOf(product: GemmShape): GemmVariant {
    const { gpu, fixed } = this.#options;
    return fixed ?? this.#choices.get(productKey(product)) ?? (gpu.software ? 'registers-4' : 'workgroup-32');
  }

  /** The variant that computes a product in the least time. */
  async fastest(product: GemmShape): Promise<GemmVariant> {
    const { device } = this.#options.gpu;
    const buffer = (elements: number): GPUBuffer => device.createBuffer({ size: 4 * elements, usage: GPUBufferUsage.STORAGE });
    const { m, n, k } = product;
    const operands = [buffer(m * k), buffer(k * n), buffer(m * n * this.#splitsOf(product))];
    const times = await Promise.all(
      gemmVariants.map(async (variant) => ({ variant, run: await this.#measurable(product, variant, operands) })),
    );
    let best: { variant: GemmVariant; time: number } = { variant: gemmVariants[0], time: Infinity };
    for (const { variant, run } of times) {
      await run(); // the first run of a pipeline is slower
      const time = Math.min(await run(), await run());
      if (time < best.time) best = { variant, time };
    }
    for (const operand of operands) operand.destroy();
    return best.variant;
  }

  #splitsOf({ layout }: GemmShape): number {
    return layout === 'TN' ? this.splits : 1;
  }

  /** A function that runs the product and tells the milliseconds it took. */
  async #measurable(product: GemmShape, variant: GemmVariant, operands: readonly GPUBuffer[]): Promise<() => Promise<number>> {
    const { device, settled } = this.#options.gpu;
    const dispatch = plainProduct(product, variant, this.#splitsOf(product), operands);
    const { pipeline, layout } = await this.#options.pipelines.get(dispatch);
    const entries = dispatch.bindings.map(({ buffer, offset, size }, binding) => ({ binding, resource: { buffer, offset, size } }));
    const bindGroup = device.createBindGroup({ layout, entries });
    const [x, y] = workgroupsOf(dispatch);
    return async () => {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup);
      for (let i = 0; i < REPETITIONS; i++) pass.dispatchWorkgroups(x, y);
      pass.end();
      const started = performance.now();
      device.queue.submit([encoder.finish()]);
      await settled(device.queue.onSubmittedWorkDone());
      return performance.now() - started;
    };
  }
}

/** A product and nothing else: what all variants have around them costs all of them the same. */
function plainProduct(product: GemmShape, variant: GemmVariant, splits: number, operands: readonly GPUBuffer[]): Dispatch {
  const gemm = gemmCode(product, variant);
  const { m, n, k } = product;
  const tiles = gemm.tiles * splits;
  const stores = Array.from({ length: gemm.tileRows }, (_row, i) =>
    Array.from({ length: gemm.groups }, (_group, g) => {
      const column = `column + ${g * gemm.groupColumns}u`;
      return `  if (row + ${i}u < ${m}u && ${column} < ${n}u) { c[((split * ${m}u + row + ${i}u) * ${n}u + ${column}) / ${gemm.groupColumns}u] = sum${i}_${g}; }`;
    }).join('\n'),
  ).join('\n');
  const body = `
  let split = index / ${gemm.tiles}u;
  let tile = index % ${gemm.tiles}u;
  let begin = split * ${k}u / ${splits}u;
  let end = (split + 1u) * ${k}u / ${splits}u;
${gemm.product}
${stores}`;
  const bindings = operands.map((buffer, i): Binding => ({ buffer, offset: 0, size: buffer.size, access: i < 2 ? 'read' : 'read_write' }));
  const names = declare([['a', gemm.type, 'read'], ['b', gemm.type, 'read'], ['c', gemm.type, 'read_write']]);
  return { label: `${variant} ${productKey(product)}`, code: `${names}${tileEntry(gemm, tiles, body)}`, bindings, ...extentOf(gemm, tiles) };
}
