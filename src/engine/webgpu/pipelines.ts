import { PRELUDE, type Dispatch } from './webgpu-kernel.ts';

/** A compiled shader and the layout of its arguments. */
export interface Pipeline {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** Compiles shaders in parallel, each text once: plans of different depths share nearly all of them. */
export class Pipelines {
  readonly #device: GPUDevice;
  readonly #compiled = new Map<string, Promise<Pipeline>>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** The pipeline of a dispatch; rejects with the compiler's own message. */
  get({ label, code, bindings, uniforms }: Dispatch): Promise<Pipeline> {
    const known = this.#compiled.get(code);
    if (known) return known;
    const types: GPUBufferBindingType[] = bindings.map(({ access }) => (access === 'read' ? 'read-only-storage' : 'storage'));
    if (uniforms) types.push('uniform');
    const compiled = this.#compile(label, code, types);
    this.#compiled.set(code, compiled);
    return compiled;
  }

  async #compile(label: string, code: string, types: readonly GPUBufferBindingType[]): Promise<Pipeline> {
    const layout = this.#device.createBindGroupLayout({
      label,
      entries: types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } })),
    });
    const module = this.#device.createShaderModule({ label, code: PRELUDE + code });
    const pipeline = await this.#device.createComputePipelineAsync({
      label,
      layout: this.#device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: 'main' },
    });
    return { pipeline, layout };
  }
}
