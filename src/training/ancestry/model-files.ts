/** The files of an imported ancestor: chosen by the person, or below an address. */
import type { TfjsModelFiles } from '../../engine/tfjs/tfjs-model.ts';
import { sha256 } from '../../formats/manifest.ts';
import { InputError, messageOf, quoted } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';

/** A file that the person chose. */
export interface AncestorFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Reads the files with that ending that were chosen, `model.json` before other .json files. Throws an InputError without one. */
export function chosenFiles(files: readonly AncestorFile[], ending: '.safetensors' | '.json'): TfjsModelFiles {
  const main = mainFile(files, ending);
  return {
    name: main.name,
    readMain: (most) => readChosen(main, most),
    async readBeside(path, most) {
      const name = path.slice(path.lastIndexOf('/') + 1); // chosen files come without their folders
      const file = files.find((candidate) => candidate.name === name);
      if (file) return readChosen(file, most);
      throw new InputError('ancestor', `${main.name}: its weight file ${name} is missing; choose it together with ${main.name} (chosen: ${namesOf(files)})`);
    },
  };
}

function mainFile(files: readonly AncestorFile[], ending: string): AncestorFile {
  const candidates = files.filter(({ name }) => name.toLowerCase().endsWith(ending));
  const file = candidates.find(({ name }) => name === 'model.json') ?? candidates[0];
  if (file && (candidates.length === 1 || file.name === 'model.json')) return file;
  const wanted = ending === '.json' ? 'one model.json and its .bin files' : 'one .safetensors';
  throw new InputError('ancestor', `ancestor files ${namesOf(files)}: must be ${wanted}; choose them, or give an address`);
}

function namesOf(files: readonly AncestorFile[]): string {
  return files.map(({ name }) => name).join(', ') || '(none)';
}

async function readChosen({ name, blob }: AncestorFile, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (blob.size > most) tooLarge(name, blob.size, most);
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (thrown) {
    throw new InputError('ancestor', `${name}: cannot be read (${messageOf(thrown)}); choose it again`);
  }
}

function tooLarge(name: string, bytes: number, most: number): never {
  throw new InputError('ancestor', `${name}: takes ${formatBytes(bytes)}, more than ${formatBytes(most)}; choose a smaller model`);
}

/**
 * Reads the file at a web address, and others beside it on the same host. An address that ends in `#sha256=` and 64
 * hexadecimal digits gives that file and no other: whoever passes the address on passes on what must lie there. Of a
 * `model.json` a comma and the digest of its weight files, one after the other in its order, follow. Throws an InputError
 * for what is no such address.
 */
export function filesAt(address: string, signal: AbortSignal): TfjsModelFiles {
  const main = webAddress(address);
  const digests = digestsIn(main);
  return {
    name: main.href,
    readMain: async (most) => checked(await fetchBytes(main, most, signal), main.href, digests?.main),
    checkWeights: async (weights) => {
      if (!digests) return;
      const bytes = new Uint8Array(await new Blob([...weights]).arrayBuffer());
      if (digests.weights === undefined) throw new InputError('ancestorUrl', `${main.href}: the address asks for the SHA-256 of this file alone; add a comma and that of its weight files one after the other (here ${await sha256(bytes)}), or leave #sha256= out`);
      await checked(bytes, `${main.href}, its weights`, digests.weights);
    },
    async readBeside(path, most) {
      const url = new URL(path, main);
      if (!url.search) url.search = main.search; // model hubs tell by it which file of a page is meant
      if (url.origin === main.origin) return fetchBytes(url, most, signal);
      throw new InputError('ancestorUrl', `${main.href}: its weight file ${path} lies on another host; give a model whose files lie beside each other`);
    },
  };
}

/** Digests in hexadecimal digits. */
interface Digests {
  readonly main: string;
  /** Of the files beside it, one after the other. */
  readonly weights: string | undefined;
}

/** The digests that an address asks for, taken off it: servers are not told fragments. */
function digestsIn(url: URL): Digests | undefined {
  const [, main, weights] = /^#sha256=([0-9a-f]{64})(?:,([0-9a-f]{64}))?$/i.exec(url.hash) ?? [];
  if (url.hash !== '' && main === undefined) {
    throw new InputError('ancestorUrl', `ancestor address ${quoted(url.href)}: what stands behind # must be sha256= and 64 hexadecimal digits, of a model.json with a comma and 64 more for its weight files; correct it or leave it out`);
  }
  url.hash = '';
  return main === undefined ? undefined : { main: main.toLowerCase(), weights: weights?.toLowerCase() };
}

async function checked(bytes: Uint8Array<ArrayBuffer>, href: string, digest: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const found = digest === undefined ? undefined : await sha256(bytes);
  if (found === digest) return bytes;
  throw new InputError('ancestorUrl', `${href}: has SHA-256 ${found}, and the address asks for ${digest}; it is another file than the one that was meant: ask whoever gave the address`);
}

function webAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new InputError('ancestorUrl', `ancestor address ${address}: is no web address; write it like https://example.org/model.json`);
}

async function fetchBytes({ href }: URL, most: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetched(href, signal, () => fetch(href, { signal, credentials: 'omit' }));
  if (!response.ok) {
    const status = `${response.status} ${response.statusText}`.trim();
    throw new InputError('ancestorUrl', `${href}: the server answered ${status}; ${response.status === 404 ? 'is the address right?' : 'try again later, or choose files'}`);
  }
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new InputError('ancestorUrl', `${href}: the server answered with a web page instead of a model; give the address of the file itself`);
  }
  const told = Number(response.headers.get('content-length') ?? 0);
  if (told > most) {
    await response.body?.cancel();
    tooLarge(href, told, most);
  }
  return fetched(href, signal, () => bodyOf(response, href, most));
}

/** The body, given up as soon as it grows larger than `most`. */
async function bodyOf(response: Response, href: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response)) {
    length += chunk.byteLength;
    if (length > most) tooLarge(href, length, most);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.byteLength;
  }
  return bytes;
}

/** A stream is no async iterable in every browser yet. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}

/** Runs a part of fetching; what fails is an InputError, or the abort itself where it was asked for. */
async function fetched<T>(href: string, signal: AbortSignal, part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (thrown) {
    if (signal.aborted || thrown instanceof InputError) throw thrown;
    throw new InputError('ancestorUrl', `${href}: could not be fetched (${causeOf(thrown)}); check address and connection, or, where that server lets no other page read its files (CORS), download them and choose them here`);
  }
}

/** Node tells the reason in the cause, a browser not at all. */
function causeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && cause.message ? cause.message : messageOf(thrown);
}
