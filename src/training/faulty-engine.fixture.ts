import { EngineError, type EngineFault } from '../engine/engine-error.ts';
import type { Engine } from '../engine/engine.ts';

/** What of an engine fails; `step` and `capture` count all networks and evaluations together. */
export type FaultyPlace = 'allocation' | 'compile' | 'step' | 'drain' | 'read' | 'capture';

export interface InjectedFault {
  readonly fault: EngineFault;
  readonly at: FaultyPlace;
  /** How many of these go well before. */
  readonly after: number;
}

/** The same engine, under that name, which fails once at that place and from then on everywhere, as a lost device does. */
export function faultyEngine(engine: Engine, name: string, injected?: InjectedFault): Engine {
  const passed: Record<FaultyPlace, number> = { allocation: 0, compile: 0, step: 0, drain: 0, read: 0, capture: 0 };
  let failed = false;
  const pass = (place: FaultyPlace): void => {
    failed ||= injected?.at === place && passed[place] === injected.after;
    passed[place]++;
    if (failed) throw new EngineError(injected?.fault ?? 'kernel', name, `injected at ${place}`);
  };
  /** The object's own method, which fails where `place` does. */
  const guard = <A extends unknown[], R>(place: FaultyPlace, own: (...args: A) => R) => (...args: A): R => {
    pass(place);
    return own(...args);
  };
  return {
    info: { ...engine.info, name },
    createState(tensors, weights) {
      pass('allocation');
      const state = engine.createState(tensors, weights);
      return Object.assign(state, { read: guard('read', state.read.bind(state)), capture: guard('capture', state.capture.bind(state)) });
    },
    async compile(plan, states) {
      pass('compile');
      const executable = await engine.compile(plan, states);
      return Object.assign(executable, { run: guard('step', executable.run.bind(executable)), drain: guard('drain', executable.drain.bind(executable)) });
    },
    dispose: () => engine.dispose(),
  };
}
