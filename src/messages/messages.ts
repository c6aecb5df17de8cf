/**
 * All text of the page, a file for each of its parts in each language. Plain objects: a message into which something is
 * inserted is a function. Chinese is typed by English, so that a missing or superfluous message does not compile.
 */
import type { english } from './en/english.ts';
import type { firstEnglish } from './en/first-english.ts';

export type Messages = typeof english;

/** Of these the first view is made; the others come with the parts that need them. */
export type FirstMessages = typeof firstEnglish;
