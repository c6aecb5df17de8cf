import { LONGEST_NAME } from '../formats/run-label.ts';
import { at } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';

const manners = [
  'amber', 'bold', 'brave', 'bright', 'brisk', 'calm', 'clever', 'crisp', 'eager', 'fair', 'fleet', 'gentle',
  'glad', 'hardy', 'keen', 'kind', 'lively', 'lucky', 'mellow', 'merry', 'neat', 'nimble', 'patient', 'plucky',
  'proud', 'quick', 'quiet', 'steady', 'sunny', 'swift', 'warm', 'wise',
];

const animals = [
  'badger', 'beaver', 'bison', 'crane', 'curlew', 'dolphin', 'egret', 'falcon', 'finch', 'fox', 'gecko', 'hare',
  'heron', 'ibis', 'koala', 'lark', 'lemur', 'lynx', 'marten', 'mole', 'newt', 'otter', 'owl', 'panda', 'plover',
  'puffin', 'robin', 'seal', 'stoat', 'tern', 'vole', 'wren',
];

/**
 * A name that is easy to remember and to say, e.g. `quiet-otter-3`, for the `ordinal`-th run. The run's id decides the
 * words, so that it gets the same name wherever it is named; where a name is taken already, the next draw is.
 */
export function runName(id: string, ordinal: number, taken: ReadonlySet<string> = new Set()): string {
  const stream = randomStream(0, 'run name', id);
  for (;;) {
    const name = `${at(manners, stream.integer(manners.length))}-${at(animals, stream.integer(animals.length))}-${ordinal}`;
    if (!taken.has(name)) return name;
  }
}

/** `name`, or where it is taken `name (2)` and so on, a long name cut so that the whole may still be a run's name. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let copy = 2, free = name; ; copy++) {
    if (!taken.has(free)) return free;
    const number = ` (${copy})`;
    const beginning = name.slice(0, LONGEST_NAME - number.length).replace(/[\ud800-\udbff]$/, ''); // no half of a character
    free = beginning.trimEnd() + number;
  }
}
