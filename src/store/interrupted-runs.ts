/** Runs that were under way when their page or worker ended: offered to be gone on with, or discarded. */
import type { StoreApi } from 'zustand/vanilla';
import type { AskInterrupted } from '../worker/interrupted-client.ts';
import type { InterruptedRequest, InterruptedRun } from '../worker/interrupted-protocol.ts';
import type { FirstMessages } from '../messages/messages.ts';
import type { Interruption } from './interruption.ts';
import type { PlaygroundState } from './playground-state.ts';

export class InterruptedRuns {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #ask: AskInterrupted;
  readonly #messages: () => FirstMessages;

  constructor(store: StoreApi<PlaygroundState>, ask: AskInterrupted, messages: () => FirstMessages) {
    this.#messages = messages;
    this.#store = store;
    this.#ask = ask;
  }

  /** Looks for them; `ended` is a run whose worker was ended a moment ago. Call it when kept runs are loaded. */
  async load(ended?: string): Promise<void> {
    await this.#request(ended === undefined ? { type: 'list' } : { type: 'list', ended }, 'notListed');
    // Pages that ended after a run was kept and before its checkpoints went leave those.
    const kept = new Set(this.#store.getState().history.map(({ id }) => id));
    for (const { id } of this.#store.getState().interrupted) if (kept.has(id)) await this.discard(id);
  }

  /** Gives a run up, or removes what is not needed any more. */
  async discard(id: string): Promise<void> {
    this.take(id);
    await this.#request({ type: 'discard', runId: id }, 'notDiscarded');
  }

  /** Offers it no more in this visit: it is being gone on with, or left for another. */
  take(id: string): void {
    this.#store.setState(({ interrupted }) => ({ interrupted: interrupted.filter((run) => run.id !== id) }));
  }

  async #request(request: InterruptedRequest, failure: 'notListed' | 'notDiscarded'): Promise<void> {
    const answer = await this.#ask(request);
    if (answer.type === 'failed') this.#store.setState({ notice: this.#messages().interrupted[failure](answer.message) });
    else this.#store.setState({ interrupted: await offersOf(answer.runs) });
  }
}

async function offersOf(runs: readonly InterruptedRun[]): Promise<readonly Interruption[]> {
  if (runs.length === 0) return [];
  const { interruptionOf } = await import('./read-interruption.ts');
  return runs.map(interruptionOf);
}
