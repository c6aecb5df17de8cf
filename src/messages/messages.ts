/**
 * All text of the page, a file for each of its parts in each language. Plain objects: a message into which something is
 * inserted is a function. Chinese is typed by English, so that a missing or superfluous message does not compile.
 */
import type { english } from './en/english.ts';

export type Messages = typeof english;
