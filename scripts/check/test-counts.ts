import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Test counts of one step. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
  /** A line for each failed test. */
  failures: string[];
  /** A line for each test that failed, and passed when it was tried again. It counts as passed. */
  retried: string[];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: VitestFile[];
}

interface VitestFile {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  projectName: string;
  status: string;
  results: { errors?: { message?: string }[] }[];
}

/** Reads vitest's JSON report. A test file that could not be loaded counts as one failure. */
export function readVitest(file: string): TestCounts {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failureText(name, fullName, failureMessages?.[0])),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...failed, ...unloaded.map(({ name, message }) => failureText(name, 'could not be loaded', message))],
    retried: [],
  };
}

/** Reads Playwright's JSON report. A test that passed only on retry counts as passed, and is listed. */
export function readPlaywright(file: string): TestCounts {
  const { stats, errors, suites = [] } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  const broken = stats.unexpected + stats.flaky === 0 ? errors.length : 0;
  const linesOf = (status: string) => suites.flatMap((suite) => failuresOf(suite, status));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + broken,
    skipped: stats.skipped,
    failures: linesOf('unexpected'),
    retried: linesOf('flaky'),
  };
}

/** Returns a line for each test that ended so. */
function failuresOf({ suites = [], specs = [] }: PlaywrightSuite, wanted: string): string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ projectName, results }) => {
        const message = results.flatMap(({ errors = [] }) => errors)[0]?.message;
        return failureText(`[${projectName}] ${file}:${line}`, title, message);
      }),
  );
  return [...own, ...suites.flatMap((suite) => failuresOf(suite, wanted))];
}

/** Returns a failed test in a line: where, which, and the beginning of what it said. */
function failureText(where: string, title: string, message = ''): string {
  // A random test says its seed and its counterexample in the second and third line.
  const lines = stripVTControlCharacters(message).split('\n', 3);
  const said = lines.filter((line) => !/^\s*at /.test(line)).join(' ');
  return [relativePath(where), title, said.slice(0, 600).trim()].filter(Boolean).join(' › ');
}

function relativePath(path: string): string {
  return path.startsWith('/') ? relative(process.cwd(), path) : path;
}
