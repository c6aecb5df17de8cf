import { InputError, messageOf } from '../../lib/errors.ts';
import type { SourceDataset } from './describe-set.ts';
import { differenceOf } from './set-description.ts';
import type { SetDescription } from './set-description.ts';

/** The source of a set that is described, opened when something is missing. */
export interface LazySource {
  /**
   * The opened source. Throws an InputError, with `why` it is needed, where it cannot be opened or is not what it
   * was; the next call tries again.
   */
  get(name: string, why: string): Promise<SourceDataset>;
  close(): Promise<void>;
}

export function lazySource(description: SetDescription, opened: SourceDataset | undefined, open: () => Promise<SourceDataset>): LazySource {
  let source: Promise<SourceDataset> | undefined = opened && Promise.resolve(opened);
  const openUnchanged = async (name: string, why: string): Promise<SourceDataset> => {
    const found = await open().catch((error: unknown) => {
      if (isAbort(error)) throw error;
      throw new InputError(name, `shard ${name} of ${description.name}: ${why}, and its source cannot be opened (${messageOf(error)}); connect to the network or choose the files again, and start anew`);
    });
    const difference = differenceOf(found, description);
    if (difference === undefined) return found;
    await found.close();
    throw new InputError(difference, `${description.source}: has other ${difference} than when it was kept; remove the kept set and start anew`);
  };
  return {
    async get(name, why) {
      source ??= openUnchanged(name, why);
      const opening = source;
      try {
        return await opening;
      } catch (error) {
        if (source === opening) source = undefined;
        throw error;
      }
    },
    async close() {
      const closing = source;
      source = undefined;
      await closing?.then((found) => found.close(), () => undefined);
    },
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
