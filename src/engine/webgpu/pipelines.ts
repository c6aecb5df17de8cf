import { messageOf } from '../../lib/errors.ts';
import { EngineError } from '../engine-error.ts';
import type { WebGpuDevice } from './webgpu-device.ts';
import { PRELUDE, type Dispatch } from './webgpu-kernel.ts';

/** A compiled shader and the layout of its arguments. */
export interface Pipeline {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** Compiles shaders in parallel, each text once: plans of different depths share nearly all of them. */
export class Pipelines {
  readonly #gpu: WebGpuDevice;
  readonly #compiled = new Map<string, Promise<Pipeline>>();

  constructor(gpu: WebGpuDevice) {
    this.#gpu = gpu;
  }

  /** The pipeline of a dispatch; rejects with an EngineError that holds the compiler's own message. */
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
    const { device } = this.#gpu;
    const layout = device.createBindGroupLayout({
      label,
      entries: types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } })),
    });
    device.pushErrorScope('validation'); // what is wrong with the text is told again, and better, by the module itself
    const module = device.createShaderModule({ label, code: PRELUDE + code });
    const refusal = device.popErrorScope();
    try {
      const pipeline = await device.createComputePipelineAsync({
        label,
        layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module, entryPoint: 'main' },
      });
      await this.#gpu.settled(refusal);
      return { pipeline, layout };
    } catch (thrown) {
      await this.#gpu.settled(refusal); // where the device is lost, that is the reason
      throw new EngineError('shader', 'webgpu', `${label}: ${(await firstError(module)) ?? messageOf(thrown)}`, { cause: thrown });
    }
  }
}

async function firstError(module: GPUShaderModule): Promise<string | undefined> {
  const { messages } = await module.getCompilationInfo();
  const error = messages.find(({ type }) => type === 'error');
  return error && `${error.message} (line ${error.lineNum})`;
}
