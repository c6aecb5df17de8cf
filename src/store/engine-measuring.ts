import type { StoreApi } from 'zustand/vanilla';
import type { TrainingClient } from '../worker/client.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import { blockedText } from './configuration.ts';
import { isActive } from './current-run.ts';
import { comparisonAfter, startedComparison } from './engine-comparison.ts';
import type { PlaygroundOptions, PlaygroundState } from './playground-state.ts';

/** Measures the engines of this browser, one after the other, when asked to. */
export class EngineMeasuring {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #options: Pick<PlaygroundOptions, 'now' | 'messages'>;
  readonly #client: TrainingClient;

  constructor(store: StoreApi<PlaygroundState>, options: Pick<PlaygroundOptions, 'now' | 'messages'>, client: TrainingClient) {
    this.#store = store;
    this.#options = options;
    this.#client = client;
  }

  /** Times a training step of the form's configuration on each engine, unless something is at work already. */
  measure(): void {
    const { configuration, run, comparison, estimates } = this.#store.getState();
    if (isActive(run) || comparison?.measuring !== undefined || estimates.timing) return;
    const { config } = configuration;
    const blocker = blockedText(configuration, this.#options.messages());
    this.#store.setState({ notice: blocker });
    if (blocker !== undefined) return;
    const id = `engines-${this.#options.now().toString(36)}`;
    this.#store.setState({ comparison: startedComparison(id, config) });
    this.#client.measure({ runId: id, config });
  }

  /** Takes what the worker tells, where it is about the measurement. */
  receive(message: ResponseMessage): void {
    const { comparison } = this.#store.getState();
    if (comparison?.id === message.runId) this.#store.setState({ comparison: comparisonAfter(comparison, message) });
  }
}
