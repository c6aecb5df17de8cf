import { messageOf } from '../lib/errors.ts';

/**
 * How an engine can fail while the program is right and its input legal:
 * - `device-lost`: the GPU's device is gone (a driver reset, an adapter taken away, `destroy()` from outside);
 * - `out-of-memory`: an allocation was refused, at once or later;
 * - `validation`: WebGPU rejected a command;
 * - `shader`: a kernel does not compile here;
 * - `kernel`: a kernel failed while it ran (a trap, an internal error of the driver).
 */
export type EngineFault = 'device-lost' | 'out-of-memory' | 'validation' | 'shader' | 'kernel';

const faultWords: { readonly [Fault in EngineFault]: string } = {
  'device-lost': 'device lost',
  'out-of-memory': 'out of memory',
  validation: 'command rejected',
  shader: 'shader not compiled',
  kernel: 'kernel failed',
};

const remedies: { readonly [Fault in EngineFault]: string } = {
  'device-lost': 'close what else uses the GPU and run again, or choose the engine wasm',
  'out-of-memory': 'choose a smaller batch, fewer tokens or a smaller network',
  validation: 'choose another engine, such as wasm',
  shader: 'update browser and GPU driver, or choose another engine, such as wasm',
  kernel: 'run again, or choose another engine',
};

/**
 * What an engine throws when it failed: nothing that it holds is to be trusted any more, and a new one may go on from a
 * checkpoint. The message names engine, fault, cause and remedy.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly fault: EngineFault;
  /** The engine that failed, as in `EngineInfo`. */
  readonly engine: string;
  /** Fault and detail, without what can be done. */
  readonly summary: string;
  /** What it said of it, or whoever noticed. */
  readonly detail: string;
  /** What the person can do. */
  readonly remedy: string;

  constructor(fault: EngineFault, engine: string, detail: string, options?: ErrorOptions) {
    const remedy = remedies[fault];
    const summary = `${faultWords[fault]}: ${detail}`;
    super(`${engine} engine, ${summary}; ${remedy}`, options);
    this.summary = summary;
    this.fault = fault;
    this.engine = engine;
    this.detail = detail;
    this.remedy = remedy;
  }
}

/** What was thrown as an error of that engine; one that is typed already stays as it is. */
export function engineErrorOf(thrown: unknown, fault: EngineFault, engine: string): EngineError {
  return thrown instanceof EngineError ? thrown : new EngineError(fault, engine, messageOf(thrown), { cause: thrown });
}
