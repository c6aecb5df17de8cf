import { expect, test } from 'vitest';
import type { Evaluation } from '../../formats/metrics.ts';
import { chinese } from '../../messages/zh/chinese.ts';
import { english } from '../../messages/en/english.ts';
import { endInWords } from './end-words.ts';

function evaluation(strategy: Evaluation['strategy'], depth: number, loss: number, phase: Evaluation['phase'] = 'untuned'): Evaluation {
  return { strategy, depth, draw: 0, seed: 0, phase, layerSources: [], loss, accuracy: 0.5 };
}

const evaluations = [evaluation('simple-lg', 4, 1.5), evaluation('simple-lg', 8, 2.9), evaluation('cyclic', 4, 1.234), evaluation('cyclic', 8, 1.1)];
const run = { name: 'calm-otter-2', status: 'complete', error: undefined, evaluations } as const;

test('the end of a run is told by its name and by what each strategy came to, shallow and deep', () => {
  const { title, body } = endInWords(run, english);
  expect(title).toBe('calm-otter-2 is done');
  expect(body.split('\n')).toEqual([
    `${english.strategies.cyclic.label}: validation loss 1.23 at depth 4, 1.10 at 8`,
    `${english.strategies['simple-lg'].label}: validation loss 1.50 at depth 4, 2.90 at 8`,
  ]);
});

test('in Chinese as well', () => {
  expect(endInWords(run, chinese).title).toBe('calm-otter-2 已完成');
  expect(endInWords(run, chinese).body).toContain('1.10');
});

test('where Des-Nets were tuned their figures are what counts', () => {
  const { body } = endInWords({ ...run, evaluations: [...evaluations, evaluation('cyclic', 6, 0.7, 'tuned')] }, english);
  expect(body).toBe(`${english.strategies.cyclic.label}: validation loss 0.70 at depth 6`);
});

test('a run that failed is told by why', () => {
  const error = { name: 'InputError', message: 'no images; choose some', phase: 'data' } as const;
  expect(endInWords({ ...run, status: 'failed', error }, english)).toEqual({ title: 'calm-otter-2 has failed', body: 'no images; choose some' });
});
