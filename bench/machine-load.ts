import { loadavg } from 'node:os';

/** Processes that wanted a processor, the mean of the last minute: figures are worth little beside others' work. */
export function loadOfLastMinute(): number {
  return loadavg()[0] ?? Number.NaN;
}
