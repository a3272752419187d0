import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaywright, readVitest } from './test-counts';

const folder = mkdtempSync(join(tmpdir(), 'copper-test-counts-'));

function report(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('test counts', () => {
  it('count a test file that could not be loaded as a failure', () => {
    const file = report({
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{}, {}, {}] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    });
    expect(readVitest(file)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('count a browser test that passed only on retry as failed', () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 1 }, errors: [] });
    expect(readPlaywright(file)).toEqual({ passed: 5, failed: 3, skipped: 1 });
  });

  it('count an error outside of all tests', () => {
    const file = report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] });
    expect(readPlaywright(file).failed).toBe(1);
  });

  it('throw for a missing report', () => {
    expect(() => readVitest(join(folder, 'absent.json'))).toThrow();
  });
});
