import { messageOf } from '../../lib/errors.ts';

const full = new Set(['QuotaExceededError', 'ENOSPC', 'EDQUOT']);
const denied = new Set(['SecurityError', 'NotAllowedError', 'InvalidStateError', 'EACCES', 'EPERM', 'EROFS']);

/** Why nothing can be kept, and what to do about it, as the end of a sentence about what is not kept. */
export function storageFailure(error: unknown): string {
  const { name = '', code = '' } = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown };
  const is = (kinds: ReadonlySet<unknown>): boolean => kinds.has(name) || kinds.has(code);
  if (is(full)) return `the storage is full (${messageOf(error)}); remove kept data sets, or free space on the disk, and start anew`;
  if (is(denied)) return `this place may not be written to (${messageOf(error)}); leave a private window, or allow it to store data, and start anew`;
  return `the storage failed (${messageOf(error)}); start anew to try again`;
}
