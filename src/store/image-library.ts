/** Images before a run: who may be asked for them, a look at them, their fetching, and what is kept in this browser. */
import type { StoreApi } from 'zustand/vanilla';
import type { ExperimentConfig } from '../config/fields.ts';
import type { ImageUse } from '../config/image-origin.ts';
import type { ImagesClient } from '../worker/images-client.ts';
import { hostsToAllow, missingFile } from './chosen-files.ts';
import { imagesAfter, type ImagesState, type ImagesTask, isUnderWay, startedTask } from './images.ts';
import type { PlaygroundOptions, PlaygroundState } from './playground-state.ts';

export class ImageLibrary {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #options: Pick<PlaygroundOptions, 'createImagesClient' | 'builtInUrl' | 'messages'>;
  readonly #client: ImagesClient;
  #requests = 0;

  constructor(store: StoreApi<PlaygroundState>, options: Pick<PlaygroundOptions, 'createImagesClient' | 'builtInUrl' | 'messages'>) {
    this.#store = store;
    this.#options = options;
    this.#client = options.createImagesClient((message) => this.#set(imagesAfter(this.#images, message)));
  }

  /** Lets the hosts be contacted that the form's images for that use lie on, for this visit. */
  allow(use: ImageUse): void {
    const { configuration } = this.#store.getState();
    const hosts = hostsToAllow(configuration.config, use, this.#images.allowedHosts);
    this.#set({ ...this.#images, allowedHosts: [...this.#images.allowedHosts, ...hosts] });
    this.#store.setState({ notice: undefined });
  }

  /** Looks at the form's images for that use, or fetches all of them; what is under way for it is cancelled. */
  start(use: ImageUse, kind: ImagesTask['kind']): void {
    const { configuration: { config }, files } = this.#store.getState();
    const ofUse: ExperimentConfig = { ...config, ancestor: 'none', ...(use === 'data' && { target: 'none' }) };
    const missing = missingFile(ofUse, files, this.#images.allowedHosts, this.#options.messages());
    this.#store.setState({ notice: missing });
    if (missing !== undefined) return;
    this.cancel(use);
    const id = this.#requestId();
    this.#setTask(use, startedTask(id, kind));
    this.#client.send({ type: kind, id, config, use, builtInUrl: this.#options.builtInUrl, files: files[use] });
  }

  /** Holds what is under way for that use, or lets it go on. */
  pause(use: ImageUse, paused: boolean): void {
    const task = this.#images.tasks[use];
    if (!task || !isUnderWay(task)) return;
    this.#client.send({ type: paused ? 'pause' : 'resume', id: task.id });
    this.#setTask(use, { ...task, status: paused ? 'paused' : 'running' });
  }

  cancel(use: ImageUse): void {
    const task = this.#images.tasks[use];
    if (task && isUnderWay(task)) this.#client.send({ type: 'cancel', id: task.id });
  }

  /** Puts away what a look or a fetch came to. */
  dismiss(use: ImageUse): void {
    this.cancel(use);
    this.#setTask(use, undefined);
  }

  /** Asks what is kept in this browser. */
  loadKept(): void {
    this.#client.send({ type: 'overview', id: this.#requestId() });
  }

  /** Removes a kept set, or what has come of a file. */
  removeKept(what: { readonly key: string } | { readonly address: string }): void {
    this.#client.send({ type: 'remove', id: this.#requestId(), ...what });
  }

  /** Removes the sets that were not used for longest, until so many bytes are free. */
  freeUp(bytes: number): void {
    this.#client.send({ type: 'free-up', id: this.#requestId(), bytes });
  }

  get #images(): ImagesState {
    return this.#store.getState().images;
  }

  #requestId(): string {
    return `images-${this.#requests++}`;
  }

  #set(images: ImagesState): void {
    this.#store.setState({ images });
  }

  #setTask(use: ImageUse, task: ImagesTask | undefined): void {
    const { [use]: _replaced, ...others } = this.#images.tasks;
    this.#set({ ...this.#images, tasks: task ? { ...others, [use]: task } : others });
  }
}
