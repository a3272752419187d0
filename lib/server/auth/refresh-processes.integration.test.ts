import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { bundledScript } from '@/scripts/launch/bundled-script';
import { upsertAccount } from '../db/accounts';
import { openDatabase } from '../db/open';
import { freshDatabase } from '../db/test-support/fresh-database';
import { createKeyring } from './seal';
import { startFakeAuthHost } from './test-support/fake-auth-host';
import { createVault } from './vault';

const run = promisify(execFile);
const SECRET = 'test secret test secret';

/** A server that needs a token for ten concurrent requests. */
const PROCESS = `
  const main = async () => {
    const { openDatabase } = await import('./lib/server/db/open.ts');
    const { parseEnv } = await import('./lib/server/env.ts');
    const { createLog } = await import('./lib/server/log.ts');
    const { createAuthHost } = await import('./lib/server/upstream/auth-host.ts');
    const { createAuth } = await import('./lib/server/auth/create-auth.ts');
    const [url, host, secret] = process.argv.slice(2);
    const db = await openDatabase({ url });
    const env = parseEnv({ COPPER_AUTH_URL: host, COPPER_API_URL: host });
    const log = createLog({ level: 'silent' });
    const { tokens } = createAuth({ db, env, secret, authHost: createAuthHost({ authUrl: host }), clock: Date.now, log });
    const home = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'client-1' };
    const received = await Promise.all(Array.from({ length: 10 }, () => tokens.accessToken(home)));
    await db.close();
    console.log(JSON.stringify([...new Set(received)]));
  };
  void main();
`;

it('uses the refresh token once for two concurrent processes', async () => {
  const fresh = await freshDatabase();
  const host = await startFakeAuthHost(({ refresh_token }) =>
    refresh_token === 'refresh-1' && host.requests.length === 1
      ? { delayMs: 2000, json: { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 3600 } }
      : { status: 403, json: { error: 'invalid_grant' } },
  );
  const db = await openDatabase({ url: fresh.url });
  const now = Date.now();
  await upsertAccount(db, { id: 'home_1', kind: 'home', subject: 's', clientId: 'client-1', enterpriseId: null, now });
  const tokens = { accessToken: 'access-1', refreshToken: 'refresh-1', idToken: null, scope: 'app', expiresAt: now };
  await createVault({ db, keyring: createKeyring(SECRET), clock: () => now }).save('home_1', 'client-1', tokens);
  await db.close();

  const args = ['--conditions=react-server', await bundledScript({ code: PROCESS }), fresh.url, host.url, SECRET];
  const outputs = await Promise.all([1, 2].map(() => run(process.execPath, args)));
  expect(outputs.map(({ stdout }) => JSON.parse(stdout))).toEqual([['access-2'], ['access-2']]);
  expect(host.requests).toHaveLength(1);
  await host.close();
  await fresh.remove();
});
