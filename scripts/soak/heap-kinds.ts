import { getHeapSnapshot } from 'node:v8';

/** Bytes of JavaScript's heap by what they are for. */
export interface HeapKinds {
  /** What a program makes: objects, closures, arrays, strings, numbers. A leak is one of these. */
  readonly objects: number;
  /** What V8 makes of the program to run it: compiled code, what it has learned of types, shapes of objects. */
  readonly compiler: number;
}

/** The part of Chromium's heap snapshot format that is read: numbers in rows of `node_fields`. */
export interface HeapSnapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] } };
  readonly nodes: readonly number[];
}

const madeByCompiler: ReadonlySet<string> = new Set(['code', 'hidden', 'object shape']);
/** Outside of the heap, or of no size. */
const elsewhere: ReadonlySet<string> = new Set(['native', 'synthetic']);

/** Sums up a snapshot of this thread's heap, which collects garbage first; takes a second for 10 MB. */
export async function heapKinds(): Promise<HeapKinds> {
  const chunks: string[] = [];
  for await (const chunk of getHeapSnapshot().setEncoding('utf8')) chunks.push(chunk as string);
  return kindsOf(JSON.parse(chunks.join('')) as HeapSnapshot);
}

/** Adds up the sizes of a snapshot's nodes. */
export function kindsOf({ snapshot: { meta: { node_fields: fields, node_types: [types] } }, nodes }: HeapSnapshot): HeapKinds {
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let [objects, compiler] = [0, 0];
  for (let row = 0; row < nodes.length; row += fields.length) {
    const type = types[nodes[row + kind] ?? 0] ?? '';
    const bytes = nodes[row + size] ?? 0;
    if (madeByCompiler.has(type)) compiler += bytes;
    else if (!elsewhere.has(type)) objects += bytes;
  }
  return { objects, compiler };
}
