import { expect, test } from 'vitest';
import { packResults } from '../formats/packed-results.ts';
import { formatResults, resultsToCsv } from '../formats/results-file.ts';
import { formatRuns } from '../formats/runs-file.ts';
import { resultsFixture } from './fake-worker.fixture.ts';
import { answerRead, answerWrite } from './run-files.ts';
import type { RunFile } from './run-files-protocol.ts';

const results = resultsFixture({
  series: [
    { kind: 'training', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 1, images: 64, loss: Number.NaN, gradientNorm: 1, learningRate: 0.001 },
    { kind: 'validation', network: 'aux-net', seed: 0, step: 1, epoch: 0.1, seconds: 1, images: 64, loss: 2.1, accuracy: 0.2 },
  ],
});
const label = { id: 'a-1', name: 'quick-quail-1', note: 'seen', starred: true, series: null } as const;

async function written(file: RunFile): Promise<{ readonly text: string; readonly type: string }> {
  const answer = answerWrite({ type: 'write', file });
  if (answer.type === 'failed') throw new Error(answer.message);
  return { text: await answer.file.text(), type: answer.file.type };
}

test('runs go into files as the command line writes them, byte for byte', async () => {
  const packed = packResults(results);
  expect(await written({ format: 'runs', runs: [{ ...label, results: packed }] })).toEqual({ text: formatRuns([{ ...label, results }]), type: 'application/json' });
  expect(await written({ format: 'results', results: packed })).toEqual({ text: formatResults(results), type: 'application/json' });
  expect(await written({ format: 'values', results: packed })).toEqual({ text: resultsToCsv(results), type: 'text/csv' });
});

test('runs of a file come as they went into it, bare results with the name of their file', async () => {
  const file = (name: string, text: string) => ({ name, size: text.length, text: () => Promise.resolve(text) });
  const answer = await answerRead({ type: 'read', files: [file('runs.json', formatRuns([{ ...label, results }])), file('lab.json', formatResults(results))] });
  expect(answer).toEqual({
    type: 'runs',
    runs: [{ ...label, results: packResults(results) }, { id: undefined, name: 'lab', note: '', starred: false, series: null, results: packResults(results) }],
  });
});

test('what goes wrong while writing is an answer as well', () => {
  const broken = { format: 'results', results: { ...packResults(results), series: undefined } } as unknown as RunFile;
  expect(answerWrite({ type: 'write', file: broken })).toEqual({ type: 'failed', message: expect.any(String) });
});
