import { checkCommitSubjects } from './commit-subjects';
import { missingBrowser, missingPostgres } from './missing-programs';
import { readPlaywright, readVitest, type TestCounts } from './test-counts';

/** What a step runs with. */
export interface StepTools {
  /** Runs Node with these arguments; true when it exits with 0. */
  node(args: readonly string[], env?: Record<string, string>): Promise<boolean>;
  print(line: string): void;
  /** File for the report of a test runner. */
  report: string;
}

/** One part of `npm test`. */
export interface Step {
  name: string;
  title: string;
  /** Returns what to install when the step cannot run on this machine. The step is then skipped. */
  missing?: () => string | null;
  run(tools: StepTools): Promise<boolean>;
  /** Reads the test counts from the runner's report. */
  counts?: (report: string) => TestCounts;
  /** A step that must have passed first, if it is part of this run. */
  after?: string;
}

const BIN = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  // Three times as fast. Next, dependency-cruiser and knip use the interface of TypeScript 5.
  tsc: 'node_modules/typescript-native/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const;

/**
 * Names of steps. Stages run one after another, the lanes of a stage side by side, the steps of a lane in their order.
 * `next typegen` and `next build` both write to `.next`, so they share a lane.
 */
export const STAGES: readonly (readonly (readonly string[])[])[] = [
  [
    // The build takes as long as the rest of both lanes up to the integration tests, which need none.
    ['types', 'build', 'deadcode', 'postgresql'],
    ['lint', 'unit', 'deps', 'integration'],
  ],
  [['e2e']],
];

function vitest(...projects: string[]): Step['run'] {
  return ({ node, report }) =>
    node([
      ...[BIN.vitest, 'run', ...projects.flatMap((project) => ['--project', project])],
      // Prints failures and a summary only.
      ...['--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`],
    ]);
}

/** Returns all steps in the order of the summary. `extra` goes to Playwright. */
export function allSteps(extra: string[]): Step[] {
  return [
    {
      name: 'lint',
      title: 'format, lint and commit subjects (biome)',
      run: async ({ node, print }) => {
        const linted = await node([BIN.biome, 'check', '--error-on-warnings']);
        const subjects = checkCommitSubjects();
        subjects.lines.forEach(print);
        return linted && subjects.ok;
      },
    },
    {
      name: 'types',
      title: 'types (tsc)',
      run: async ({ node }) =>
        (await node([BIN.next, 'typegen'])) &&
        (await node([BIN.tsc, '--noEmit', '-p', '.', '--tsBuildInfoFile', '.next/cache/types.tsbuildinfo'])),
    },
    {
      name: 'deps',
      title: 'import direction (dependency-cruiser)',
      run: ({ node }) => node(['--import', 'tsx', 'scripts/check/imports.ts']),
    },
    {
      name: 'deadcode',
      title: 'dead code (knip)',
      // The second run finds code that only tests use.
      run: async ({ node }) =>
        (await node([BIN.knip, '--no-progress'])) && (await node([BIN.knip, '--no-progress', '--production'])),
    },
    { name: 'unit', title: 'unit tests (vitest)', run: vitest('unit', 'components'), counts: readVitest },
    { name: 'integration', title: 'integration tests (vitest)', run: vitest('integration'), counts: readVitest },
    {
      name: 'postgresql',
      title: 'integration on PostgreSQL (vitest)',
      missing: missingPostgres,
      run: vitest('postgresql'),
      counts: readVitest,
    },
    {
      name: 'build',
      title: 'production build (next build)',
      run: ({ node }) => node(['scripts/run.mjs', 'build', '--if-changed']),
    },
    {
      name: 'e2e',
      title: 'browser tests (playwright)',
      after: 'build',
      missing: missingBrowser,
      run: ({ node, report }) =>
        node([BIN.playwright, 'test', '--reporter=list,json', ...extra], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
      counts: readPlaywright,
    },
  ];
}
