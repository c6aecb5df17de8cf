/** What a person calls a run and writes about it, from a form or from a file: plain text within bounds. */
import { InputError } from '../lib/errors.ts';
import { textOf } from './check.ts';

/** UTF-16 code units, as inputs count them. */
export const LONGEST_NAME = 60;
export const LONGEST_NOTE = 2000;

/** Control characters, those that turn the direction of text, and line breaks: none has a place in one line of text. */
const NOT_IN_A_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A run's name, white space around it cut off; throws an InputError for anything but one line of 1 to 60 characters. */
export function checkRunName(value: unknown, path: string): string {
  const name = textOf(value, path).trim();
  if (name === '') throw new InputError(path, `${path}: is empty; give the run a name`);
  if (name.length > LONGEST_NAME) {
    throw new InputError(path, `${path} “${name.slice(0, 20)}…” of ${name.length} characters: must have at most ${LONGEST_NAME}; shorten it`);
  }
  if (NOT_IN_A_LINE.test(name)) {
    throw new InputError(path, `${path} ${JSON.stringify(name)}: has characters that cannot be seen; keep to one line of plain text`);
  }
  return name;
}

/** A run's note, of any number of lines; line ends become `\n`. Throws an InputError beyond 2,000 characters. */
export function checkRunNote(value: unknown, path: string): string {
  const note = textOf(value, path).replaceAll(/\r\n?/g, '\n').trimEnd();
  if (note.length > LONGEST_NOTE) {
    throw new InputError(path, `${path} of ${note.length} characters: must have at most ${LONGEST_NOTE}; shorten it`);
  }
  if (note.split(/[\n\t]/).some((part) => NOT_IN_A_LINE.test(part))) {
    throw new InputError(path, `${path}: has characters that cannot be seen; keep to plain text`);
  }
  return note;
}
