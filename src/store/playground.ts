/**
 * The page's state and what can be done with it, free of React: the configuration, the current run, and
 * the runs that were kept. All that touches the world (worker, storage, clock) comes in by `options`.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { changeLines } from '../config/difference.ts';
import type { ExperimentConfig, FieldName } from '../config/fields.ts';
import { linkFromFragment } from '../config/link.ts';
import type { Preset } from '../config/presets.ts';
import type { ViewState } from '../config/view-link.ts';
import { messageOf } from '../lib/errors.ts';
import type { StartRequest, TrainingClient } from '../worker/client.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import { ChartedRuns } from './charted-runs.ts';
import { type ChosenFiles, filesToSend, missingFile } from './chosen-files.ts';
import { blockedText, type ConfigurationState, withConfig, withText, withValue } from './configuration.ts';
import { type CurrentRun, isActive, runAfter, type RunIdentity, startedRun } from './current-run.ts';
import { newRun } from './new-run.ts';
import { recorded, redone, undone } from './edit-history.ts';
import { interrupted as stoppedComparison } from './engine-comparison.ts';
import { EndNotices } from './end-notices.ts';
import { EngineMeasuring } from './engine-measuring.ts';
import { Estimating } from './estimating.ts';
import { GalleryShelf } from './gallery-shelf.ts';
import { ImageLibrary } from './image-library.ts';
import { InterruptedRuns } from './interrupted-runs.ts';
import { missingToGoOn } from './interruption.ts';
import { KeptRuns } from './kept-runs.ts';
import { initialState, type PlaygroundOptions, type PlaygroundState } from './playground-state.ts';
import { originOf } from './run-origin.ts';
import { membershipOf, nextOf, type RunningSeries, type SeriesMembership, type SeriesVariant } from './run-series.ts';
import { type KeptRun, keptRun } from './run-storage.ts';
import { runById, shownRun } from './shown-run.ts';
import { TrainingTab } from './training-tab.ts';
import { viewOfNewRun } from './view-of-run.ts';

export class Playground {
  readonly store: StoreApi<PlaygroundState> = createStore<PlaygroundState>(() => initialState);
  readonly engine: string;
  readonly runs: KeptRuns;
  readonly charted: ChartedRuns;
  readonly images: ImageLibrary;
  readonly gallery: GalleryShelf;
  readonly engines: EngineMeasuring;
  readonly estimating: Estimating;
  readonly tab: TrainingTab;
  readonly endNotices: EndNotices;
  readonly interrupted: InterruptedRuns;
  readonly #options: PlaygroundOptions;
  readonly #client: TrainingClient;

  constructor(options: PlaygroundOptions) {
    this.#options = options;
    this.engine = options.engine;
    this.runs = new KeptRuns(this.store, options);
    this.charted = new ChartedRuns(this.store);
    this.images = new ImageLibrary(this.store, options);
    this.gallery = new GalleryShelf(this.store, options);
    this.interrupted = new InterruptedRuns(this.store, options.askInterrupted, options.messages);
    this.#client = options.createClient((message) => this.#receive(message));
    this.tab = new TrainingTab(this.store, options.tab, options.messages, () => void this.interrupted.load());
    this.endNotices = new EndNotices(this.store, options);
    this.engines = new EngineMeasuring(this.store, options, this.#client);
    this.estimating = new Estimating(this.store, options, this.#client);
  }

  edit<Name extends FieldName>(name: Name, value: ExperimentConfig[Name]): void {
    this.#edit((configuration) => withValue(configuration, name, value));
  }

  editText(name: FieldName, text: string): void {
    this.#edit((configuration) => withText(configuration, name, text), name);
  }

  choosePreset({ config }: Preset): void {
    this.adopt(config);
  }

  /** Puts a whole configuration into the form. */
  adopt(config: ExperimentConfig): void {
    this.#edit(() => withConfig(config));
  }

  /** Takes the last edit of the configuration back. */
  undo(): void {
    this.#travel(undone);
  }

  /** Makes the edit that was undone last again. */
  redo(): void {
    this.#travel(redone);
  }

  /**
   * Takes configuration and view of a link's fragment, with or without `#`; an empty one changes nothing, and a broken
   * one only says why it is.
   */
  openLink(fragment: string): void {
    if (fragment.replace(/^#/, '') === '') return;
    try {
      const { config, view } = linkFromFragment(fragment);
      this.#configure(() => withConfig(config));
      this.#set({ view });
      // A lesson brings its own results, by a button of its own.
      if (view.result !== undefined && view.lesson === undefined) this.gallery.offer(view.result);
    } catch (thrown) {
      this.#configure((configuration) => ({ ...configuration, linkProblem: messageOf(thrown) }));
    }
  }

  /** As `openLink`, for a page in use: what the link changes in the form is told, and can be taken back. */
  followLink(fragment: string): void {
    const { configuration: { config }, edits, view } = this.#state;
    this.openLink(fragment);
    const { configuration: words, notices } = this.#options.messages();
    const lines = changeLines(config, this.#state.configuration.config, words.changes);
    if (lines.length === 0) return;
    this.#set({ edits: recorded(edits, config, this.#state.configuration.config) });
    const undo = (): void => {
      this.#edit(() => withConfig(config));
      this.#set({ view });
    };
    this.#options.tell({ text: notices.linkChanged(lines.length), lines, undo });
  }

  /** Changes what of the page is shown. */
  setView(change: ViewState): void {
    this.#set({ view: { ...this.#state.view, ...change } });
  }

  /** Takes files of the person's own, in place of those chosen before for the same purpose. */
  chooseFiles(chosen: Partial<ChosenFiles>): void {
    this.#set({ files: { ...this.#state.files, ...chosen }, notice: undefined });
  }

  /** Takes away every message: of a broken link, of what kept Run from starting, of a run that failed. */
  dismissNotices(): void {
    const { run } = this.#state;
    this.#configure((configuration) => ({ ...configuration, linkProblem: undefined }));
    this.#set({ run: run && { ...run, error: undefined, notices: [] } });
  }

  /** Starts a run of the form's configuration, or says what keeps it from starting. */
  start(): void {
    this.#start(false);
  }

  /** Runs the variants of an experiment one after the other, each kept as a run of its own; Stop ends them all. */
  startSeries(label: string, variants: readonly SeriesVariant[]): void {
    if (isActive(this.#state.run)) return;
    const id = `series-${this.#options.now().toString(36)}`;
    this.#continueSeries({ id, label, variants, begun: 0 });
  }

  /** Goes on with an interrupted run where it was, or says which of its files must be chosen again. */
  resumeInterrupted(id: string): void {
    const { run, interrupted } = this.#state;
    const found = interrupted.find((each) => each.id === id);
    if (!found || 'problem' in found.content || isActive(run)) return;
    const { config } = found.content;
    this.#edit(() => withConfig(config)); // where files are chosen and hosts allowed
    const missing = missingToGoOn(found, this.#state, this.#options.messages());
    this.#set({ notice: missing });
    if (missing !== undefined) return;
    this.interrupted.take(id);
    this.#set({ series: found.running });
    const { name, ordinal, series } = found;
    this.#launch({ id, name, ordinal, config, ...(series && { series }) }, found.engine, { paused: false, resume: 'required' });
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
    this.#set({ series: undefined });
    this.#setStatus('stopping');
    this.#client.stop();
  }

  /** Puts the configuration of a kept run back into the form. */
  reuse(id: string): void {
    const kept = runById(id, this.#state);
    if (kept) this.adopt(kept.config);
  }

  get #state(): PlaygroundState {
    return this.store.getState();
  }

  #set(change: Partial<PlaygroundState>): void {
    this.store.setState(change);
  }

  /** An edit of the person's, which can be undone; `typing` is the field of a keystroke. */
  #edit(change: (configuration: ConfigurationState) => ConfigurationState, typing?: FieldName): void {
    const before = this.#state.configuration.config;
    this.#configure(change);
    const after = this.#state.configuration.config;
    const keystroke = typing && { field: typing, at: this.#options.now() };
    this.#set({ edits: recorded(this.#state.edits, before, after, keystroke) });
  }

  #travel(step: typeof undone): void {
    const { edits, configuration } = this.#state;
    const there = step(edits, configuration.config);
    if (!there) return;
    this.#configure(() => withConfig(there.config));
    this.#set({ edits: there.edits });
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
    const { configuration, run } = this.#state;
    const blocker = blockedText(configuration, this.#options.messages());
    if (isActive(run) || blocker !== undefined) this.#set({ notice: blocker });
    else this.#begin(configuration.config, paused);
  }

  /** Starts a run of `config`; without a file that it needs it says so and tells that nothing was begun. */
  #begin(config: ExperimentConfig, paused: boolean, series?: SeriesMembership): boolean {
    const { configuration, files, images } = this.#state;
    const missing = missingFile(config, files, images.allowedHosts, this.#options.messages());
    this.#set({ notice: missing });
    if (missing !== undefined) return false;
    if (configuration.linkProblem !== undefined) this.dismissNotices();
    this.#launch({ ...newRun(this.#state, this.#options.now()), config, ...(series && { series }) }, this.engine, { paused });
    return true;
  }

  /** Has the worker begin a run, or go on with it. */
  #launch(identity: RunIdentity, engine: string, how: Pick<StartRequest, 'paused' | 'resume'>): void {
    const { files, series, comparison, view } = this.#state;
    const { id: runId, config } = identity;
    this.estimating.giveWay();
    this.#set({ run: startedRun(identity), comparison: stoppedComparison(comparison), shownId: undefined, view: viewOfNewRun(view, shownRun(this.#state)) });
    const origin = originOf(identity, { engine, files, series });
    this.#client.start({ runId, config, engine, builtInUrl: this.#options.builtInUrl, origin, ...how, ...filesToSend(config, files) });
  }

  /** Begins the next variant, if there is one. The form goes along, unless the person is at work in it. */
  #continueSeries(series: RunningSeries): void {
    const { configuration, run } = this.#state;
    const next = nextOf(series);
    this.#set({ series: next?.series });
    const follows = series.begun === 0 || configuration.config === run?.config;
    if (next && follows) this.#configure(() => withConfig(next.variant.config));
    if (next && !this.#begin(next.variant.config, false, membershipOf(series, next.variant))) this.#set({ series: undefined });
  }

  #receive(message: ResponseMessage): void {
    this.engines.receive(message);
    this.estimating.receive(message);
    const { run } = this.#state;
    if (!run || run.id !== message.runId) return;
    this.#set({ run: runAfter(run, message, this.#options.messages().interrupted) });
    if (message.type === 'error' || message.type === 'cancelled') {
      this.#set({ series: undefined });
      void this.interrupted.load(run.id);
    }
    if (message.type !== 'complete' && message.type !== 'stopped') return;
    this.estimating.learnFrom(message.results);
    void this.#keep(keptRun(run, message));
    const { series } = this.#state;
    if (series && message.type === 'complete') this.#continueSeries(series);
  }

  /** The checkpoints of a run are for nothing once it is kept; until then they are all that there is of it. */
  async #keep(kept: KeptRun): Promise<void> {
    if (await this.runs.add(kept)) await this.interrupted.discard(kept.id);
  }
}
