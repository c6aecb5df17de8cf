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
import type { TrainingClient } from '../worker/client.ts';
import type { ResponseMessage } from '../worker/protocol.ts';
import { type ChosenFiles, filesToSend, missingFile } from './chosen-files.ts';
import { blockers, type ConfigurationState, withConfig, withText, withValue } from './configuration.ts';
import { type CurrentRun, isActive, runAfter, startedRun } from './current-run.ts';
import { recorded, redone, undone } from './edit-history.ts';
import { comparisonAfter, interrupted, startedComparison } from './engine-comparison.ts';
import { fetchEntry, fetchIndex, type Gallery, type GalleryEntry } from './gallery.ts';
import { ImageLibrary } from './image-library.ts';
import { KeptRuns } from './kept-runs.ts';
import { initialState, type PlaygroundOptions, type PlaygroundState } from './playground-state.ts';
import { runName } from './run-name.ts';
import { membershipOf, nextOf, type RunningSeries, type SeriesMembership, type SeriesVariant } from './run-series.ts';
import type { KeptRun } from './run-storage.ts';

export class Playground {
  readonly store: StoreApi<PlaygroundState> = createStore<PlaygroundState>(() => initialState);
  readonly engine: string;
  readonly runs: KeptRuns;
  readonly images: ImageLibrary;
  readonly #options: PlaygroundOptions;
  readonly #client: TrainingClient;

  constructor(options: PlaygroundOptions) {
    this.#options = options;
    this.engine = options.engine;
    this.runs = new KeptRuns(this.store, options);
    this.images = new ImageLibrary(this.store, options);
    this.#client = options.createClient((message) => this.#receive(message));
  }

  edit<Name extends FieldName>(name: Name, value: ExperimentConfig[Name]): void {
    this.#edit((configuration) => withValue(configuration, name, value));
  }

  editText(name: FieldName, text: string): void {
    this.#edit((configuration) => withText(configuration, name, text), name);
  }

  choosePreset({ config }: Preset): void {
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

  /** Times a training step of the form's configuration on each engine, unless something is at work already. */
  measureEngines(): void {
    const { configuration, run, comparison } = this.#state;
    if (isActive(run) || comparison?.measuring !== undefined) return;
    const { config } = configuration;
    const blocker = this.#blocker();
    this.#set({ notice: blocker });
    if (blocker !== undefined) return;
    const id = `engines-${this.#options.now().toString(36)}`;
    this.#set({ comparison: startedComparison(id, config) });
    this.#client.measure({ runId: id, config });
  }

  show(id: string | undefined): void {
    this.#set({ shownId: id });
  }

  /** Lays a run over the shown one in the charts, or takes it away again. */
  overlay(id: string, on: boolean): void {
    const others = this.#state.overlaidIds.filter((other) => other !== id);
    this.#set({ overlaidIds: on ? [...others, id] : others });
  }

  /** Makes a run the one that others are held against; undefined for none. */
  pinBaseline(id: string | undefined): void {
    this.#set({ baselineId: id });
  }

  /** Puts the configuration of a kept run back into the form. */
  reuse(id: string): void {
    const { history, gallery } = this.#state;
    const kept = [...history, ...gallery.opened].find((run) => run.id === id);
    if (kept) this.#edit(() => withConfig(kept.results.config));
  }

  /** Asks which results come with the page, once. */
  async loadGallery(): Promise<void> {
    const { status } = this.#state.gallery;
    if (status !== 'unasked') return;
    const { fetchText, galleryUrl } = this.#options;
    await this.#withGallery({ status: 'loading' }, async () => ({ status: 'ready', entries: await fetchIndex(fetchText, galleryUrl) }));
  }

  /** Fetches one of them, unless it is here already, and shows it in the charts; tells whether it could be. */
  async openFromGallery(entry: GalleryEntry): Promise<boolean> {
    const { fetchText, galleryUrl } = this.#options;
    return this.#withGallery({ opening: entry.file }, async () => {
      const known = this.#state.gallery.opened.find(({ id }) => id === `gallery/${entry.file}`);
      const run = known ?? await fetchEntry(fetchText, galleryUrl, entry);
      this.#set({ shownId: run.id });
      return known ? {} : { opened: [...this.#state.gallery.opened, run] };
    });
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

  /** What keeps the form's configuration from being run. */
  #blocker(): string | undefined {
    const [problem] = blockers(this.#state.configuration);
    return problem === undefined ? undefined : this.#options.messages().notices.blocked(problem);
  }

  #start(paused: boolean): void {
    const { configuration, run } = this.#state;
    const blocker = this.#blocker();
    if (isActive(run) || blocker !== undefined) this.#set({ notice: blocker });
    else this.#begin(configuration.config, paused);
  }

  /** Starts a run of `config`; without a file that it needs it says so and tells that nothing was begun. */
  #begin(config: ExperimentConfig, paused: boolean, series?: SeriesMembership): boolean {
    const { configuration, files, images, history, run: last, comparison } = this.#state;
    const missing = missingFile(config, files, images.allowedHosts, this.#options.messages());
    this.#set({ notice: missing });
    if (missing !== undefined) return false;
    const now = this.#options.now();
    const ordinal = Math.max(0, last?.ordinal ?? 0, ...history.map((kept) => kept.ordinal)) + 1;
    const id = `${now.toString(36)}-${ordinal}`;
    const identity = { id, name: runName(id, ordinal, new Set(history.map(({ name }) => name))), ordinal, config };
    if (configuration.linkProblem !== undefined) this.dismissNotices();
    const run = startedRun(series ? { ...identity, series } : identity);
    this.#set({ run, comparison: interrupted(comparison), shownId: undefined });
    const { engine, builtInUrl } = this.#options;
    this.#client.start({ runId: run.id, config, engine, builtInUrl, paused, ...filesToSend(config, files) });
    return true;
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
    const { run, comparison } = this.#state;
    if (comparison?.id === message.runId) this.#set({ comparison: comparisonAfter(comparison, message) });
    if (!run || run.id !== message.runId) return;
    this.#set({ run: runAfter(run, message) });
    if (message.type === 'error' || message.type === 'cancelled') this.#set({ series: undefined });
    if (message.type !== 'complete' && message.type !== 'stopped') return;
    const { id, name, ordinal } = run;
    const { learngene } = message;
    const kept: KeptRun = {
      id, name, ordinal, results: message.results, ...(learngene && { learngene }), ...(run.series && { series: run.series }),
    };
    this.runs.add(kept);
    const { series } = this.#state;
    if (series && message.type === 'complete') this.#continueSeries(series);
  }

  /** The gallery during some work and after it; what goes wrong is told beside it. Whether nothing did. */
  async #withGallery(during: Partial<Gallery>, work: () => Promise<Partial<Gallery>>): Promise<boolean> {
    const before = this.#state.gallery;
    const update = (change: Partial<Gallery>): void => this.#set({ gallery: { ...this.#state.gallery, ...change } });
    update({ ...during, problem: undefined });
    try {
      update({ ...(await work()), opening: undefined });
      return true;
    } catch (thrown) {
      update({ status: before.status, opening: undefined, problem: messageOf(thrown) });
      return false;
    }
  }
}
