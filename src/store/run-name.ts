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

/** A name that is easy to remember and to say, e.g. `quiet-otter-3`: the `ordinal`-th run, started at `startedAt` ms. */
export function runName(ordinal: number, startedAt: number): string {
  const stream = randomStream(startedAt % 2 ** 32, 'run name', ordinal);
  const manner = at(manners, stream.integer(manners.length));
  return `${manner}-${at(animals, stream.integer(animals.length))}-${ordinal}`;
}
