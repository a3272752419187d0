import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlaywright, readVitest } from './test-counts';

const folder = mkdtempSync(join(tmpdir(), 'copper-test-counts-'));

afterAll(() => rmSync(folder, { recursive: true }));

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
        { name: 'a.test.ts', status: 'passed', assertionResults: [{}, {}, {}] },
        {
          name: 'b.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'failed', fullName: 'adds up', failureMessages: ['\u001b[31m3 is not 2\nseed: 7\n    at b'] },
          ],
        },
        { name: 'c.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    });
    expect(readVitest(file)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 2,
      failures: ['b.test.ts › adds up › 3 is not 2 seed: 7', 'c.test.ts › could not be loaded › no such module'],
      retried: [],
    });
  });

  it('list a browser test that passed only on retry', () => {
    const tests = ['flaky', 'unexpected', 'expected'].map((status) => {
      const results = [{ errors: [{ message: `${status} error` }] }, {}];
      return { projectName: 'phone', status, results };
    });
    const specs = [{ title: 'signs in', file: 'sign-in.spec.ts', line: 3, tests }];
    const suites = [{ suites: [{ specs }] }];
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 1 }, errors: [], suites });
    expect(readPlaywright(file)).toEqual({
      passed: 7,
      failed: 1,
      skipped: 1,
      failures: ['[phone] sign-in.spec.ts:3 › signs in › unexpected error'],
      retried: ['[phone] sign-in.spec.ts:3 › signs in › flaky error'],
    });
  });

  it('count an error outside of all tests', () => {
    const file = report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] });
    expect(readPlaywright(file).failed).toBe(1);
  });

  it('throw for a missing report', () => {
    expect(() => readVitest(join(folder, 'absent.json'))).toThrow();
  });
});
