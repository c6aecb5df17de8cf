/**
 * Has a worker count what the form's configuration takes of memory, at first and after each edit; what does not fit is a
 * problem of the form like any other, so that Run is refused before anything starts.
 */
import type { StoreApi } from 'zustand/vanilla';
import { InputError } from '../lib/errors.ts';
import { askMemory, type AskMemory } from '../worker/memory-client.ts';
import { blockers } from './configuration.ts';
import type { CountedMemory } from './counted-memory.ts';
import { workDataFor } from './form-data.ts';
import type { PlaygroundState } from './playground-state.ts';

/** Milliseconds without an edit after which it is counted. */
const IDLE = 300;

/** Counts now, and whenever the form was changed; `engine` as a run would ask for it. */
export function followMemory(store: StoreApi<PlaygroundState>, engine: string, ask: AskMemory = askMemory): void {
  let idle: ReturnType<typeof setTimeout> | undefined;
  const count = async (): Promise<void> => {
    const { configuration, history } = store.getState();
    const { config } = configuration;
    if (blockers(configuration).length > 0) return; // only a legal configuration can be counted
    const answer = await ask({ config, data: workDataFor(config, history), engine });
    const state = store.getState();
    if (state.configuration.config !== config || isTold(state)) return; // it was edited meanwhile
    store.setState(stateWith(state, { config, figures: answer.type === 'memory' ? answer.figures : undefined }));
  };
  store.subscribe((state, before) => {
    if (state.configuration === before.configuration || isTold(state)) return;
    clearTimeout(idle);
    idle = setTimeout(() => void count(), IDLE);
  });
  void count();
}

/** Whether the form's own memory is known, and its problem, where it is one, among the form's. */
function isTold({ memory, configuration: { config, problems } }: PlaygroundState): boolean {
  if (memory?.config !== config) return false;
  const problem = memory.figures?.problem;
  return !problem || problems.some(({ message }) => message === problem.message);
}

function stateWith({ configuration }: PlaygroundState, memory: CountedMemory): Partial<PlaygroundState> {
  const problem = memory.figures?.problem;
  if (!problem) return { memory };
  return { memory, configuration: { ...configuration, problems: [...configuration.problems, new InputError(problem.path, problem.message)] } };
}
