/** The runs kept in this browser, and what can be done with them: told to the state first, then to the storage. */
import type { StoreApi } from 'zustand/vanilla';
import { checkRunName, checkRunNote } from '../formats/run-label.ts';
import { InputError, messageOf, quoted } from '../lib/errors.ts';
import type { FirstMessages } from '../messages/messages.ts';
import type { GivenFile } from '../worker/run-files-protocol.ts';
import type { PlaygroundOptions, PlaygroundState } from './playground-state.ts';
import { type KeptRun, packedRun } from './run-storage.ts';

type KeptRunsOptions = Pick<PlaygroundOptions, 'storage' | 'readRunFiles' | 'now' | 'tell' | 'messages'>;

export class KeptRuns {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #options: KeptRunsOptions;

  constructor(store: StoreApi<PlaygroundState>, options: KeptRunsOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Shows what earlier visits kept. */
  async load(): Promise<void> {
    await this.#storing(async () => {
      const loaded = await this.#options.storage.load();
      if (loaded.length === 0) return;
      const { upToDate } = await import('./stored-run.ts');
      const known = new Set(this.#history.map(({ id }) => id));
      const readable = await Promise.all(loaded.map((entry) => this.#readable(entry, upToDate)));
      this.#insert(readable.flat().filter(({ id }) => !known.has(id)));
    });
  }

  /** Keeps a run that has ended; resolves with whether it will outlive the page. */
  add(run: KeptRun): Promise<boolean> {
    this.#insert([run]);
    return this.#storing(() => this.#options.storage.keep([run]));
  }

  /** Calls a run otherwise; an InputError says why it cannot be called so. */
  rename(id: string, text: string): void {
    const name = checkRunName(text, 'name');
    if (this.#history.some((run) => run.id !== id && run.name === name)) {
      throw new InputError('name', this.#words.nameTaken(name));
    }
    const { run } = this.#store.getState();
    if (run?.id === id) this.#store.setState({ run: { ...run, name } });
    this.#change(id, (kept) => ({ ...kept, name }));
  }

  /** Writes something about a run; an InputError says why it cannot be written. */
  annotate(id: string, text: string): void {
    const note = checkRunNote(text, 'note');
    this.#change(id, ({ note: _before, ...kept }) => (note === '' ? kept : { ...kept, note }));
  }

  star(id: string, isStarred: boolean): void {
    this.#change(id, ({ starred: _before, ...kept }) => (isStarred ? { ...kept, starred: true } : kept));
  }

  /** Deletes runs at once, and tells so with a way to take it back, in which they are held whole. */
  remove(ids: readonly string[]): void {
    const { run, shownId, overlaidIds, baselineId } = this.#store.getState();
    const removed = this.#history.filter(({ id }) => ids.includes(id));
    if (removed.length === 0) return;
    const isGone = (id: string | undefined): boolean => removed.some((each) => each.id === id);
    // The run that ended last stands on the page twice, as what was current and as kept.
    const isLast = isGone(run?.id);
    this.#store.setState({
      history: this.#history.filter(({ id }) => !isGone(id)), overlaidIds: overlaidIds.filter((id) => !isGone(id)),
      ...(isGone(shownId) && { shownId: undefined }), ...(isGone(baselineId) && { baselineId: undefined }), ...(isLast && { run: undefined }),
    });
    const deleting = this.#storing(() => this.#options.storage.remove(removed.map(({ id }) => id)));
    const undo = (): void => {
      if (isLast && !this.#store.getState().run) this.#store.setState({ run });
      if (isGone(shownId)) this.#store.setState({ shownId });
      this.#store.setState(({ overlaidIds: now }) => ({ overlaidIds: [...now, ...overlaidIds.filter(isGone)] }));
      if (isGone(baselineId)) this.#store.setState({ baselineId });
      this.#insert(removed);
      void deleting.then(() => this.#storing(() => this.#options.storage.keep(removed)));
    };
    const names = removed.map(({ name }) => name);
    this.#options.tell({ text: this.#words.deleted(names), lines: names.length > 1 ? names : [], undo });
  }

  /** Keeps the runs of files, all of them or, where a file cannot be read or nothing can be kept, none; tells which. */
  async import(files: readonly GivenFile[]): Promise<void> {
    if (files.length === 0) return;
    try {
      const answer = await this.#options.readRunFiles({ files });
      if (answer.type === 'failed') return this.#store.setState({ notice: this.#words.notImported(answer.message) });
      const { newRuns } = await import('./import-runs.ts');
      const { fresh, known } = newRuns(answer.runs, this.#history, this.#options.now());
      await this.#options.storage.keep(fresh);
      this.#insert(fresh);
      this.#store.setState({ notice: undefined });
      this.#options.tell({ text: importText(fresh.length, known, this.#words), lines: [], undo: undefined });
    } catch (thrown) {
      this.#store.setState({ notice: this.#words.notImported(await storageProblem(thrown)) });
    }
  }

  get #words(): FirstMessages['notices'] {
    return this.#options.messages().notices;
  }

  get #history(): readonly KeptRun[] {
    return this.#store.getState().history;
  }

  #insert(runs: readonly KeptRun[]): void {
    this.#store.setState({ history: [...runs.map(packedRun), ...this.#history].sort((a, b) => b.ordinal - a.ordinal) });
  }

  #change(id: string, change: (kept: KeptRun) => KeptRun): void {
    const before = this.#history.find((run) => run.id === id);
    if (!before) return;
    const after = change(before);
    this.#store.setState({ history: this.#history.map((run) => (run === before ? after : run)) });
    void this.#storing(() => this.#options.storage.keep([after]));
  }

  /** The run, if it can be read; else it stays where it is kept, and the person is told. */
  async #readable(entry: unknown, upToDate: (entry: unknown) => Promise<KeptRun>): Promise<readonly KeptRun[]> {
    try {
      return [await upToDate(entry)];
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      this.#store.setState({ notice: this.#words.unreadableRun(nameIn(entry), thrown.message) });
      return [];
    }
  }

  /** Whether it could be done. */
  async #storing(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.#store.setState({ notice: this.#words.notKept(await storageProblem(thrown)) });
      return false;
    }
  }
}

/** Why the storage refused, and what to do about it. */
async function storageProblem(thrown: unknown): Promise<string> {
  const failures = await import('../lib/storage-failure.ts').catch(() => undefined); // the page's server may be gone
  return failures?.passingStorageFailure(thrown) ?? messageOf(thrown);
}

/** What an entry that cannot be read may be called. */
function nameIn(entry: unknown): string {
  const { name } = Object(entry) as { readonly name?: unknown };
  return typeof name === 'string' ? quoted(name) : 'without a name';
}

function importText(fresh: number, known: number, words: FirstMessages['notices']): string {
  if (known === 0) return words.imported(fresh);
  return fresh === 0 ? words.nothingImported(known) : words.importedBut(fresh, known);
}
