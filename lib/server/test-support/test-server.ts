import type { SandboxOptions } from '@/sandbox/options';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { enterpriseToken, userToken } from '@/sandbox/tokens';
import type { AccountRef, EnterpriseRole, Viewer } from '../account';
import { createArchive } from '../archive/archive';
import { createFleetCache } from '../archive/fleet/fleet-cache';
import { createGridCache } from '../archive/fleet/grid-cache';
import { createAccessTokens } from '../auth/access-tokens';
import { createKeyring } from '../auth/seal';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import type { FreshDatabase } from '../db/test-support/fresh-database';
import { createBackfillStore } from '../jobs/backfill-store';
import { createDatabaseFiles } from '../jobs/database-files';
import { createExportStore } from '../jobs/export-store';
import type { Context } from '../ports/context';
import type { TokenSource } from '../ports/door';
import { createBudgetReader } from '../upstream/budget-reader';
import { createDoor } from '../upstream/door';
import { createLedger } from '../upstream/ledger';
import { pageShareOf, type RequestLimits } from '../upstream/limit-windows';
import { createLiveActivity } from '../upstream/live-activity';
import { createSend } from '../upstream/send';

const ENTERPRISE = 'sandbox-utility';
const PLENTY: RequestLimits = { hour: 50_000, day: 50_000 };

/** The parts of a logger that the door and the archive write to. */
type HouseLog = Record<'info' | 'warn', (fields: object, message: string) => void>;

interface HouseOptions {
  sandbox?: Partial<SandboxOptions>;
  limits?: RequestLimits;
  database?: FreshDatabase;
  log?: HouseLog;
  /** How long a request may take; as long as in a server when absent. */
  timeoutMs?: number;
}

/** The server without its pages: use cases' context over a real database, a real door and a cloud in this process. */
export interface TestServer {
  ctx: Context;
  db: Database;
  sandbox: Sandbox;
  /** Milliseconds; the house and the cloud share one clock, which stands still until it is moved. */
  now(): number;
  advance(seconds: number): void;
  /** Sets the house's clock alone so far ahead of the cloud's (negative: behind). */
  setClockAhead(seconds: number): void;
  /** Signs a person in; each call is another session of the same account. */
  signIn(email: string, options?: { operator: boolean; role?: EnterpriseRole }): Promise<Viewer>;
  /** Requests that reached the API since the last call, as path and query. */
  newRequests(): string[];
  close(): Promise<void>;
}

export async function startTestServer(now: string, options: HouseOptions = {}): Promise<TestServer> {
  const cloudLimits = { limitHour: PLENTY.hour, limitDay: PLENTY.day };
  const sandbox = await startSandbox({ port: 0, now, ...cloudLimits, ...options.sandbox });
  sandbox.clock.freeze();
  sandbox.clock.set(Date.parse(now));
  let skewMs = 0;
  const clock = () => sandbox.clock.now() + skewMs;
  const log = options.log ?? { info: () => {}, warn: () => {} };
  // Loaded only here: it knows what the suite runs on, which the bench is no part of.
  const fresh = options.database ?? (await (await import('../db/test-support/fresh-database')).freshDatabase());
  const db = await openDatabase({ url: fresh.url });
  const emails = new Map<string, string>();
  const limits = options.limits ?? PLENTY;
  const ledger = createLedger({ db, clock, limits });
  const door = createDoor({
    db,
    ledger,
    clock,
    tokens: tokensOf(sandbox, emails),
    send: createSend({ apiUrl: sandbox.url, timeoutMs: options.timeoutMs }),
    log,
    random: () => 0,
    sleep: async () => {},
  });
  const archive = createArchive({ door, clock, db, log });
  const fleets = createFleetCache({ archive, clock, dayLimit: limits.day });
  let sessions = 0;
  let seen = 0;

  async function keep(account: AccountRef, subject: string): Promise<AccountRef> {
    await upsertAccount(db, { ...account, subject, now: clock() });
    return account;
  }

  return {
    ctx: {
      archive,
      fleets,
      grid: createGridCache({ archive, fleets, clock, dayLimit: limits.day }),
      budget: createBudgetReader({ db, clock, ledger, limits }),
      activity: createLiveActivity(clock),
      backfill: createBackfillStore(db, clock),
      accessTokens: createAccessTokens({
        db,
        keyring: createKeyring('a secret for the tests only'),
        viewerOf: async (person) => ({ ...person, enterprises: [], needsSignIn: false }),
        clock,
        log,
      }),
      exports: createExportStore(db, clock, 12),
      files: createDatabaseFiles(db, clock),
      pageShare: pageShareOf(limits),
      wakeJobs: () => {},
      clock,
    },
    db,
    sandbox,
    now: clock,
    advance: (seconds) => sandbox.clock.advance(seconds * 1000),
    setClockAhead(seconds) {
      skewMs = seconds * 1000;
    },
    async signIn(email, { operator, role = 'operator' } = { operator: false }) {
      const id = `home_${email}`;
      emails.set(id, email);
      sessions += 1;
      const home = await keep({ id, kind: 'home', enterpriseId: null, clientId: 'copper-dashboard' }, email);
      const enterprises: Viewer['enterprises'] = [];
      if (operator) {
        const clientId = 'sandbox-enterprise';
        const account = { id: 'ent_1', kind: 'enterprise', enterpriseId: ENTERPRISE, clientId } as const;
        enterprises.push({ id: ENTERPRISE, name: ENTERPRISE, account: await keep(account, ENTERPRISE), role });
      }
      return { sessionId: `s${sessions}`, home, email, emailVerified: true, enterprises, needsSignIn: false };
    },
    newRequests() {
      const calls = sandbox.requests.filter(({ kind }) => kind === 'api');
      const fresh = calls.slice(seen).map(({ path, query }) => path + query);
      seen = calls.length;
      return fresh;
    },
    async close() {
      await sandbox.close();
      await db.close();
      await fresh.remove();
    },
  };
}

/** Tokens by the shortest way; one for each account until the cloud refuses it. */
function tokensOf(sandbox: Sandbox, emails: ReadonlyMap<string, string>): TokenSource {
  const held = new Map<string, Promise<string>>();
  function fetchFor(account: AccountRef): Promise<string> {
    const token =
      account.kind === 'enterprise' ? enterpriseToken(sandbox) : userToken(sandbox, emails.get(account.id) ?? '');
    held.set(account.id, token);
    return token;
  }
  return {
    accessToken: async (account) => held.get(account.id) ?? fetchFor(account),
    refresh: async (account) => fetchFor(account),
  };
}
