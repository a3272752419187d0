import type { AccountRef } from '@/lib/server/account';
import { upsertAccount } from '@/lib/server/db/accounts';
import { openDatabase } from '@/lib/server/db/open';
import { freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { createAuthHost } from '@/lib/server/upstream/auth-host';
import { createDoor } from '@/lib/server/upstream/door';
import { createLedger, type PendingRequest } from '@/lib/server/upstream/ledger';
import { createSend } from '@/lib/server/upstream/send';
import type { SandboxOptions } from '../../../../sandbox/options';
import { type Sandbox, startSandbox } from '../../../../sandbox/start';
import type { Archive } from '../../ports/archive';
import { createArchive } from '../archive';

const PUBLIC_CLIENT = 'RvXeGVUtzcz9iWnP4QJFwnVwCHVUoMIA';
const ENTERPRISE_CLIENT = 'sandbox-enterprise';
const AUDIENCE = 'https://api.copperlabs.com';

/** The archive with a real door and the sandbox, both on the same clock. */
export interface SandboxArchive {
  sandbox: Sandbox;
  archive: Archive;
  /** Returns another archive on the same database, as after a restart or in a second process. */
  openAnother(): Archive;
  /** Deletes all stored series. */
  clearSeries(): Promise<void>;
  home(email: string): Promise<AccountRef>;
  enterprise(): Promise<AccountRef>;
  /** Returns the paths of the API requests since the last call, in order. */
  takeRequests(): string[];
  close(): Promise<void>;
}

export async function startSandboxArchive(options: Partial<SandboxOptions>): Promise<SandboxArchive> {
  const sandbox = await startSandbox({ port: 0, ...options });
  sandbox.clock.freeze();
  const fresh = await freshDatabase();
  const db = await openDatabase({ url: fresh.url });
  const clock = () => sandbox.clock.now();
  const authHost = createAuthHost({ authUrl: sandbox.url });
  const tokens = new Map<string, string>();
  const accessToken = async ({ id }: AccountRef) => tokens.get(id) ?? '';
  const ledger = createLedger({ db, clock, limits: { hour: 10_000, day: 100_000 } });
  const doorDeps = {
    db,
    clock,
    ledger: {
      ...ledger,
      // The clock is stopped, so a paced request would wait forever. Requests of users are not paced.
      begin: (spending: PendingRequest, admit?: () => void) => ledger.begin({ ...spending, priority: 'person' }, admit),
    },
    send: createSend({ apiUrl: sandbox.url }),
    tokens: { accessToken, refresh: accessToken },
    log: { info: () => {}, warn: () => {} },
    random: () => 0,
    sleep: async () => {},
  };
  const another = () =>
    createArchive({ door: createDoor(doorDeps), clock, db, log: { warn: () => {} }, sleep: async () => {} });

  async function signIn(account: AccountRef, grant: Record<string, string>): Promise<AccountRef> {
    const { access_token } = await post('/oauth/token', { audience: AUDIENCE, client_id: account.clientId, ...grant });
    tokens.set(account.id, String(access_token));
    await upsertAccount(db, { ...account, subject: account.id, now: clock() });
    return account;
  }

  async function post(path: string, body: Record<string, string>): Promise<Record<string, unknown>> {
    const { status, json } = await authHost.postJson(path, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
    return json as Record<string, unknown>;
  }

  return {
    sandbox,
    archive: another(),
    openAnother: another,
    async clearSeries() {
      await db.query((tables) => tables.seriesChunk.deleteMany());
    },
    async home(email) {
      await post('/passwordless/start', { client_id: PUBLIC_CLIENT, connection: 'email', email, send: 'code' });
      const otp = sandbox.mailbox.latest(email) ?? '';
      return signIn(
        { id: `home_${email}`, kind: 'home', enterpriseId: null, clientId: PUBLIC_CLIENT },
        {
          grant_type: 'http://auth0.com/oauth/grant-type/passwordless/otp',
          username: email,
          otp,
          realm: 'email',
          scope: 'openid profile email app offline_access',
        },
      );
    },
    enterprise: () =>
      signIn(
        { id: 'ent_1', kind: 'enterprise', enterpriseId: 'sandbox-utility', clientId: ENTERPRISE_CLIENT },
        { grant_type: 'client_credentials', client_secret: 'sandbox-enterprise-secret' },
      ),
    takeRequests: () =>
      sandbox.requests
        .splice(0)
        .filter(({ kind }) => kind === 'api')
        .map(({ path, query }) => path + query),
    async close() {
      await sandbox.close();
      await db.close();
      await fresh.remove();
    },
  };
}
