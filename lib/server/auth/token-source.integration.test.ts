import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { type FreshDatabase, freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { readToken } from '@/lib/server/db/tokens';
import { parseEnv } from '@/lib/server/env';
import { AppError } from '@/lib/server/errors';
import { createLog } from '@/lib/server/log';
import { createAuthHost } from '@/lib/server/upstream/auth-host';
import { createAuth } from './create-auth';
import { createKeyring } from './seal';
import { type FakeAuthHost, startFakeAuthHost } from './test-support/fake-auth-host';
import { createVault } from './vault';

const SECRET = 'test secret test secret';
const home: AccountRef = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'client-1' };
const start = Date.parse('2026-03-01T12:00:00Z');

let fresh: FreshDatabase;
let db: Database;
let host: FakeAuthHost;
let now: number;
let issued: number;
const clock = () => now;

/** An auth host that rotates refresh tokens and, like the real one, refuses a used one. */
function rotating(body: Record<string, string>) {
  if (body.refresh_token !== `refresh-${issued}`) {
    return { status: 403, json: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' } };
  }
  issued += 1;
  return {
    delayMs: 20,
    json: { access_token: `access-${issued}`, refresh_token: `refresh-${issued}`, expires_in: 3600 },
  };
}

function auth(database: Database = db, timeoutMs?: number) {
  const env = parseEnv({ COPPER_AUTH_URL: host.url, COPPER_API_URL: host.url });
  const log = createLog({ level: 'silent' });
  return createAuth({
    db: database,
    env,
    secret: SECRET,
    authHost: createAuthHost({ authUrl: host.url, timeoutMs }),
    clock,
    log,
  });
}

const vault = () => createVault({ db, keyring: createKeyring(SECRET), clock });

async function signIn(refreshToken: string | null = 'refresh-1', expiresAt = start + 1000): Promise<void> {
  const { id, kind, clientId, enterpriseId } = home;
  await upsertAccount(db, { id, kind, subject: 'auth0|alex', clientId, enterpriseId, now });
  const tokens = { accessToken: 'access-1', refreshToken, idToken: null, scope: 'app', expiresAt };
  await vault().save(id, clientId, tokens);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.code;
  throw error;
}

beforeEach(async () => {
  now = start;
  issued = 1;
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  host = await startFakeAuthHost(rotating);
});

afterEach(async () => {
  await host.close();
  await db.close();
  await fresh.remove();
});

describe('token source of a home account', () => {
  it('returns the stored access token until a minute before it expires', async () => {
    await signIn('refresh-1', start + 61_000);
    expect(await auth().tokens.accessToken(home)).toBe('access-1');
    now = start + 2_000;
    expect(await auth().tokens.accessToken(home)).toBe('access-2');
    expect(host.requests).toHaveLength(1);
  });

  it('refreshes once for fifty concurrent callers', async () => {
    await signIn();
    const { tokens } = auth();
    const answers = await Promise.all(Array.from({ length: 50 }, () => tokens.accessToken(home)));
    expect(new Set(answers)).toEqual(new Set(['access-2']));
    expect(host.requests).toEqual([{ grant_type: 'refresh_token', client_id: 'client-1', refresh_token: 'refresh-1' }]);
  });

  it('refreshes once for several processes on one database', async () => {
    await signIn();
    const processes = Array.from({ length: 5 }, () => auth().tokens);
    const answers = await Promise.all(
      processes.flatMap((tokens) => [tokens.accessToken(home), tokens.refresh(home, 'access-1')]),
    );
    expect(new Set(answers)).toEqual(new Set(['access-2']));
    expect(host.requests).toHaveLength(1);
  });

  it('returns the newer token for a refused one, without another refresh', async () => {
    await signIn('refresh-1', start + 3_600_000);
    const { tokens } = auth();
    expect(await Promise.all([tokens.refresh(home, 'access-1'), tokens.refresh(home, 'access-1')])).toEqual([
      'access-2',
      'access-2',
    ]);
    expect(await tokens.refresh(home, 'access-1')).toBe('access-2');
    expect(host.requests).toHaveLength(1);
  });

  it('keeps the refresh token when the response has none, and stores tokens encrypted', async () => {
    await signIn();
    host.answer = () => ({ json: { access_token: `access-${host.requests.length + 1}`, expires_in: 30 } });
    const { tokens } = auth();
    expect(await tokens.accessToken(home)).toBe('access-2');
    expect(await tokens.accessToken(home)).toBe('access-3');
    expect(host.requests.map((body) => body.refresh_token)).toEqual(['refresh-1', 'refresh-1']);
    expect((await vault().read(home.id))?.refreshToken).toBe('refresh-1');
    const row = await readToken(db, home.id);
    expect(Buffer.from(row?.accessSealed ?? []).toString('latin1')).not.toContain('access-3');
  });

  it('requires a new sign-in after invalid_grant, and sends no second request', async () => {
    await signIn('refresh-of-old');
    const { tokens } = auth();
    expect(await codeOf(tokens.accessToken(home))).toBe('sign_in_again');
    expect(await codeOf(tokens.accessToken(home))).toBe('sign_in_again');
    expect(await codeOf(auth().tokens.refresh(home, 'access-1'))).toBe('sign_in_again');
    expect(host.requests).toHaveLength(1);
    expect((await vault().read(home.id))?.revoked).toBe(true);
    expect(await vault().state(home.id)).toBe('unusable');
    issued = 1;
    await signIn('refresh-1', start + 3_600_000);
    expect(await tokens.accessToken(home)).toBe('access-1');
  });

  it.each([
    ['drops the connection', { drop: true }, 'cloud_down'],
    ['hangs', { delayMs: 60_000 }, 'cloud_timeout'],
    ['answers 500', { status: 500 }, 'cloud_down'],
    ['answers 503', { status: 503 }, 'cloud_down'],
    ['limits the client', { status: 429, json: { error: 'too_many_requests' } }, 'cloud_down'],
    ['sends an invalid response', { json: { token: 'x' } }, 'cloud_malformed'],
    ['refuses the client', { status: 401, json: { error: 'access_denied' } }, 'cloud_error'],
  ])('keeps the tokens when the auth host %s', async (_failure, reply, code) => {
    await signIn();
    host.answer = () => reply;
    const { tokens } = auth(db, code === 'cloud_timeout' ? 500 : undefined);
    expect(await codeOf(tokens.accessToken(home))).toBe(code);
    expect((await vault().read(home.id))?.revoked).toBe(false);
    host.answer = rotating;
    expect(await auth().tokens.accessToken(home)).toBe('access-2');
  });

  it('requires a new sign-in when the new tokens can not be stored, and never resends the used one', async () => {
    await signIn();
    let storing = false;
    const failing: Database = {
      ...db,
      query: (work) => {
        if (storing) return Promise.reject(new AppError('storage_failed', { userMessage: 'disk full' }));
        return db.query(work);
      },
    };
    host.answer = (body) => {
      storing = true;
      return rotating(body);
    };
    const { tokens } = auth(failing);
    expect(await codeOf(tokens.accessToken(home))).toBe('sign_in_again');
    storing = false;
    expect(await codeOf(tokens.accessToken(home))).toBe('sign_in_again');
    expect(host.requests).toHaveLength(1);
  });

  it('retries storing while the database is busy', async () => {
    await signIn();
    let failures = 0;
    const busy: Database = {
      ...db,
      query: (work) => {
        if (host.requests.length > 0 && failures < 2) {
          failures += 1;
          return Promise.reject(new AppError('storage_failed', { userMessage: 'locked' }));
        }
        return db.query(work);
      },
    };
    expect(await auth(busy).tokens.accessToken(home)).toBe('access-2');
    expect(failures).toBe(2);
  });

  it('requires a new sign-in without tokens, without a refresh token, and after the secret was changed', async () => {
    expect(await vault().state(home.id)).toBe('none');
    const signedOut = /^You signed out in another browser/;
    await expect(auth().tokens.accessToken(home)).rejects.toMatchObject({
      userMessage: expect.stringMatching(signedOut),
    });
    await expect(auth().tokens.refresh(home, 'x')).rejects.toMatchObject({
      userMessage: expect.stringMatching(signedOut),
    });
    await signIn(null);
    expect(await codeOf(auth().tokens.accessToken(home))).toBe('sign_in_again');
    await signIn();
    expect(await vault().state(home.id)).toBe('usable');
    const otherKey = createKeyring('another secret, another');
    expect(await createVault({ db, keyring: otherKey, clock }).state(home.id)).toBe('unusable');
    const env = parseEnv({ COPPER_AUTH_URL: host.url, COPPER_API_URL: host.url });
    const log = createLog({ level: 'silent' });
    const other = createAuth({
      db,
      env,
      secret: 'another secret, another',
      authHost: createAuthHost({ authUrl: host.url }),
      clock,
      log,
    });
    await expect(other.tokens.accessToken(home)).rejects.toMatchObject({
      code: 'sign_in_again',
      userMessage: expect.stringMatching(/^Copper has ended this sign-in/),
    });
    expect(host.requests).toHaveLength(0);
  });
});
