import { expect, test } from 'vitest';
import { packResults } from '../formats/packed-results.ts';
import { formatResults } from '../formats/results-file.ts';
import { formatRuns } from '../formats/runs-file.ts';
import { resultsFixture } from './fake-worker.fixture.ts';
import { answerRead } from './run-files.ts';

const results = resultsFixture({
  series: [
    { kind: 'training', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 1, images: 64, loss: Number.NaN, gradientNorm: 1, learningRate: 0.001 },
    { kind: 'validation', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 1, images: 64, loss: 2.1, accuracy: 0.2 },
  ],
});
const label = { id: 'a-1', name: 'quick-quail-1', note: 'seen', starred: true, series: null } as const;

test('runs of a file come as they went into it, bare results with the name of their file', async () => {
  const file = (name: string, text: string) => ({ name, size: text.length, text: () => Promise.resolve(text) });
  const answer = await answerRead({ files: [file('runs.json', formatRuns([{ ...label, results }])), file('lab.json', formatResults(results))] });
  expect(answer).toEqual({
    type: 'runs',
    runs: [{ ...label, results: packResults(results) }, { id: undefined, name: 'lab', note: '', starred: false, series: null, results: packResults(results) }],
  });
});
