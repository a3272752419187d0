import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { type FreshDatabase, freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { parseEnv } from '@/lib/server/env';
import { createLog } from '@/lib/server/log';
import { createAuthHost } from '@/lib/server/upstream/auth-host';
import { createAuth } from './create-auth';
import { createKeyring } from './seal';
import { type FakeAuthHost, startFakeAuthHost } from './test-support/fake-auth-host';
import { startTokenProcess } from './test-support/token-process';
import { createVault } from './vault';

const SECRET = 'test secret test secret';
const home: AccountRef = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'client-1' };
/** How long a killed process blocks the others. */
const CLAIM_MS = 30_000;

let fresh: FreshDatabase;
let db: Database;
let host: FakeAuthHost;
let now = Date.parse('2026-03-01T12:00:00Z');

/** The token source of one process. */
function tokenSourceOf(database: Database) {
  const env = parseEnv({ COPPER_AUTH_URL: host.url, COPPER_API_URL: host.url });
  const authHost = createAuthHost({ authUrl: host.url });
  const log = createLog({ level: 'silent' });
  return createAuth({ db: database, env, secret: SECRET, authHost, clock: () => now, log }).tokens;
}

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  host = await startFakeAuthHost(() => ({ status: 500 }));
  const { id, kind, clientId, enterpriseId } = home;
  await upsertAccount(db, { id, kind, subject: 'auth0|alex', clientId, enterpriseId, now });
  const vault = createVault({ db, keyring: createKeyring(SECRET), clock: () => now });
  const tokens = { accessToken: 'access-1', refreshToken: 'refresh-1', idToken: null, scope: 'app', expiresAt: now };
  await vault.save(id, clientId, tokens);
});

afterEach(async () => {
  await host.close();
  await db.close();
  await fresh.remove();
});

/** Runs a process and kills it after it has received new tokens, before it stores them. */
async function killAfterReceiving(): Promise<void> {
  const child = await startTokenProcess({
    url: fresh.url,
    hostUrl: host.url,
    secret: SECRET,
    now,
    account: home,
  });
  await child.line(/^received/);
  child.kill();
  await child.exited;
}

describe('a process killed between receiving and storing a token', () => {
  it('requires a new sign-in with rotation, and resends the used refresh token at most once', async () => {
    let issued = 1;
    host.answer = ({ refresh_token }) => {
      if (refresh_token !== `refresh-${issued}`) return { status: 403, json: { error: 'invalid_grant' } };
      issued += 1;
      return { json: { access_token: `access-${issued}`, refresh_token: `refresh-${issued}`, expires_in: 3600 } };
    };
    await killAfterReceiving();
    now += CLAIM_MS;
    const next = tokenSourceOf(db);
    await expect(next.accessToken(home)).rejects.toMatchObject({ code: 'sign_in_again' });
    await expect(next.accessToken(home)).rejects.toMatchObject({ code: 'sign_in_again' });
    expect(host.requests).toHaveLength(2);
  });

  it('costs nothing without rotation', async () => {
    host.answer = () => ({ json: { access_token: 'access-2', expires_in: 3600 } });
    await killAfterReceiving();
    now += CLAIM_MS;
    expect(await tokenSourceOf(db).accessToken(home)).toBe('access-2');
  });
});
