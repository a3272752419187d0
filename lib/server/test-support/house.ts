import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxOptions } from '@/sandbox/options';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { machineToken, personToken } from '@/sandbox/tokens';
import type { AccountRef, Viewer } from '../account';
import { createArchive } from '../archive/archive';
import type { Context } from '../context.types';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { createLiveActivity } from '../live-activity';
import { createBudgetReader } from '../upstream/budget-reader';
import { createDoor } from '../upstream/door';
import { createLedger } from '../upstream/ledger';
import { createSend } from '../upstream/send';
import type { TokenSource } from '../upstream/types';
import type { Limits } from '../upstream/windows';

const ENTERPRISE = 'sandbox-utility';
const PLENTY: Limits = { hour: 50_000, day: 50_000 };

/** The server without its pages: use cases' context over a real database, a real door and a cloud in this process. */
export interface House {
  ctx: Context;
  db: Database;
  sandbox: Sandbox;
  /** Milliseconds; the house and the cloud share one clock, which stands still until it is moved. */
  now(): number;
  advance(seconds: number): void;
  /** Signs a person in; each call is another session of the same account. */
  person(email: string, options?: { operator: boolean }): Promise<Viewer>;
  /** Requests that reached the API since the last call, as path and query. */
  asked(): string[];
  close(): Promise<void>;
}

export async function openHouse(
  now: string,
  options: { sandbox?: Partial<SandboxOptions>; limits?: Limits } = {},
): Promise<House> {
  const cloudLimits = { limitHour: PLENTY.hour, limitDay: PLENTY.day };
  const sandbox = await startSandbox({ port: 0, now, ...cloudLimits, ...options.sandbox });
  sandbox.clock.freeze();
  sandbox.clock.set(Date.parse(now));
  const clock = sandbox.clock.now;
  const folder = mkdtempSync(join(tmpdir(), 'copper-house-'));
  const db = await openDatabase({ url: `file:${folder}/copper.db` });
  const emails = new Map<string, string>();
  const ledger = createLedger({ db, clock, limits: options.limits ?? PLENTY });
  const door = createDoor({
    db,
    ledger,
    clock,
    tokens: tokensOf(sandbox, emails),
    send: createSend({ apiUrl: sandbox.url }),
    log: { info: () => {}, warn: () => {} },
    random: () => 0,
    sleep: async () => {},
  });
  let sessions = 0;
  let seen = 0;

  async function keep(account: AccountRef, subject: string): Promise<AccountRef> {
    await upsertAccount(db, { ...account, subject, now: clock() });
    return account;
  }

  return {
    ctx: {
      archive: createArchive({ door, clock, db, log: { warn: () => {} } }),
      budget: createBudgetReader({ db, clock, ledger }),
      activity: createLiveActivity(clock),
      clock,
    },
    db,
    sandbox,
    now: clock,
    advance: (seconds) => sandbox.clock.advance(seconds * 1000),
    async person(email, { operator } = { operator: false }) {
      const id = `home_${email}`;
      emails.set(id, email);
      sessions += 1;
      const home = await keep({ id, kind: 'home', enterpriseId: null, clientId: 'copper-dashboard' }, email);
      const enterprises: Viewer['enterprises'] = [];
      if (operator) {
        const clientId = 'sandbox-enterprise';
        const account = { id: 'ent_1', kind: 'enterprise', enterpriseId: ENTERPRISE, clientId } as const;
        enterprises.push({ id: ENTERPRISE, account: await keep(account, ENTERPRISE) });
      }
      return { sessionId: `s${sessions}`, home, email, emailVerified: true, enterprises, needsSignIn: false };
    },
    asked() {
      const calls = sandbox.requests.filter(({ kind }) => kind === 'api');
      const fresh = calls.slice(seen).map(({ path, query }) => path + query);
      seen = calls.length;
      return fresh;
    },
    async close() {
      await sandbox.close();
      await db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Tokens by the shortest way; one for each account until the cloud refuses it. */
function tokensOf(sandbox: Sandbox, emails: ReadonlyMap<string, string>): TokenSource {
  const held = new Map<string, Promise<string>>();
  function fetchFor(account: AccountRef): Promise<string> {
    const token =
      account.kind === 'enterprise' ? machineToken(sandbox) : personToken(sandbox, emails.get(account.id) ?? '');
    held.set(account.id, token);
    return token;
  }
  return {
    accessToken: async (account) => held.get(account.id) ?? fetchFor(account),
    refresh: async (account) => fetchFor(account),
  };
}
