import { costsOfConfig } from '../config/costs-of-config.ts';
import { FORWARD_PASSES_PER_STEP, type ImageKind } from '../config/training-budget.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { messageOf } from '../lib/errors.ts';
import type { OpenEngine } from '../training/engine-slot.ts';
import { measureEngine } from '../training/measure-engine.ts';
import type { EngineMeasurement, RequestMessage, ResponseMessage } from './protocol.ts';

export interface MeasureOptions {
  readonly openEngine: OpenEngine;
  /** Whether WebGPU is there, but computes on the processor. */
  readonly hasSoftwareGpu: () => Promise<boolean>;
  readonly post: (message: ResponseMessage) => void;
}

/** Ours, and TensorFlow.js on the processor beside them. */
const MEASURED = ['webgpu', 'wasm', 'tfjs-wasm'] as const;

/** As shapes10 has them: the measurement opens no data set. */
const IMAGES: ImageKind = { channels: 3, classes: 10 };

/** FLOPs of a step above which a software adapter, at about 1 GFLOP/s, would keep the person waiting. */
const MOST_FLOPS_IN_SOFTWARE = 1e8;

/** Measures each engine in turn and answers before each and after the last; an engine that fails is a row as well. */
export async function measureEngines(
  { runId, config }: Extract<RequestMessage, { type: 'measure' }>,
  options: MeasureOptions,
): Promise<void> {
  const measurements: EngineMeasurement[] = [];
  const tell = (measuring?: string): void =>
    options.post({ type: 'measured', runId, measurements: [...measurements], measuring });
  for (const engine of MEASURED) {
    tell(engine);
    measurements.push(await measured(engine, config, options).catch((thrown: unknown) => unmeasured(engine, messageOf(thrown))));
  }
  tell();
}

async function measured(name: string, config: ExperimentConfig, options: MeasureOptions): Promise<EngineMeasurement> {
  if (name === 'webgpu' && stepFlops(config) > MOST_FLOPS_IN_SOFTWARE && (await options.hasSoftwareGpu())) {
    return unmeasured(name, 'skipped: software adapter');
  }
  const engine = await options.openEngine(name);
  try {
    const time = await measureEngine(engine, config, IMAGES);
    return { outcome: 'measured', engine: name, adapter: engine.info.adapter, ...time };
  } finally {
    engine.dispose();
  }
}

function unmeasured(engine: string, reason: string): EngineMeasurement {
  return { outcome: 'unmeasured', engine, reason };
}

function stepFlops(config: ExperimentConfig): number {
  const { auxNet, ancestor } = costsOfConfig(config, IMAGES);
  return config.batchSize * (FORWARD_PASSES_PER_STEP * auxNet.flops + (ancestor?.flops ?? 0));
}
