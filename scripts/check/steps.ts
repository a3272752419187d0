import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './ensure-browser';
import { ensurePostgres } from './ensure-postgres';
import { readPlaywright, readVitest, type TestCounts } from './test-counts';

/** One part of `npm test`. `tally` reads the numbers of a test runner from the report it wrote. */
export interface Step {
  name: string;
  about: string;
  /** Installs what the step needs; false where that cannot be had. */
  ready?: () => boolean;
  /** What it means that the step is not ready: it failed, or it is left out, which only CI minds. */
  unready?: 'failed' | 'skipped';
  run: (report: string) => boolean;
  tally?: (report: string) => TestCounts;
  /** Steps that must have passed in this run, where they were part of it. */
  after?: string[];
}

const BIN = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const;

function node(args: readonly string[], env: Record<string, string> = {}): boolean {
  const quiet = { NEXT_TELEMETRY_DISABLED: '1', ...env };
  const result = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...quiet } });
  return result.status === 0;
}

function vitest(project: string): (report: string) => boolean {
  return (report) =>
    node([BIN.vitest, 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]);
}

/** All steps in their order: cheap ones first, so that a slip shows soon. `extra` goes to Playwright. */
export function allSteps(extra: string[]): Step[] {
  return [
    { name: 'lint', about: 'format and lint (biome)', run: () => node([BIN.biome, 'check', '--error-on-warnings']) },
    {
      name: 'types',
      about: 'types (tsc)',
      run: () => node([BIN.next, 'typegen']) && node([BIN.tsc, '--noEmit', '-p', '.']),
    },
    {
      name: 'deps',
      about: 'import direction (dependency-cruiser)',
      run: () =>
        node([BIN.depcruise, '--config', '.dependency-cruiser.cjs', '.']) &&
        node([BIN.depcruise, '--config', '.dependency-cruiser-browser.cjs', 'components', 'lib/client']),
    },
    { name: 'deadcode', about: 'dead code (knip)', run: () => node([BIN.knip, '--no-progress']) },
    { name: 'unit', about: 'unit tests (vitest)', run: vitest('unit'), tally: readVitest },
    { name: 'integration', about: 'integration tests (vitest)', run: vitest('integration'), tally: readVitest },
    {
      name: 'postgresql',
      about: 'integration on PostgreSQL (vitest)',
      ready: ensurePostgres,
      unready: 'skipped',
      run: vitest('postgresql'),
      tally: readVitest,
    },
    {
      name: 'build',
      about: 'production build (next build)',
      run: () => node(['scripts/run.mjs', 'build', '--if-changed']),
    },
    {
      name: 'e2e',
      about: 'browser tests (playwright)',
      after: ['build'],
      ready: ensureBrowser,
      run: (report) =>
        node([BIN.playwright, 'test', '--reporter=list,json', ...extra], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
      tally: readPlaywright,
    },
  ];
}
