import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = {
  '@': root.replace(/\/$/, ''),
  // Marks a module for Next's bundler; outside of it there is nothing to guard.
  'server-only': `${root}scripts/empty-module.ts`,
};
const exclude = ['node_modules/**', '.next/**'];
/**
 * Loading the code's modules takes longer than most files run. So files share them: what one changes it puts back, and
 * none replaces a module (`vi.mock` comes too late where another file has loaded the real one).
 */
const shared = { isolate: false, env: { TZ: 'Pacific/Auckland' } };
const patient = {
  ...shared,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
};

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest would leave one processor to itself; it has little to do, and many tests wait for a clock or a disk.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.integration.test.ts'],
          ...shared,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: [...exclude, '**/postgresql-*'],
          ...patient,
        },
      },
      {
        resolve: { alias },
        test: {
          // The same tests once more, on the other database; the sandbox has none.
          name: 'postgresql',
          include: ['lib/**/*.integration.test.ts'],
          exclude: [...exclude, '**/sqlite-*'],
          globalSetup: 'lib/server/db/test-support/postgres-setup.ts',
          ...patient,
        },
      },
    ],
  },
});
