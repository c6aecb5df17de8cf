/**
 * A copy of the page in the browser, by which it opens and works without its server. A build's files are one whole: they
 * are all kept before any of them is used, and a page is served from one build alone.
 */
import type { BuiltFiles } from './built-files.ts';

/** The part of a service worker's world that the copy needs. */
export interface OfflineWorld {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'> & { match(url: string, options?: MultiCacheQueryOptions): Promise<Response | undefined> };
  readonly fetch: (request: Request) => Promise<Response>;
  /** The page's folder, an absolute URL ending in `/`. */
  readonly scope: string;
}

const FILES = 'learngene-files-';
const IMAGES = 'learngene-images-';
/** Builds that are kept: tabs that were opened with the one before this go on with it until they are reloaded. */
const MOST_BUILDS = 2;

export class OfflineCopy {
  readonly #world: OfflineWorld;
  readonly #built: BuiltFiles;
  readonly #files: ReadonlySet<string>;
  readonly #images: ReadonlySet<string>;

  constructor(world: OfflineWorld, built: BuiltFiles) {
    this.#world = world;
    this.#built = built;
    this.#files = new Set(built.files);
    this.#images = new Set(built.images.files);
  }

  /** Keeps all files of this build, those from an earlier one that have not changed without fetching them; rejects if one is missing. */
  async keepFiles(): Promise<void> {
    const cache = await this.#world.caches.open(FILES + this.#built.version);
    // One after the other: the page, which is in use already, comes first.
    for (const path of this.#built.files) {
      const kept = isHashed(path) ? await this.#world.caches.match(this.#urlOf(path)) : undefined;
      await cache.put(this.#urlOf(path), kept ?? await this.#fetched(path));
    }
  }

  /** Keeps the built-in images that are not kept yet; what cannot be fetched now is left for later. */
  async keepImages(): Promise<void> {
    const cache = await this.#imageCache();
    for (const path of this.#built.images.files) {
      if (await cache.match(this.#urlOf(path))) continue;
      try {
        await cache.put(this.#urlOf(path), await this.#fetched(path));
      } catch {
        return; // no network, or no room: a run fetches them by itself
      }
    }
  }

  /** Forgets builds and images that no open page has a use for. */
  async forgetEarlier(): Promise<void> {
    const names = await this.#world.caches.keys();
    const builds = names.filter((name) => name.startsWith(FILES) && name !== FILES + this.#built.version);
    const images = names.filter((name) => name.startsWith(IMAGES) && name !== IMAGES + this.#built.images.version);
    // In the order in which they were made.
    for (const name of [...builds.slice(0, Math.max(0, builds.length - MOST_BUILDS + 1)), ...images]) await this.#world.caches.delete(name);
  }

  /**
   * The answer to a request of the page or of its workers; undefined for what is not the copy's to answer. What is kept is
   * given whole, whatever part of it was asked for, as by a server that knows no ranges.
   */
  answer(request: Request): Promise<Response> | undefined {
    const path = this.#pathOf(request);
    if (path === undefined) return undefined;
    if (this.#files.has(path)) return this.#kept(request, path, FILES + this.#built.version);
    if (this.#images.has(path)) return this.#image(request, path);
    // Of the build of a tab that was not reloaded since.
    return isHashed(path) ? this.#kept(request, path) : undefined;
  }

  /** From the page's folder; undefined for other sites, other folders, and anything but reading. */
  #pathOf(request: Request): string | undefined {
    const { href } = withoutQuery(request.url);
    if (request.method !== 'GET' || !href.startsWith(this.#world.scope)) return undefined;
    const path = href.slice(this.#world.scope.length);
    return path === '' ? 'index.html' : path;
  }

  async #kept(request: Request, path: string, cacheName?: string): Promise<Response> {
    const response = await this.#world.caches.match(this.#urlOf(path), cacheName === undefined ? {} : { cacheName });
    return this.#withHeaders(path, response ?? await this.#world.fetch(request));
  }

  async #image(request: Request, path: string): Promise<Response> {
    const cache = await this.#imageCache();
    const kept = await cache.match(this.#urlOf(path));
    if (kept) return kept;
    // A part, as after a transfer that broke off, cannot be kept; all from the first byte on is the whole.
    const isPart = (request.headers.get('range') ?? 'bytes=0-') !== 'bytes=0-';
    const response = await this.#world.fetch(isPart ? request : new Request(request.url, { signal: request.signal }));
    // Not waited for: the run goes on with what it has read, kept or not.
    if (response.status === 200) void cache.put(this.#urlOf(path), response.clone()).catch(() => undefined);
    return response;
  }

  async #fetched(path: string): Promise<Response> {
    const url = this.#urlOf(path);
    const response = await this.#world.fetch(new Request(url, { cache: isHashed(path) ? 'default' : 'no-cache' }));
    if (response.status !== 200) throw new Error(`${url}: the server answered ${response.status}; the page is kept when all of it is there`);
    return response;
  }

  /** A copy, since neither the headers of a kept response can be changed nor a redirected one be given for a page. */
  #withHeaders(path: string, { body, status, statusText, headers }: Response): Response {
    const all = new Headers(headers);
    for (const [name, value] of Object.entries(this.#built.headers[path === 'index.html' ? 'page' : 'other'])) all.set(name, value);
    return new Response(body, { status, statusText, headers: all });
  }

  #imageCache(): Promise<Cache> {
    return this.#world.caches.open(IMAGES + this.#built.images.version);
  }

  /** Servers give the page for its folder; some answer for `index.html` with a redirection there. */
  #urlOf(path: string): string {
    return this.#world.scope + (path === 'index.html' ? '' : path);
  }
}

/** Files whose name changes with their content. */
function isHashed(path: string): boolean {
  return path.startsWith('assets/');
}

function withoutQuery(address: string): URL {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return url;
}
