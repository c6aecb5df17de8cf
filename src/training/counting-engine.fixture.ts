import type { Engine } from '../engine/engine.ts';

/** The same engine, telling how many states and executables were made and not yet let go of. */
export function countingEngine(engine: Engine): { readonly counted: Engine; readonly alive: () => number } {
  let alive = 0;
  const count = <T extends { dispose(): void }>(made: T): T => {
    alive++;
    const dispose = made.dispose.bind(made);
    let isAlive = true;
    return Object.assign(made, {
      dispose() {
        if (isAlive) alive--;
        isAlive = false;
        dispose();
      },
    });
  };
  const counted: Engine = {
    info: engine.info,
    createState: (tensors, weights) => count(engine.createState(tensors, weights)),
    compile: async (plan, states) => count(await engine.compile(plan, states)),
    dispose() {},
  };
  return { counted, alive: () => alive };
}
