import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '../lib/errors.ts';
import { type Gallery, type GalleryEntry, resultId, resultName } from './gallery.ts';
import type { PlaygroundOptions, PlaygroundState } from './playground-state.ts';
import { viewOfShown } from './view-of-run.ts';

/** The results that come with the page, and what can be done with them. */
export class GalleryShelf {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #options: Pick<PlaygroundOptions, 'fetchText' | 'galleryUrl' | 'messages' | 'tell'>;

  constructor(store: StoreApi<PlaygroundState>, options: Pick<PlaygroundOptions, 'fetchText' | 'galleryUrl' | 'messages' | 'tell'>) {
    this.#store = store;
    this.#options = options;
  }

  /** Asks which results there are, once. */
  async load(): Promise<void> {
    if (this.#gallery.status !== 'unasked') return;
    const { fetchText, galleryUrl } = this.#options;
    await this.#with({ status: 'loading' }, async () => {
      const { fetchIndex } = await import('./gallery-files.ts');
      return { status: 'ready', entries: await fetchIndex(fetchText, galleryUrl) };
    });
  }

  /** Fetches one of them, unless it is here already, and shows it in the charts; tells whether it could be. */
  async open(entry: GalleryEntry): Promise<boolean> {
    const { fetchText, galleryUrl } = this.#options;
    return this.#with({ opening: entry.file }, async () => {
      const known = this.#gallery.opened.find(({ id }) => id === resultId(entry.file));
      const { fetchEntry } = await import('./gallery-files.ts');
      const run = known ?? await fetchEntry(fetchText, galleryUrl, entry);
      this.#store.setState(({ view }) => ({ shownId: run.id, view: viewOfShown(view, run.id) }));
      return known ? {} : { opened: [...this.#gallery.opened, run] };
    });
  }

  /** Offers the result that a link names: nothing is fetched before the person says so. One that is here is shown at once. */
  offer(name: string): void {
    const { notices: words } = this.#options.messages();
    if (this.#gallery.opened.some(({ id }) => resultName(id) === name)) this.#store.setState({ shownId: resultId(`${name}.json`) });
    else this.#options.tell({ text: words.resultOffered(name), lines: [], undo: undefined, action: { label: words.openResult, run: () => void this.#openNamed(name) } });
  }

  async #openNamed(name: string): Promise<void> {
    await this.load();
    const entry = this.#gallery.entries.find(({ file }) => resultName(resultId(file)) === name);
    if (entry && await this.open(entry)) return;
    this.#store.setState({ notice: this.#options.messages().notices.resultNotOpened(name, this.#gallery.problem) });
  }

  get #gallery(): Gallery {
    return this.#store.getState().gallery;
  }

  /** The gallery during some work and after it; what goes wrong is told beside it. Whether nothing did. */
  async #with(during: Partial<Gallery>, work: () => Promise<Partial<Gallery>>): Promise<boolean> {
    const before = this.#gallery;
    const update = (change: Partial<Gallery>): void => this.#store.setState({ gallery: { ...this.#gallery, ...change } });
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
