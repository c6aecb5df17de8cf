/**
 * The page's state and what can be done with it, free of React: the configuration, the current run, and
 * the runs that were kept. All that touches the world (worker, storage, clock) comes in by `options`.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExperimentConfig, FieldName } from '../config/fields.ts';
import type { Preset } from '../config/presets.ts';
import { messageOf } from '../lib/errors.ts';
import type { TrainingClient } from '../worker/client.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import {
  blockers, type ConfigurationState, initialConfiguration, withConfig, withLink, withText, withValue,
} from './configuration.ts';
import { type CurrentRun, isActive, runAfter, startedRun } from './current-run.ts';
import { comparisonAfter, type EngineComparison, interrupted, startedComparison } from './engine-comparison.ts';
import { runName } from './run-name.ts';
import type { KeptRun, RunStorage } from './run-storage.ts';

export interface PlaygroundState {
  readonly configuration: ConfigurationState;
  /** The zip for `data: 'image-folder'`. */
  readonly file: File | undefined;
  readonly run: CurrentRun | undefined;
  /** The engines side by side, once they were measured. */
  readonly comparison: EngineComparison | undefined;
  /** Kept runs, newest first. */
  readonly history: readonly KeptRun[];
  /** The kept run that the charts show; undefined for the current one. */
  readonly shownId: string | undefined;
  /** What went wrong outside any run: Run without a file, storage refused. */
  readonly notice: string | undefined;
}

export interface PlaygroundOptions {
  readonly createClient: (onMessage: (message: ResponseMessage) => void) => TrainingClient;
  readonly storage: RunStorage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `auto`, or what `?engine=` of the address says. */
  readonly engine: string;
  /** Where the built-in shards lie, an absolute URL ending in `/`. */
  readonly shardsUrl: string;
}

const initialState: PlaygroundState = {
  configuration: initialConfiguration(),
  file: undefined,
  run: undefined,
  comparison: undefined,
  history: [],
  shownId: undefined,
  notice: undefined,
};

export class Playground {
  readonly store: StoreApi<PlaygroundState> = createStore<PlaygroundState>(() => initialState);
  readonly engine: string;
  readonly #options: PlaygroundOptions;
  readonly #client: TrainingClient;

  constructor(options: PlaygroundOptions) {
    this.#options = options;
    this.engine = options.engine;
    this.#client = options.createClient((message) => this.#receive(message));
  }

  edit<Name extends FieldName>(name: Name, value: ExperimentConfig[Name]): void {
    this.#configure((configuration) => withValue(configuration, name, value));
  }

  editText(name: FieldName, text: string): void {
    this.#configure((configuration) => withText(configuration, name, text));
  }

  choosePreset({ config }: Preset): void {
    this.#configure(() => withConfig(config));
  }

  /** Takes the configuration of a link's fragment, with or without `#`; an empty one changes nothing. */
  openLink(fragment: string): void {
    if (fragment.replace(/^#/, '') === '') return;
    this.#configure((configuration) => withLink(configuration, fragment));
  }

  chooseFile(file: File | undefined): void {
    this.#set({ file, notice: undefined });
  }

  /** Takes away every message: of a broken link, of what kept Run from starting, of a run that failed. */
  dismissNotices(): void {
    const { run } = this.#state;
    this.#configure((configuration) => ({ ...configuration, linkProblem: undefined }));
    this.#set({ run: run && { ...run, error: undefined } });
  }

  /** Starts a run of the form's configuration, or says what keeps it from starting. */
  start(): void {
    this.#start(false);
  }

  pause(): void {
    if (this.#status() !== 'running') return;
    this.#setStatus('pausing');
    this.#client.pause();
  }

  resume(): void {
    if (this.#status() === 'paused') this.#client.resume();
  }

  /** One training step: of the paused run, or of a new one that then stays paused. */
  step(): void {
    if (!isActive(this.#state.run)) this.#start(true);
    if (isActive(this.#state.run)) this.#client.step();
  }

  stop(): void {
    if (!isActive(this.#state.run)) return;
    this.#setStatus('stopping');
    this.#client.stop();
  }

  /** Times a training step of the form's configuration on each engine, unless something is at work already. */
  measureEngines(): void {
    const { configuration, run, comparison } = this.#state;
    if (isActive(run) || comparison?.measuring !== undefined) return;
    const { config } = configuration;
    const [blocker] = blockers(configuration);
    this.#set({ notice: blocker });
    if (blocker !== undefined) return;
    const id = `engines-${this.#options.now().toString(36)}`;
    this.#set({ comparison: startedComparison(id, config) });
    this.#client.measure({ runId: id, config });
  }

  show(id: string | undefined): void {
    this.#set({ shownId: id });
  }

  /** Puts the configuration of a kept run back into the form. */
  reuse(id: string): void {
    const kept = this.#state.history.find((run) => run.id === id);
    if (kept) this.#configure(() => withConfig(kept.results.config));
  }

  async loadHistory(): Promise<void> {
    await this.#storing(async () => {
      const loaded = await this.#options.storage.load();
      const known = new Set(this.#state.history.map(({ id }) => id));
      const history = [...this.#state.history, ...loaded.filter(({ id }) => !known.has(id))];
      this.#set({ history: history.sort((a, b) => b.ordinal - a.ordinal) });
    });
  }

  async remove(id: string): Promise<void> {
    const { history, shownId } = this.#state;
    this.#set({ history: history.filter((run) => run.id !== id), shownId: shownId === id ? undefined : shownId });
    await this.#storing(() => this.#options.storage.remove(id));
  }

  get #state(): PlaygroundState {
    return this.store.getState();
  }

  #set(change: Partial<PlaygroundState>): void {
    this.store.setState(change);
  }

  #configure(change: (configuration: ConfigurationState) => ConfigurationState): void {
    this.#set({ configuration: change(this.#state.configuration), notice: undefined });
  }

  #status(): CurrentRun['status'] | undefined {
    return this.#state.run?.status;
  }

  #setStatus(status: CurrentRun['status']): void {
    const { run } = this.#state;
    if (run) this.#set({ run: { ...run, status } });
  }

  #start(paused: boolean): void {
    const { configuration, file, history, run: last } = this.#state;
    const { config } = configuration;
    const [blocker] = blockers(configuration);
    if (isActive(last) || blocker !== undefined) {
      this.#set({ notice: blocker });
      return;
    }
    if (config.data === 'image-folder' && !file) {
      this.#set({ notice: 'no image folder chosen: choose a .zip under Data, or the built-in shapes10' });
      return;
    }
    const now = this.#options.now();
    const ordinal = Math.max(0, last?.ordinal ?? 0, ...history.map((kept) => kept.ordinal)) + 1;
    const run = startedRun({ id: `${now.toString(36)}-${ordinal}`, name: runName(ordinal, now), ordinal, config });
    if (configuration.linkProblem !== undefined) this.dismissNotices();
    this.#set({ run, comparison: interrupted(this.#state.comparison), shownId: undefined, notice: undefined });
    const { engine, shardsUrl } = this.#options;
    const ownFile = config.data === 'image-folder' && file ? { file } : {};
    this.#client.start({ runId: run.id, config, engine, shardsUrl, paused, ...ownFile });
  }

  #receive(message: ResponseMessage): void {
    const { run, comparison } = this.#state;
    if (comparison?.id === message.runId) this.#set({ comparison: comparisonAfter(comparison, message) });
    if (!run || run.id !== message.runId) return;
    this.#set({ run: runAfter(run, message) });
    if (message.type !== 'complete' && message.type !== 'stopped') return;
    const kept: KeptRun = { id: run.id, name: run.name, ordinal: run.ordinal, results: message.results };
    this.#set({ history: [kept, ...this.#state.history] });
    void this.#storing(() => this.#options.storage.keep(kept));
  }

  async #storing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.#set({ notice: `runs cannot be kept in this browser (${messageOf(thrown)}): export them before you leave` });
    }
  }
}
