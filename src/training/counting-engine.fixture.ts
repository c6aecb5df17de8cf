import type { Engine, Executable } from '../engine/engine.ts';

/** The same engine, telling how many executables were made and not yet let go of. (States of tfjs let go of themselves at each update.) */
export function countingEngine(engine: Engine): { readonly counted: Engine; readonly alive: () => number } {
  let alive = 0;
  const count = (made: Executable): Executable => {
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
    createState: (tensors, weights) => engine.createState(tensors, weights),
    compile: async (plan, states) => count(await engine.compile(plan, states)),
    dispose() {},
  };
  return { counted, alive: () => alive };
}
