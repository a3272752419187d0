import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { healthSchema, readySchema, versionSchema } from '@/lib/contract/schemas/site';
import { missingZoneChanges } from '@/lib/domain/zone-changes';
import packageJson from '@/package.json';
import { FAILING, type Readiness } from '../start/readiness';
import { provideServices } from '../test-support/provide-services';

const READY: Readiness = { ...FAILING, status: 'ok', database: 'ok', migrations: { applied: 3, pending: 0 } };

async function answerOf(name: 'health' | 'ready' | 'version') {
  const path = fileURLToPath(new URL(`../../../app/api/${name}/route.ts`, import.meta.url));
  const answer: Response = await (await import(path)).GET(new Request(`http://localhost/api/${name}`));
  return { status: answer.status, body: await answer.json() };
}

it('is ready when its parts are, and else says which is not', async () => {
  provideServices({ checkReady: async () => READY });
  const ready = await answerOf('ready');
  expect(ready).toEqual({ status: 200, body: readySchema.strict().parse(READY) });
  const failing = { ...READY, status: 'failing', keys: 'failing' };
  provideServices({ checkReady: async () => failing });
  expect(await answerOf('ready')).toEqual({ status: 503, body: failing });
});

it('is not ready, but alive, when the server could not be put together', async () => {
  provideServices(Promise.reject(new Error('disk')));
  expect(await answerOf('ready')).toEqual({ status: 503, body: readySchema.strict().parse(FAILING) });
  const alive = await answerOf('health');
  expect(alive).toEqual({ status: 200, body: healthSchema.strict().parse({ status: 'ok' }) });
});

it('returns the version of the package, and what the time zone data lack', async () => {
  const { status, body } = await answerOf('version');
  expect(status).toBe(200);
  const missing = missingZoneChanges().map(({ version, since, zones }) => ({ version, since, zones }));
  expect(versionSchema.strict().parse(body)).toMatchObject({
    version: packageJson.version,
    tz: { version: process.versions.tz, missing },
  });
});
