/** Milliseconds of work after which what waits has its turn: half a frame. */
const SLICE = 8;

/** All that `pieces` gives, in slices between which the thread draws and answers; each piece should take a few milliseconds. */
export async function inSlices<Piece>(pieces: Iterable<Piece>): Promise<Piece[]> {
  const made: Piece[] = [];
  let since = performance.now();
  for (const piece of pieces) {
    made.push(piece);
    if (performance.now() - since < SLICE) continue;
    await yieldToEvents();
    since = performance.now();
  }
  return made;
}

/** A file of these pieces of text, made in slices. */
export async function blobInSlices(pieces: Iterable<string>, type: string): Promise<Blob> {
  return new Blob(await inSlices(blobsOf(pieces)), { type });
}

/** Characters that take about a millisecond to be written. */
const LENGTH = 65_536;

function* blobsOf(pieces: Iterable<string>): Generator<Blob, void, undefined> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < LENGTH) continue;
    yield new Blob([text]);
    text = '';
  }
  yield new Blob([text]);
}

/** Resolves after the events that wait for this thread have had their turn. */
export function yieldToEvents(): Promise<void> {
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
