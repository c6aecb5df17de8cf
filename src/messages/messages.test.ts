import { expect, test } from 'vitest';
import { english } from './en/english.ts';
import { messagesIn } from './load.ts';
import { chinese } from './zh/chinese.ts';

/** Messages by where they stand, `topBar.run`. */
function leaves(value: unknown, path: string): readonly (readonly [path: string, leaf: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, path === '' ? key : `${path}.${key}`));
}

const [inEnglish, inChinese] = [leaves(english, ''), leaves(chinese, '')];

function kinds(messages: typeof inEnglish): readonly string[] {
  return messages.map(([path, message]) => `${path}: ${message === '' ? 'empty' : typeof message}`).sort();
}

// Their types say so but for tables that are made from another.
test('both languages have the same messages, and none is empty in one of them alone', () => {
  expect(kinds(inChinese)).toEqual(kinds(inEnglish));
});

test('Chinese text has no half-width punctuation between Chinese characters, and no space beside full-width', () => {
  const wrong = /\p{sc=Han}[,;:?!(]\s?\p{sc=Han}|[，。；：？！（）、“”]\s|\s[，。；：？！（）、]/u;
  expect(inChinese.filter(([, message]) => typeof message === 'string' && wrong.test(message))).toEqual([]);
});

test('each language is there when it is asked for', async () => {
  expect(await messagesIn('en')).toBe(english);
  expect((await messagesIn('zh')).topBar.run).toBe('运行');
});
