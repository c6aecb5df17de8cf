import type { Engine, Executable } from '../engine/engine.ts';
import type { StepPlan } from '../engine/plan/step-plan.ts';

/**
 * An engine whose `network`-th training plan (0-based, in order of compilation) reports a loss that is not a
 * number from its `step`-th step on. All else is the engine's own.
 */
export function failingEngine(engine: Engine, { network, step }: { readonly network: number; readonly step: number }): Engine {
  let compiled = 0;
  return {
    info: engine.info,
    createState: (tensors, weights) => engine.createState(tensors, weights),
    dispose() {},
    async compile(plan, states) {
      const executable = await engine.compile(plan, states);
      return trains(plan) && compiled++ === network ? failing(executable, step) : executable;
    },
  };
}

function trains(plan: StepPlan): boolean {
  return plan.ops.some(({ kind }) => kind === 'adamw');
}

function failing(executable: Executable, step: number): Executable {
  let drained = 0;
  return {
    run: (inputs) => executable.run(inputs),
    peek: (name) => executable.peek(name),
    dispose: () => executable.dispose(),
    async drain() {
      const reports = await executable.drain();
      return reports.map((report) => (++drained < step ? report : { ...report, losses: Float32Array.of(Number.NaN) }));
    },
  };
}
