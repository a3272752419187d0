import type { SandboxOptions } from '@/sandbox/options';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { enterpriseToken, userToken } from '@/sandbox/tokens';
import type { AccountRef, EnterpriseRole, Viewer } from '../account';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import type { FreshDatabase } from '../db/test-support/fresh-database';
import type { Context } from '../ports/context';
import type { TokenSource } from '../ports/door';
import type { JobSource } from '../ports/jobs';
import type { RequestLimits } from '../upstream/limit-windows';
import { composeTestContext, type TestLog } from './compose-test-context';

const ENTERPRISE = 'sandbox-utility';
const HIGH_LIMITS: RequestLimits = { hour: 50_000, day: 50_000 };

interface TestServerOptions {
  sandbox?: Partial<SandboxOptions>;
  limits?: RequestLimits;
  database?: FreshDatabase;
  log?: TestLog;
  /** How long a request may take. Default: the timeout of the server. */
  timeoutMs?: number;
}

/** The server without its pages: the context of the use cases over a real database, a real door and the sandbox. */
export interface TestServer {
  ctx: Context;
  /** Checks the alerts of accounts with new usage. */
  alertJobs: JobSource;
  db: Database;
  sandbox: Sandbox;
  /** Milliseconds. The server and the sandbox share one clock, which is frozen. */
  now(): number;
  advance(seconds: number): void;
  /** Sets the server's clock ahead of the sandbox's; negative: behind. */
  setClockAhead(seconds: number): void;
  /** Returns a signed-in user. Each call is another session of the same account. */
  signIn(email: string, options?: { operator: boolean; role?: EnterpriseRole }): Promise<Viewer>;
  /** Starts another server on the same database, with connections and memory of its own. `close` ends it too. */
  startOther(): Promise<Context>;
  /** Returns the API requests since the last call, as path and query. */
  newRequests(): string[];
  close(): Promise<void>;
}

export async function startTestServer(now: string, options: TestServerOptions = {}): Promise<TestServer> {
  const sandboxLimits = { limitHour: HIGH_LIMITS.hour, limitDay: HIGH_LIMITS.day };
  const sandbox = await startSandbox({ port: 0, now, ...sandboxLimits, ...options.sandbox });
  sandbox.clock.freeze();
  sandbox.clock.set(Date.parse(now));
  let skewMs = 0;
  const clock = () => sandbox.clock.now() + skewMs;
  // Imported here because it needs vitest, and the bench starts this server without it.
  const fresh = options.database ?? (await (await import('../db/test-support/fresh-database')).freshDatabase());
  const db = await openDatabase({ url: fresh.url });
  const databases = [db];
  const emailByAccount = new Map<string, string>();
  const composeOn = (database: Database) =>
    composeTestContext({
      db: database,
      clock,
      limits: options.limits ?? HIGH_LIMITS,
      tokens: sandboxTokens(sandbox, emailByAccount),
      apiUrl: sandbox.url,
      timeoutMs: options.timeoutMs,
      log: options.log,
    });
  const { context, alertJobs } = composeOn(db);
  let sessions = 0;
  let seen = 0;

  async function addAccount(account: AccountRef, subject: string): Promise<AccountRef> {
    await upsertAccount(db, { ...account, subject, now: clock() });
    return account;
  }

  return {
    ctx: context,
    alertJobs,
    db,
    sandbox,
    now: clock,
    advance: (seconds) => sandbox.clock.advance(seconds * 1000),
    setClockAhead(seconds) {
      skewMs = seconds * 1000;
    },
    async signIn(email, { operator, role = 'operator' } = { operator: false }) {
      const id = `home_${email}`;
      emailByAccount.set(id, email);
      sessions += 1;
      const home = await addAccount({ id, kind: 'home', enterpriseId: null, clientId: 'copper-dashboard' }, email);
      const enterprises: Viewer['enterprises'] = [];
      if (operator) {
        const clientId = 'sandbox-enterprise';
        const account = { id: 'ent_1', kind: 'enterprise', enterpriseId: ENTERPRISE, clientId } as const;
        enterprises.push({ id: ENTERPRISE, name: ENTERPRISE, account: await addAccount(account, ENTERPRISE), role });
      }
      return { sessionId: `s${sessions}`, home, email, emailVerified: true, enterprises, needsSignIn: false };
    },
    async startOther() {
      const other = await openDatabase({ url: fresh.url });
      databases.push(other);
      return composeOn(other).context;
    },
    newRequests() {
      const requests = sandbox.requests.filter(({ kind }) => kind === 'api');
      const added = requests.slice(seen).map(({ path, query }) => path + query);
      seen = requests.length;
      return added;
    },
    async close() {
      await sandbox.close();
      for (const each of databases) await each.close();
      await fresh.remove();
    },
  };
}

/** Issues tokens without sign-in, and caches one for each account until the sandbox refuses it. */
function sandboxTokens(sandbox: Sandbox, emailByAccount: ReadonlyMap<string, string>): TokenSource {
  const cached = new Map<string, Promise<string>>();
  function issue(account: AccountRef): Promise<string> {
    const token =
      account.kind === 'enterprise'
        ? enterpriseToken(sandbox)
        : userToken(sandbox, emailByAccount.get(account.id) ?? '');
    cached.set(account.id, token);
    return token;
  }
  return {
    accessToken: async (account) => cached.get(account.id) ?? issue(account),
    refresh: async (account) => issue(account),
  };
}
