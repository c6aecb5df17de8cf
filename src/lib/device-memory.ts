/** In browsers that tell it, on pages served safely. */
interface TellingNavigator {
  readonly deviceMemory?: number;
}

/** From here on a browser may tell less than there is, so as not to tell machines apart. */
const MOST_GIB_TOLD = 8;

/**
 * Bytes that this machine has at most, in a page or a worker. A browser tells GiB rounded to a power of two, so that there
 * may be half as much again. Undefined where it tells nothing, or the most that it ever does.
 */
export function deviceBytes({ deviceMemory }: TellingNavigator = navigator as TellingNavigator): number | undefined {
  return deviceMemory === undefined || deviceMemory >= MOST_GIB_TOLD ? undefined : 1.5 * deviceMemory * 2 ** 30;
}
