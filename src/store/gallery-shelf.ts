import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '../lib/errors.ts';
import type { Gallery, GalleryEntry } from './gallery.ts';
import type { PlaygroundOptions, PlaygroundState } from './playground-state.ts';

/** The results that come with the page, and what can be done with them. */
export class GalleryShelf {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #options: Pick<PlaygroundOptions, 'fetchText' | 'galleryUrl'>;

  constructor(store: StoreApi<PlaygroundState>, options: Pick<PlaygroundOptions, 'fetchText' | 'galleryUrl'>) {
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
      const known = this.#gallery.opened.find(({ id }) => id === `gallery/${entry.file}`);
      const { fetchEntry } = await import('./gallery-files.ts');
      const run = known ?? await fetchEntry(fetchText, galleryUrl, entry);
      this.#store.setState({ shownId: run.id });
      return known ? {} : { opened: [...this.#gallery.opened, run] };
    });
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
