/**
 * The lessons on the page. Which one is open, and its step, is part of the view and so of the address; how far each is
 * lies in `progress`. An open lesson has put its configuration into the form, and gives the person's own back.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { changeLines } from '../config/difference.ts';
import { configFromFragment, configToFragment } from '../config/link.ts';
import type { LessonName, LessonStep } from '../config/view-link.ts';
import { isChoice, lessons, runsOfLesson, variantIndex } from '../lessons/lessons.ts';
import type { Tell } from './announcement.ts';
import { isActive } from './current-run.ts';
import { resultName } from './gallery.ts';
import {
  allowedStep, atBeginning, type LessonProgress, type LessonSource, type LessonsProgress, parseProgress,
} from './lesson-progress.ts';
import type { TextStorage } from './text-storage.ts';
import type { Playground } from './playground.ts';
import type { PlaygroundState } from './playground-state.ts';
import type { KeptRun } from './run-storage.ts';

interface LessonsState {
  readonly progress: LessonsProgress;
}

export class Lessons {
  readonly store: StoreApi<LessonsState>;
  readonly #playground: Playground;
  readonly #storage: TextStorage;
  readonly #tell: Tell;

  constructor(playground: Playground, storage: TextStorage, tell: Tell) {
    this.#playground = playground;
    this.#storage = storage;
    this.#tell = tell;
    this.store = createStore<LessonsState>(() => ({ progress: parseProgress(storage.read()) }));
  }

  /** Opens the lesson that a link names, now and whenever the view names another. */
  follow(): void {
    const { store } = this.#playground;
    this.#viewChanged(store.getState().view, {});
    store.subscribe(({ view }, before) => {
      if (view !== before.view) this.#viewChanged(view, before.view);
    });
  }

  /** Opens a lesson where it was left, after whatever lesson is open. */
  open(name: LessonName): void {
    this.#giveBack();
    this.#playground.setView({ lesson: name, step: undefined });
  }

  /** Goes to a step of the open lesson, or as far as is allowed before a prediction. */
  goTo(step: LessonStep): void {
    this.#playground.setView({ step });
  }

  /** Predicts one of the choices of the open lesson; once the answer was seen the prediction stays. */
  predict(choice: string): void {
    const name = this.#name;
    if (name === undefined || !isChoice(name, choice) || this.progressOf(name).finished) return;
    this.#save(name, { prediction: choice });
  }

  /** Runs the open lesson's variants one after the other, if there is a prediction; `label` and `variants` name the runs. */
  run(label: string, variants: readonly string[]): void {
    const name = this.#name;
    if (name === undefined || this.progressOf(name).prediction === undefined || isActive(this.#state.run)) return;
    const configs = lessons[name].variants;
    if (variantIndex(name, this.#state.configuration.config) !== 0) this.#playground.adopt(configs[0]);
    this.#save(name, { source: 'own' });
    this.#playground.charted.show(undefined);
    this.#playground.startSeries(label, configs.map((config, i) => ({ label: variants[i] ?? label, config })));
  }

  /** Fetches the built-in results of the open lesson, for the answer to be read from them; whether all are there. */
  async takeBuiltIn(): Promise<boolean> {
    const name = this.#name;
    if (name === undefined || this.progressOf(name).prediction === undefined) return false;
    await this.#playground.gallery.load();
    for (const file of lessons[name].builtIn) {
      const entry = this.#state.gallery.entries.find((each) => each.file === file);
      if (!entry || !(await this.#playground.gallery.open(entry))) return false;
    }
    this.readFrom('built-in');
    return true;
  }

  /** Chooses whose results the answer is read from, and shows them in the charts. */
  readFrom(source: LessonSource): void {
    const name = this.#name;
    if (name === undefined) return;
    this.#save(name, { source });
    this.#showResults(name);
  }

  /** The answer of the open lesson is seen, and the charts show what it is read from. */
  finish(): void {
    const name = this.#name;
    if (name === undefined || this.progressOf(name).prediction === undefined) return;
    this.#save(name, { finished: true });
    this.#showResults(name);
  }

  /** From the beginning, with a new prediction. */
  restart(): void {
    const name = this.#name;
    if (name === undefined) return;
    this.#save(name, { ...atBeginning, before: this.progressOf(name).before });
    this.goTo('idea');
  }

  /** Closes the open lesson and gives the person's configuration back, told in these words and to be undone. */
  leave(text: string): void {
    const { configuration: { config }, shownId } = this.#state;
    // Results that come with the page go with the lesson that showed them; the person's own runs stay.
    if (resultName(shownId) !== undefined) this.#playground.charted.show(undefined);
    const given = this.#giveBack();
    this.#playground.setView({ lesson: undefined, step: undefined });
    const lines = given ? changeLines(config, given) : [];
    if (lines.length > 0) this.#tell({ text, lines, undo: () => this.#playground.adopt(config) });
  }

  progressOf(name: LessonName): LessonProgress {
    return this.store.getState().progress[name] ?? atBeginning;
  }

  get #state(): PlaygroundState {
    return this.#playground.store.getState();
  }

  get #name(): LessonName | undefined {
    return this.#state.view.lesson;
  }

  #viewChanged(view: PlaygroundState['view'], before: PlaygroundState['view']): void {
    const { lesson, step } = view;
    if (before.lesson !== undefined && before.lesson !== lesson) this.#save(before.lesson, { before: undefined });
    if (lesson === undefined) return;
    if (before.lesson !== lesson) this.#enter(lesson);
    const progress = this.progressOf(lesson);
    const allowed = allowedStep(step ?? progress.step, progress);
    if (progress.step !== allowed) this.#save(lesson, { step: allowed });
    if (step !== allowed) this.#playground.setView({ step: allowed });
    else if (allowed === 'answer' && (before.step !== step || before.lesson !== lesson)) this.#showResults(lesson);
  }

  /** Puts the lesson's configuration into the form; what is there already since before a reload stays. */
  #enter(name: LessonName): void {
    const { config } = this.#state.configuration;
    const isThere = variantIndex(name, config) >= 0;
    if (isThere && this.progressOf(name).before !== undefined) return;
    this.#save(name, { before: configToFragment(config) });
    // What an earlier lesson showed in the charts would tell the answer of this one.
    this.#playground.charted.show(undefined);
    if (!isThere) this.#playground.adopt(lessons[name].variants[0]);
  }

  /** The configuration from before the open lesson, back in the form; undefined where none was remembered. */
  #giveBack(): PlaygroundState['configuration']['config'] | undefined {
    const name = this.#name;
    const before = name && this.progressOf(name).before;
    if (name === undefined || before === undefined) return undefined;
    const config = configFromFragment(before);
    this.#playground.adopt(config);
    this.#save(name, { before: undefined });
    return config;
  }

  /** Lets the charts show what the answer is read from, the first variant with the others laid over. */
  #showResults(name: LessonName): void {
    const runs = lessonRuns(name, this.progressOf(name).source, this.#state);
    const [first, ...others] = runs ?? [];
    if (!first) return;
    this.#playground.charted.show(first.id);
    for (const { id } of others) this.#playground.charted.overlay(id, true);
    const { tab } = lessons[name];
    this.#playground.setView({ tab: tab === 'training' ? undefined : tab });
  }

  #save(name: LessonName, change: Partial<LessonProgress>): void {
    const progress = { ...this.store.getState().progress, [name]: { ...this.progressOf(name), ...change } };
    this.store.setState({ progress });
    this.#storage.write(JSON.stringify(progress));
  }
}

/** The runs that a lesson's answer is read from, one for each variant; undefined while one of them is missing. */
export function lessonRuns(
  name: LessonName, source: LessonSource, { history, gallery }: Pick<PlaygroundState, 'history' | 'gallery'>,
): readonly KeptRun[] | undefined {
  const found = source === 'own'
    ? runsOfLesson(name, history)
    : lessons[name].builtIn.map((file) => gallery.opened.find(({ id }) => id === `gallery/${file}`));
  const runs = found.filter((run) => run !== undefined);
  return runs.length === found.length ? runs : undefined;
}
