import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { healthSchema } from '@/lib/contract/schemas/account';
import { missingZoneChanges } from '@/lib/domain/zone-changes';
import { provideServices } from '../test-support/provide-services';
import type { Handler } from './route';

const ROUTE = fileURLToPath(new URL('../../../app/api/health/route.ts', import.meta.url));

let get: Handler;
beforeAll(async () => {
  get = (await import(ROUTE)).GET;
});

async function health(checkHealth: () => Promise<unknown>) {
  provideServices({ checkHealth });
  const answer = await get(new Request('http://localhost/api/health'));
  return { status: answer.status, body: healthSchema.strict().parse(await answer.json()) };
}

const tz = {
  version: process.versions.tz,
  missing: missingZoneChanges().map(({ version, since, zones }) => ({ version, since, zones })),
};

it('returns the version of the time zone data and what they lack, which is no failure', async () => {
  const { status, body } = await health(async () => ({ applied: 3, pending: 0 }));
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'ok', tz, migrations: { applied: 3, pending: 0 } });
});

it('returns them when the database fails, too', async () => {
  const { status, body } = await health(() => Promise.reject(new Error('disk')));
  expect(status).toBe(503);
  expect(body).toMatchObject({ status: 'failing', database: 'failing', tz });
});
