import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { type FreshDatabase, freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { parseEnv } from '@/lib/server/env';
import { createLog } from '@/lib/server/log';
import { createAuthHost } from '@/lib/server/upstream/auth-host';
import { createAuth } from './create-auth';
import { type FakeAuthHost, startFakeAuthHost } from './test-support/fake-auth-host';

let fresh: FreshDatabase;
let db: Database;
let host: FakeAuthHost;
let now: number;

function tokensWith(settings: Record<string, string>) {
  const env = parseEnv({ COPPER_AUTH_URL: host.url, COPPER_API_URL: host.url, ...settings });
  const log = createLog({ level: 'silent' });
  const secret = 'test secret test secret';
  return createAuth({ db, env, secret, authHost: createAuthHost({ authUrl: host.url }), clock: () => now, log }).tokens;
}

beforeEach(async () => {
  now = Date.parse('2026-03-01T12:00:00Z');
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  host = await startFakeAuthHost(() => ({
    delayMs: 10,
    json: { access_token: `ent-${host.requests.length}`, expires_in: 3600 },
  }));
});

afterEach(async () => {
  await host.close();
  await db.close();
  await fresh.remove();
});

describe('token source of an enterprise account', () => {
  const account: AccountRef = { id: 'ent_1', kind: 'enterprise', enterpriseId: 'utility', clientId: 'ent-client' };
  const settings = {
    COPPER_CLIENT_ID: 'ent-client',
    COPPER_CLIENT_SECRET: 'ent-secret',
    COPPER_ENTERPRISE_ID: 'utility',
  };

  it('signs in once with client credentials, and again when the token expires', async () => {
    const tokens = tokensWith(settings);
    const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.accessToken(account)));
    expect(new Set(answers)).toEqual(new Set(['ent-1']));
    expect(host.requests).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'ent-client',
        client_secret: 'ent-secret',
        audience: 'https://api.copperlabs.com',
      },
    ]);
    expect(await tokensWith(settings).accessToken(account)).toBe('ent-1');
    expect(await tokens.refresh(account, 'ent-1')).toBe('ent-2');
    now += 3_600_000;
    expect(await tokens.accessToken(account)).toBe('ent-3');
  });

  it('distinguishes refused settings from an unreachable auth host', async () => {
    host.answer = () => ({ status: 401, json: { error: 'access_denied' } });
    await expect(tokensWith(settings).accessToken(account)).rejects.toMatchObject({ code: 'cloud_error' });
    host.answer = () => ({ drop: true });
    await expect(tokensWith(settings).accessToken(account)).rejects.toMatchObject({ code: 'cloud_down' });
    await expect(tokensWith({}).accessToken(account)).rejects.toMatchObject({ code: 'not_found' });
  });
});
