import { expect, test, vi } from 'vitest';
import type { BuiltFiles } from './built-files.ts';
import { OfflineCopy } from './offline-copy.ts';

const SCOPE = 'https://example.org/play/';

function build(version: string, changes: Partial<BuiltFiles> = {}): BuiltFiles {
  return {
    version, files: ['index.html', `assets/page-${version}.js`, 'assets/shared-1.js'],
    images: { version: 'images-1', files: ['data/shapes10/manifest.json', 'data/shapes10/train-0000.safetensors'] },
    headers: { page: { 'Cross-Origin-Opener-Policy': 'same-origin' }, other: { 'Cross-Origin-Embedder-Policy': 'require-corp' } },
    ...changes,
  };
}

/** The browser's caches in memory, in the order in which they were made. */
class MemoryCaches {
  readonly #caches = new Map<string, Map<string, Response>>();

  async open(name: string): Promise<Cache> {
    const entries = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, entries);
    const cache = {
      match: async (key: string) => entries.get(key)?.clone(),
      put: async (key: string, response: Response) => { entries.set(key, response); },
    };
    return cache as unknown as Cache;
  }

  async match(key: string, { cacheName }: MultiCacheQueryOptions = {}): Promise<Response | undefined> {
    const found = [...this.#caches].filter(([name]) => cacheName === undefined || name === cacheName);
    return found.map(([, entries]) => entries.get(key)).find((response) => response !== undefined)?.clone();
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }
}

/** A server that answers with what it was asked for, and notes it, until it goes away. */
function server(answer: (path: string) => Response = (path) => new Response(`content of ${path}`)) {
  const asked: string[] = [];
  const state = { isThere: true };
  const fetch = async ({ url }: Request): Promise<Response> => {
    if (!state.isThere) throw new TypeError('Failed to fetch');
    asked.push(url.slice(SCOPE.length));
    return answer(url.slice(SCOPE.length));
  };
  return { asked, fetch, leave: () => { state.isThere = false; } };
}

function world(of: ReturnType<typeof server>, caches = new MemoryCaches()) {
  return { caches, fetch: of.fetch, scope: SCOPE };
}

async function textOf(copy: OfflineCopy, path: string, init?: RequestInit): Promise<string | undefined> {
  return (await copy.answer(new Request(SCOPE + path, init)))?.text();
}

test('without its server the page opens with all of its files, by its folder and with a query as well', async () => {
  const there = server();
  const copy = new OfflineCopy(world(there), build('a'));
  await copy.keepFiles();
  there.leave();
  for (const address of ['', 'index.html', '?engine=wasm']) expect(await textOf(copy, address)).toBe('content of ');
  expect(await textOf(copy, 'assets/page-a.js')).toBe('content of assets/page-a.js');
});

test('pages and scripts get the headers that their host does not send', async () => {
  const copy = new OfflineCopy(world(server()), build('a'));
  await copy.keepFiles();
  const page = await copy.answer(new Request(SCOPE));
  const script = await copy.answer(new Request(`${SCOPE}assets/page-a.js`));
  expect(page?.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(script?.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
});

test('a build of which a file is missing is not kept', async () => {
  const copy = new OfflineCopy(world(server((path) => new Response('', { status: path === 'assets/shared-1.js' ? 404 : 200 }))), build('a'));
  await expect(copy.keepFiles()).rejects.toThrow(`${SCOPE}assets/shared-1.js: the server answered 404`);
});

test('a newer build fetches only what has changed, and a tab of the earlier one goes on', async () => {
  const there = server();
  const caches = new MemoryCaches();
  await new OfflineCopy(world(there, caches), build('a')).keepFiles();
  there.asked.length = 0;
  const newer = new OfflineCopy(world(there, caches), build('b'));
  await newer.keepFiles();
  await newer.forgetEarlier();
  expect(there.asked).toEqual(['', 'assets/page-b.js']);
  there.leave();
  expect(await textOf(newer, 'assets/page-a.js')).toBe('content of assets/page-a.js');
});

test('of earlier builds one is kept, of earlier images none', async () => {
  const caches = new MemoryCaches();
  const there = server();
  for (const version of ['a', 'b', 'c']) {
    const copy = new OfflineCopy(world(there, caches), build(version, { images: { version, files: ['data/x'] } }));
    await copy.keepFiles();
    await copy.keepImages();
    await copy.forgetEarlier();
  }
  expect(await caches.keys()).toEqual(['learngene-files-b', 'learngene-files-c', 'learngene-images-c']);
});

test('images are kept when they are asked for, and when a run has read them', async () => {
  const there = server();
  const copy = new OfflineCopy(world(there), build('a'));
  expect(await textOf(copy, 'data/shapes10/manifest.json')).toBe('content of data/shapes10/manifest.json');
  await copy.keepImages();
  expect(there.asked).toEqual(['data/shapes10/manifest.json', 'data/shapes10/train-0000.safetensors']);
  there.leave();
  expect(await textOf(copy, 'data/shapes10/train-0000.safetensors')).toBe('content of data/shapes10/train-0000.safetensors');
});

test('images that are read by ranges are kept whole, and a part alone is not taken for the whole', async () => {
  const there = server((path) => new Response(path, { status: 200 }));
  const ranges: (string | null)[] = [];
  const fetch = (request: Request): Promise<Response> => {
    ranges.push(request.headers.get('range'));
    return request.headers.has('range') ? Promise.resolve(new Response('part', { status: 206 })) : there.fetch(request);
  };
  const copy = new OfflineCopy({ ...world(there), fetch }, build('a'));
  const image = 'data/shapes10/train-0000.safetensors';
  expect(await textOf(copy, image, { headers: { range: 'bytes=5-' } })).toBe('part');
  expect(await textOf(copy, image, { headers: { range: 'bytes=0-' } })).toBe(image);
  expect(await textOf(copy, image, { headers: { range: 'bytes=5-' } })).toBe(image);
  expect(ranges).toEqual(['bytes=5-', null]);
});

test('images that cannot be fetched now are left for later', async () => {
  const there = server();
  there.leave();
  const copy = new OfflineCopy(world(there), build('a'));
  await expect(copy.keepImages()).resolves.toBeUndefined();
});

test('a failed answer for an image is given as it is, and not kept', async () => {
  const status = vi.fn<() => number>().mockReturnValueOnce(500).mockReturnValue(200);
  const copy = new OfflineCopy(world(server(() => new Response('', { status: status() }))), build('a'));
  expect((await copy.answer(new Request(`${SCOPE}data/shapes10/manifest.json`)))?.status).toBe(500);
  expect((await copy.answer(new Request(`${SCOPE}data/shapes10/manifest.json`)))?.status).toBe(200);
});

test('other sites, other folders and what is sent are left to the network', () => {
  const copy = new OfflineCopy(world(server()), build('a'));
  const left = [
    new Request('https://example.com/play/index.html'), new Request('https://example.org/other/index.html'), new Request(`${SCOPE}unknown.json`),
    new Request(`${SCOPE}index.html`, { method: 'POST' }),
  ];
  expect(left.map((request) => copy.answer(request))).toEqual(left.map(() => undefined));
});
