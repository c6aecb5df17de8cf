/** Changes to the values of JSON, which stays JSON: what damaged bytes hardly ever reach. */
import { nestingOf } from '../../src/formats/json-scan.ts';
import { at } from '../../src/lib/errors.ts';
import type { RandomStream } from '../../src/lib/random.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Container = Record<string, unknown> | unknown[];

const mostChanges = 3;
/** As they are written: some are no values of JavaScript that JSON.stringify would give back. */
const values = [
  'null', 'true', '0', '-1', '1.5', '1e999', '-0', '9007199254740993', '2147483648', '""', '"__proto__"', '"constructor"', '"<img src=x onerror=alert(1)>"',
  '"\\u0000\\u202e\\ud800"', '[]', '{}', '[[]]', '{"__proto__":{"x":1}}', '[null]', `"${'x'.repeat(3000)}"`, `${'['.repeat(150)}${']'.repeat(150)}`,
];
const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x', ''];

/** JSON with one to three of its values or keys changed; bytes that are no JSON stay as they are. */
export function mutatedJson(bytes: Bytes, draws: RandomStream): Bytes {
  let text = new TextDecoder().decode(bytes);
  for (let left = 1 + draws.integer(mostChanges); left > 0; left--) text = changedOnce(text, draws);
  return new TextEncoder().encode(text);
}

/** A file that begins with the length of its JSON, as safetensors do, with that JSON changed and its length right. */
export function mutatedHeader(bytes: Bytes, draws: RandomStream): Bytes {
  if (bytes.length < 8) return bytes;
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = mutatedJson(bytes.slice(8, 8 + length), draws);
  const file = new Uint8Array(8 + header.length + Math.max(0, bytes.length - 8 - length));
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  file.set(bytes.subarray(8 + length), 8 + header.length);
  return file;
}

/** Stands where a value is put in as text. */
const MARK = '\u0001changed\u0001';

function changedOnce(text: string, draws: RandomStream): string {
  const document = parsed(text);
  const places = placesIn(document);
  if (places.length === 0) return text;
  const { container, key } = at(places, draws.integer(places.length));
  switch (draws.integer(4)) {
    case 0: remove(container, key); break;
    case 1: rename(container, key, at(keys, draws.integer(keys.length))); break;
    case 2: copyFrom(container, key, at(places, draws.integer(places.length))); break;
    default: define(container, key, MARK);
  }
  return JSON.stringify(document).replaceAll(JSON.stringify(MARK), () => at(values, draws.integer(values.length)));
}

interface Place {
  readonly container: Container;
  readonly key: string;
}

/** What lies deeper than any reader goes stays as it is: walking it would overflow. */
function parsed(text: string): unknown {
  if (nestingOf(text) > 200) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every value within a document, by where it lies. */
function placesIn(value: unknown, places: Place[] = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return places;
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    places.push({ container: value as Container, key });
    placesIn(inner, places);
  }
  return places;
}

function remove(container: Container, key: string): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else Reflect.deleteProperty(container, key);
}

/** Items of a list have no names: it gets one more of them. */
function rename(container: Container, key: string, name: string): void {
  if (Array.isArray(container)) return void container.push(Reflect.get(container, key));
  define(container, name, Reflect.get(container, key));
  remove(container, key);
}

function copyFrom(container: Container, key: string, other: Place): void {
  define(container, key, structuredClone(Reflect.get(other.container, other.key)));
}

/** As an own property whatever its name. */
function define(container: Container, key: string, value: unknown): void {
  Reflect.defineProperty(container, key, { value, configurable: true, enumerable: true, writable: true });
}
