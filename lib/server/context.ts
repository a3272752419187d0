import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { createArchive } from './archive/archive';
import { type Auth, createAuth } from './auth/create-auth';
import { type Clock, systemClock } from './clock';
import type { Context } from './context.types';
import type { Database } from './db/database';
import { checkHealth } from './db/health';
import { openDatabase } from './db/open';
import { type Env, env as settings } from './env';
import { finishBeforeStop } from './graceful-stop';
import { createLiveActivity } from './live-activity';
import { createLog, type Log } from './log';
import { sessionSecret } from './secrets';
import { createAuthHost } from './upstream/auth-host';
import { createBudgetReader } from './upstream/budget-reader';
import { createDoor } from './upstream/door';
import { createLedger } from './upstream/ledger';
import { createSend } from './upstream/send';

/** What the server is made of, built once and lazily. */
export interface Services {
  env: Env;
  db: Database;
  clock: Clock;
  log: Log;
  auth: Auth;
  context: Context;
  /** Reads the database; `storage_failed` when that fails. */
  checkHealth(): Promise<{ applied: number; pending: number }>;
}

// Next may load this module more than once (instrumentation, pages, routes): the door must be one for the process.
const SERVICES = Symbol.for('copper-dashboard.services');
const shared = globalThis as { [SERVICES]?: Promise<Services> };

/** The services of this process. A start that failed (a full disk, say) is tried again by the next caller. */
export function getServices(): Promise<Services> {
  const known = shared[SERVICES];
  if (known) return known;
  const starting = compose();
  shared[SERVICES] = starting;
  starting.catch(() => {
    if (shared[SERVICES] === starting) delete shared[SERVICES];
  });
  return starting;
}

/** What use cases may touch; see `Context`. */
export async function getContext(): Promise<Context> {
  return (await getServices()).context;
}

async function compose(): Promise<Services> {
  const env = settings();
  const log = createLog({ level: env.logLevel });
  const clock = systemClock;
  const db = await openDatabase({ url: env.databaseUrl, log });
  const authHost = createAuthHost({ authUrl: env.authUrl });
  const auth = createAuth({ db, env, secret: sessionSecret(env), authHost, clock, log });
  const ledger = createLedger({ db, clock, limits: { hour: env.limitHour, day: env.limitDay } });
  const door = createDoor({
    db,
    ledger,
    clock,
    send: createSend({ apiUrl: env.apiUrl }),
    tokens: auth.tokens,
    log: log.child({ part: 'upstream' }),
    random: Math.random,
    sleep: (milliseconds) => wait(milliseconds),
  });
  const archive = createArchive({ door, clock, db, log: log.child({ part: 'archive' }) });
  // In this order: what is under way in the door is stored, then the database takes its log in and is closed.
  finishBeforeStop({
    settled: () => Promise.all([archive.settled(), door.settled()]).then(() => undefined),
    close: () => db.close(),
  });
  const context: Context = {
    archive,
    budget: createBudgetReader({ db, clock, ledger }),
    activity: createLiveActivity(clock),
    clock,
  };
  return {
    env,
    db,
    clock,
    log,
    auth,
    context,
    async checkHealth() {
      const { applied, pending } = await checkHealth(db);
      return { applied: applied.length, pending: pending.length };
    },
  };
}
