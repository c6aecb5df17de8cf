import { messageOf } from './errors.ts';

const full = new Set(['QuotaExceededError', 'ENOSPC', 'EDQUOT']);
const denied = new Set(['SecurityError', 'NotAllowedError', 'InvalidStateError', 'EACCES', 'EPERM', 'EROFS']);

/** Why nothing can be kept, and what to do about it, as the end of a sentence about what is not kept. */
export function storageFailure(error: unknown): string {
  const { why, remedy } = failureOf(error);
  return remedy === undefined ? `${why}; start anew to try again` : `${why}; ${remedy}, and start anew`;
}

/** The same of what is tried again by itself. */
export function passingStorageFailure(error: unknown): string {
  const { why, remedy } = failureOf(error);
  return remedy === undefined ? why : `${why}; ${remedy}`;
}

/** Whether nothing may be kept here at all, as in some private windows. */
export function isStorageDenied(error: unknown): boolean {
  return isOf(denied, error);
}

function isOf(kinds: ReadonlySet<unknown>, error: unknown): boolean {
  const { name = '', code = '' } = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown };
  return kinds.has(name) || kinds.has(code);
}

function failureOf(error: unknown): { readonly why: string; readonly remedy?: string } {
  if (isOf(full, error)) return { why: `the storage is full (${messageOf(error)})`, remedy: 'remove kept data sets or runs, or free space on the disk' };
  if (isOf(denied, error)) return { why: `this place may not be written to (${messageOf(error)})`, remedy: 'leave a private window, or allow it to store data' };
  return { why: `the storage failed (${messageOf(error)})` };
}
