import { expect, it } from 'vitest';
import { AppError } from '../errors';
import { createReadiness } from './readiness';

type Deps = Parameters<typeof createReadiness>[0];

function harness(change: Partial<Deps> = {}) {
  const warnings: string[] = [];
  const ready = createReadiness({
    db: {},
    checkDatabase: async () => ({ applied: ['a', 'b'], appliedNow: [], pending: [] }),
    secretProblem: () => null,
    log: { warn: (_fields: unknown, message?: string) => void warnings.push(message ?? '') } as Deps['log'],
    sleep: () => new Promise(() => {}),
    ...change,
  });
  return { ready, warnings };
}

const file = (space: 'ok' | 'low' | 'full') => ({
  file: { path: 'copper.db', change: () => null, diskSpace: async () => space },
});

it('is ready without a file of its own', async () => {
  expect(await harness().ready()).toEqual({
    ...{ status: 'ok', database: 'ok', migrations: { applied: 2, pending: 0 }, disk: null, keys: 'ok' },
  });
});

it('says that the disk is nearly full, once in the log, and stays ready', async () => {
  const { ready, warnings } = harness({ db: file('low') });
  expect(await ready()).toMatchObject({ status: 'ok', disk: 'low' });
  await ready();
  expect(warnings).toEqual(['the disk of the database is nearly full']);
});

it('fails when the database fails, or does not answer', async () => {
  const failing = harness({
    checkDatabase: () => Promise.reject(new AppError('storage_failed', { userMessage: 'no' })),
  });
  expect(await failing.ready()).toMatchObject({ status: 'failing', database: 'failing', keys: 'ok' });
  const late = harness({ checkDatabase: () => new Promise(() => {}), sleep: async () => {} });
  expect(await late.ready()).toMatchObject({ status: 'failing', database: 'failing' });
});

it('fails while migrations are pending, and when the next start would not find the key', async () => {
  const pending = harness({ checkDatabase: async () => ({ applied: [], appliedNow: [], pending: ['c'] }) });
  expect(await pending.ready()).toMatchObject({ status: 'failing', database: 'ok', migrations: { pending: 1 } });
  const keyless = harness({ secretProblem: () => '"secrets.json" was deleted' });
  expect(await keyless.ready()).toMatchObject({ status: 'failing', database: 'ok', keys: 'failing' });
  expect(keyless.warnings).toEqual(['key check failed']);
});
