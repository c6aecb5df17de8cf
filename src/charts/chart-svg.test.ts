import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartSvg, type SvgPanel } from './chart-svg.ts';
import { escaped, wrapped } from './svg-text.ts';

const look = { colour: '#0067b0', dash: '7 3', marker: 'square' } as const;

function panel(changes: Partial<SvgPanel> = {}): SvgPanel {
  return {
    title: 'Validation loss', caption: 'shapes10', xTitle: 'depth', yText: (value) => value.toFixed(2),
    lines: [{ label: 'SWS', look, points: [{ x: 4, mean: 2 }, { x: 5, mean: 1, low: 0.5, high: 1.5 }] }], ...changes,
  };
}

test('a point lies where both axes say', () => {
  // Ticks 0 to 10 lie from 64 to 616 across and 0 to 2 from 318 to 66 up: 5 is at 340, 1 at 192.
  const lines = [{ label: 'SWS', look: { ...look, marker: 'none' }, points: [{ x: 5, mean: 1 }] }] as const;
  expect(chartSvg([panel({ lines, xTicks: [0, 10], yScale: { domain: [0, 2], ticks: [0, 2] } })])).toContain('points="340.0,192.0"');
});

test('on a logarithmic axis ratios are distances, and what is not above 0 is left out', () => {
  // 1 is half way between 0.1 and 10.
  const lines = [{ label: 'SWS', look, points: [{ x: 0, mean: 0 }, { x: 5, mean: 1, low: -1, high: 2 }] }];
  const svg = chartSvg([panel({ lines, isLog: true, xTicks: [0, 10], yScale: { domain: [0.1, 10], ticks: [0.1, 10] } })]);
  expect(svg).toContain('points="340.0,192.0"');
  expect(svg).not.toMatch(/NaN|Infinity/);
});

test('levels, notes and the legend are there, a line without a name is drawn but not named', () => {
  const lines = [...panel().lines, { label: 'unsmoothed', look, points: [], isUnnamed: true }];
  const svg = chartSvg([panel({ lines, references: [{ value: 1, label: 'chance' }], notes: ['seed 3', 'https://example.org/#v=1'] })]);
  for (const part of ['chance', 'SWS', 'seed 3', 'https://example.org/#v=1']) expect(svg).toContain(`>${part}</text>`);
  expect(svg).not.toContain('unsmoothed');
  expect(svg.match(/<polyline/g)).toHaveLength(3); // two lines and one sample in the legend
});

test('a level outside the axis is left out', () => {
  expect(chartSvg([panel({ references: [{ value: 99, label: 'chance' }] })])).not.toContain('chance');
});

test('hostile names are words, never markup', () => {
  const name = '</text><script>alert("1")</script>&\u0000\uD800';
  const svg = chartSvg([panel({ title: name, caption: name, xTitle: name, notes: [name], lines: [{ ...panel().lines[0], label: name, look, points: [] }] })]);
  expect(svg).not.toMatch(/<script|&(?!amp;|lt;|gt;|quot;|apos;)/);
  expect(svg).not.toContain('\u0000');
  expect(tagsBalance(svg)).toBe(true);
});

test('any name makes a document whose tags balance', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
    expect(tagsBalance(chartSvg([panel({ title: name, notes: [name] })]))).toBe(true);
  }));
});

test('escaped text can be read back, but for what XML cannot hold', () => {
  expect(escaped('a < b & "c"')).toBe('a &lt; b &amp; &quot;c&quot;');
  expect(escaped('\u0007bell, \uFFFF, fine: é 字 😀')).toBe('\uFFFDbell, \uFFFD, fine: é 字 😀');
});

test('text is wrapped at words, and words that are too long are cut', () => {
  expect(wrapped('ab cd efghijk l', 5)).toEqual(['ab cd', 'efghi', 'jk l']);
  fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, letters) => {
    const lines = wrapped(text, letters);
    expect(lines.every((line) => Array.from(line).length <= letters)).toBe(true);
    expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
  }));
});

/** Whether every tag is closed in order: all that our documents use of XML besides text and quoted attributes. */
function tagsBalance(svg: string): boolean {
  const open: string[] = [];
  const rest = svg.replace(/<(\/?)([a-zA-Z]+)((?: [a-zA-Z][\w:-]*="[^"<]*")*)(\/?)>/g, (_, end: string, name: string, _attributes, single: string) => {
    if (end !== '' && open.pop() !== name) open.push('out of order');
    if (end === '' && single === '') open.push(name);
    return '';
  });
  return open.length === 0 && !/[<>]/.test(rest);
}
