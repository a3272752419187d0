import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { TESTS_ON_BOTH_DATABASES, TESTS_ON_ONE_DATABASE } from './.dependency-cruiser-ladder.cjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = {
  '@': root.replace(/\/$/, ''),
  // Only Next's bundler needs this module.
  'server-only': `${root}scripts/empty-module.ts`,
};
const exclude = ['node_modules/**', '.next/**'];
/**
 * Loading modules takes longer than most test files run, so files share them. A file must restore what it changes, and
 * cannot use `vi.mock`, which has no effect on a module that another file has loaded.
 */
const shared = {
  isolate: false,
  env: { TZ: 'Pacific/Auckland' },
  setupFiles: ['scripts/check/random-seed.ts'],
};
/** `npm test` runs type checking beside these tests. */
const besideOthers = { testTimeout: 20_000 };
const slow = {
  ...shared,
  // Tests of both databases run at the same time.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
};

export default defineConfig({
  resolve: { alias },
  test: {
    // More than Vitest's default of one less than the processors: many tests wait for a clock or a disk.
    maxWorkers: availableParallelism() + 1,
    // Most objects die young. With Node's 16 MB for them, collecting takes a tenth of the time of the slow tests.
    execArgv: ['--max-semi-space-size=64'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...exclude, '**/*.integration.test.ts'],
          ...besideOthers,
          ...shared,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'components',
          include: ['{components,lib/client}/**/*.test.tsx'],
          environment: 'happy-dom',
          ...besideOthers,
          ...shared,
          setupFiles: ['components/ui/test-support/unmount.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: [...exclude, '**/postgresql-*'],
          ...slow,
        },
      },
      {
        resolve: { alias },
        test: {
          // The tests of what may use the database, on the other one.
          name: 'postgresql',
          include: TESTS_ON_BOTH_DATABASES,
          exclude: [...exclude, ...TESTS_ON_ONE_DATABASE, '**/sqlite-*'],
          globalSetup: 'lib/server/db/test-support/postgres-setup.ts',
          ...slow,
        },
      },
    ],
  },
});
