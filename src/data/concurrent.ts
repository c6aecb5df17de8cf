/**
 * Results of `work` for each item, in order, with at most `limit` under way; the first failure ends it. An abort
 * rejects at once, whatever is under way.
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) {
      if (failed) return;
      signal?.throwIfAborted();
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await orAborted(Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker)), signal);
  return results;
}

const callbacks = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal is aborted, until the function that is returned is called. All share one listener: a
 * transfer has many readers, and Node warns of more than ten listeners to one signal.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let all = callbacks.get(signal);
  if (!all) {
    const shared = (all = new Set<() => void>());
    callbacks.set(signal, shared);
    signal.addEventListener('abort', () => {
      for (const call of shared) call();
    }, { once: true });
  }
  all.add(callback);
  return () => void all.delete(callback);
}

/** What a promise becomes, unless the signal is aborted before: then it rejects at once with the signal's reason. */
export async function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    promise.then(resolve, reject).finally(onAbort(signal, abort));
    if (signal.aborted) abort();
  });
}
