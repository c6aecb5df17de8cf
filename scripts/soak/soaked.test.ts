import { expect, test } from 'vitest';
import { judge, type Measure } from './soaked.ts';

const heap: Measure<number> = { name: 'heap', read: (bytes) => bytes, allowed: 2e6, warmsUp: true };
const objects: Measure<number> = { name: 'objects', read: (bytes) => bytes, allowed: 1e6 };

test('what grows in the first half only has warmed up', () => {
  expect(judge({ what: '100 runs', before: 10e6, halfway: 13e6, after: 13.5e6 }, [heap]).grown).toEqual([]);
});

test('what grows as much in the second half as in the first leaks', () => {
  const { grown, text } = judge({ what: '100 runs', before: 10e6, halfway: 11.2e6, after: 12.4e6 }, [heap]);
  expect(grown).toEqual(['heap']);
  expect(text).toMatch(/heap +10\.0 MB +11\.2 MB +12\.4 MB +2\.4 MB +1\.2 MB +too much/);
});

test('without halves the whole growth is judged', () => {
  expect(judge({ what: '10000 steps', before: 10e6, after: 11.9e6 }, [heap]).grown).toEqual([]);
  expect(judge({ what: '10000 steps', before: 10e6, after: 12.1e6 }, [heap]).grown).toEqual(['heap']);
});

test('what does not warm up is judged from the beginning', () => {
  expect(judge({ what: '100 runs', before: 10e6, halfway: 11.1e6, after: 11.1e6 }, [objects]).grown).toEqual(['objects']);
});
