import { expect, test } from 'vitest';
import { type HeapSnapshot, kindsOf } from './heap-kinds.ts';

/** A snapshot of nodes given as kind and bytes, with names and ids between them as V8 writes them. */
function snapshotOf(...nodes: readonly (readonly [kind: string, bytes: number])[]): HeapSnapshot {
  const types = ['hidden', 'array', 'string', 'object', 'code', 'closure', 'native', 'synthetic', 'object shape'];
  return {
    snapshot: { meta: { node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'], node_types: [types] } },
    nodes: nodes.flatMap(([kind, bytes], id) => [types.indexOf(kind), 7, id, bytes, 0]),
  };
}

test('what a program makes is told from what V8 makes of the program', () => {
  const snapshot = snapshotOf(['object', 24], ['array', 800], ['closure', 64], ['string', 20], ['code', 5000], ['object shape', 80], ['hidden', 16]);
  expect(kindsOf(snapshot)).toEqual({ objects: 908, compiler: 5096 });
});

test('what lies outside of the heap is neither', () => {
  expect(kindsOf(snapshotOf(['native', 1e6], ['synthetic', 0]))).toEqual({ objects: 0, compiler: 0 });
});
