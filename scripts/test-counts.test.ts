import { expect, test } from 'vitest';
import { addCounts, closingLine, playwrightCounts, vitestCounts } from './test-counts.ts';

test('the closing line counts both runners together', () => {
  const unit = vitestCounts(vitestReport({ passed: 10, failed: 1 }));
  const endToEnd = playwrightCounts('{"stats":{"expected":4,"unexpected":2,"flaky":0,"skipped":0}}');
  expect(closingLine(addCounts(unit, endToEnd))).toBe('14 passed, 3 failed');
});

test('skipped tests are told only where there are some', () => {
  expect(closingLine({ passed: 2, failed: 0, skipped: 3 })).toBe('2 passed, 0 failed, 3 skipped');
});

test('a test that passes only when tried again counts as failed', () => {
  const counts = playwrightCounts('{"stats":{"expected":4,"unexpected":0,"flaky":1,"skipped":0}}');
  expect(counts).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('a test file that cannot be loaded counts as one failed test', () => {
  const counts = vitestCounts(vitestReport({ passed: 1, failed: 0, unloaded: 1 }));
  expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

function vitestReport(counts: { passed: number; failed: number; unloaded?: number }): string {
  return JSON.stringify({
    numPassedTests: counts.passed,
    numFailedTests: counts.failed,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: Array.from({ length: counts.unloaded ?? 0 }, () => ({ status: 'failed', assertionResults: [] })),
  });
}
