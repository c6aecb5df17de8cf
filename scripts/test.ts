/** `npm test`: everything that must hold, in order; the last line counts the tests that ran. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installChromium } from './install-chromium.ts';
import { addCounts, closingLine, noTests, playwrightCounts, vitestCounts } from './test-counts.ts';
import type { TestCounts } from './test-counts.ts';

const reports = mkdtempSync(join(tmpdir(), 'learngene-tests-'));
const unitReport = join(reports, 'unit.json');
const endToEndReport = join(reports, 'e2e.json');

const failed: string[] = [];
check('test:types');
check('test:lint');
check('test:floors');
check('test:unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]);
check('test:e2e', ['--reporter=list,json'], {
  CHROME_PATH: installChromium(),
  PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport,
});
// Of the page that the end-to-end tests have built.
check('test:size');

const counts = addCounts(countsOf(unitReport, vitestCounts), countsOf(endToEndReport, playwrightCounts));
rmSync(reports, { recursive: true, force: true });
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${closingLine(counts)}`);
process.exitCode = failed.length > 0 || counts.passed === 0 ? 1 : 0;

/** Runs one of package.json's scripts; a failure is kept for the end, so that one run shows them all. */
function check(script: string, flags: readonly string[] = [], environment: Record<string, string> = {}): void {
  console.log(`\n== ${script}`);
  const { status } = spawnSync('npm', ['run', script, '--', ...flags], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) failed.push(script);
}

/** A runner that could not even start left no report; it has already failed by its exit code. */
function countsOf(path: string, count: (report: string) => TestCounts): TestCounts {
  return existsSync(path) ? count(readFileSync(path, 'utf8')) : noTests;
}
