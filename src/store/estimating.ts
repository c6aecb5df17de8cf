/**
 * Times the work of the form's configuration on the engine that a run would get, when asked to or, after an edit, when
 * the page is idle; and learns from the runs that come to their end.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { ExperimentConfig } from '../config/fields.ts';
import { trainingCost } from '../config/training-budget.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { macCount } from '../sws/costs.ts';
import type { TrainingClient } from '../worker/client.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import { blockers } from './configuration.ts';
import { isActive } from './current-run.ts';
import { type Estimates, shapeOf, speedFor, speedOfRun, withSpeed } from './estimates.ts';
import type { PlaygroundOptions, PlaygroundState } from './playground-state.ts';
import { formatSpeeds, parseSpeeds } from './speed-book.ts';

/** Milliseconds without an edit after which the page times by itself. */
const IDLE = 4000;

/** Multiply-accumulates of a training step beyond which the page waits to be asked: seconds on a processor. */
const MOST_WORK_UNASKED = 1e10;

type Options = Pick<PlaygroundOptions, 'now' | 'engine' | 'speedStorage' | 'tab'>;

export class Estimating {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #options: Options;
  readonly #client: TrainingClient;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(store: StoreApi<PlaygroundState>, options: Options, client: TrainingClient) {
    this.#store = store;
    this.#options = options;
    this.#client = client;
    this.#set({ speeds: parseSpeeds(options.speedStorage.read()) });
    store.subscribe((state, before) => {
      if (state.edits !== before.edits) this.#edited(); // not a link that was opened
    });
  }

  /** Times the form's configuration, unless something is at work already or the form has a problem. */
  time(): void {
    const { configuration, run, comparison, estimates } = this.#store.getState();
    if (isActive(run) || comparison?.measuring !== undefined || estimates.timing || blockers(configuration).length > 0) return;
    const { config } = configuration;
    const id = `time-${this.#options.now().toString(36)}`;
    this.#set({ timing: { id, config }, problem: undefined });
    this.#client.time({ runId: id, config, engine: this.#options.engine });
  }

  /** Takes what the worker tells, where it is about the timing. */
  receive(message: ResponseMessage): void {
    const { timing, speeds } = this.#store.getState().estimates;
    if (timing?.id !== message.runId) return;
    if (message.type === 'error') this.#set({ timing: undefined, problem: message.error.message });
    if (message.type !== 'timed') return;
    const { engine, secondsPerMac } = message;
    const speed = { asked: this.#options.engine, engine, shape: shapeOf(timing.config), secondsPerMac, source: 'timed' as const };
    this.#set({ timing: undefined, speeds: withSpeed(speeds, speed) });
  }

  /** A run takes the worker: the timing under way comes to nothing. */
  giveWay(): void {
    this.#set({ timing: undefined });
  }

  /** A run that came to its end tells of the speed of its shape. */
  learnFrom(results: ExperimentResults): void {
    const { speeds } = this.#store.getState().estimates;
    const { engine } = this.#options;
    const speed = speedOfRun(results, engine, speedFor(speeds, engine, results.config));
    if (speed) this.#set({ speeds: withSpeed(speeds, speed) });
  }

  #edited(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#timeUnasked(), IDLE);
  }

  #timeUnasked(): void {
    const { tab, engine } = this.#options;
    const { configuration, estimates } = this.#store.getState();
    const { config } = configuration;
    if (blockers(configuration).length > 0 || speedFor(estimates.speeds, engine, config)) return;
    if (tab.isHidden() || tab.sparesData() || stepWork(config) > MOST_WORK_UNASKED) return;
    this.time();
  }

  #set(change: Partial<Estimates>): void {
    const { estimates } = this.#store.getState();
    this.#store.setState({ estimates: { ...estimates, ...change } });
    if (change.speeds && change.speeds !== estimates.speeds) this.#options.speedStorage.write(formatSpeeds(change.speeds));
  }
}

/** Of one step of the ancestor, where there is one, and of the Aux-Net. */
function stepWork(config: ExperimentConfig): number {
  const one: ExperimentConfig = { ...config, steps: 1, ancestorSteps: 1, tuneSteps: 0, seeds: 1, strategies: ['cyclic'] };
  return trainingCost(one, { channels: 3, classes: 10 }, macCount);
}
