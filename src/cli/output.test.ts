import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forTerminal } from './output.ts';

test('what would turn a terminal’s colours, title or place is shown as a mark; lines and tabs stay', () => {
  expect(forTerminal('a\u001b[31mb\u0007\u009b2Jc\rd\n\te é 😀')).toBe('a\uFFFD[31mb\uFFFD\uFFFD2Jc\uFFFDd\n\te é 😀');
});

test('no text leaves a control character but line breaks and tabs', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(forTerminal(text).replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
  }));
});
