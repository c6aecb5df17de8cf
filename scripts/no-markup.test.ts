import { expect, test } from 'vitest';
import { readSources } from './source-files.ts';

/** Ways by which a text becomes markup or code. */
const SINKS = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|parseFromString|srcdoc|srcDoc)\b|\bdocument\.write|\beval\(|\bnew Function\b|javascript:/;

test('no source makes markup or code of text: names and notes reach the page as text of React alone', () => {
  const sources = [...readSources('src')].filter(([path]) => !/\.test\.tsx?$/.test(path));
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.filter(([, text]) => SINKS.test(text)).map(([path]) => path)).toEqual([]);
});
