import 'server-only';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import packageJson from '@/package.json';
import { type Auth, createAuth } from '../auth/create-auth';
import { type Clock, systemClock } from '../clock';
import type { Database } from '../db/database';
import { createHealthCheck } from '../db/health';
import { openDatabase, sqliteFilePath } from '../db/open';
import { type Env, env as settings } from '../env';
import { createBackfillJobs } from '../jobs/backfill-job';
import { createDatabaseFiles } from '../jobs/database-files';
import { createDefaultHistoryJobs } from '../jobs/default-history-job';
import { createDiskFiles } from '../jobs/disk-files';
import { createExportJobs } from '../jobs/export-job';
import { createJobLeases } from '../jobs/job-leases';
import { createJobRunner, type JobRunner } from '../jobs/job-runner';
import { createLog, type Log } from '../log';
import { createMetrics, type Metrics } from '../metrics/create-metrics';
import type { Context } from '../ports/context';
import { secretProblem, sessionSecret } from '../secrets';
import { createAuthHost } from '../upstream/auth-host';
import { createNewestRelease } from '../upstream/newest-release';
import { createSend } from '../upstream/send';
import { composeContext } from './compose-context';
import { createDailyBackup } from './daily-backup';
import { finishBeforeStop } from './graceful-stop';
import { createMetricSources } from './metric-sources';
import { createReadiness, type Readiness } from './readiness';
import { createSiteAdmin } from './site-admin';
import { stopWhenFileChanges } from './watch-database-file';

/** The parts of the server, built once, at first use. */
export interface Services {
  env: Env;
  db: Database;
  clock: Clock;
  log: Log;
  auth: Auth;
  context: Context;
  /** The background jobs. They run after `jobs.start()`. */
  jobs: JobRunner;
  /** Returns the metrics of this process, which counts from the start on; null where they are off. */
  metrics: (() => Promise<Metrics>) | null;
  /** Writes a backup if one is due; null where backups are off. */
  backUp: (() => Promise<void>) | null;
  /** Finishes running work and closes the database. For command-line programs. */
  finish(): Promise<void>;
  /** Returns whether this server can do its work, after logging why not. */
  checkReady(): Promise<Readiness>;
}

// Next may load this module more than once (instrumentation, pages, routes), but a process must have one door.
const SERVICES = Symbol.for('copper-dashboard.services');
const globals = globalThis as { [SERVICES]?: { services?: Promise<Services> } };
globals[SERVICES] ??= {};
export const sharedServices = globals[SERVICES];

/** Returns the services of this process. After a failed start (such as a full disk), the next call tries again. */
export function getServices(): Promise<Services> {
  if (sharedServices.services) return sharedServices.services;
  const starting = compose();
  sharedServices.services = starting;
  starting.catch(() => {
    if (sharedServices.services === starting) delete sharedServices.services;
  });
  return starting;
}

/** Returns the context of the use cases. */
export async function getContext(): Promise<Context> {
  return (await getServices()).context;
}

async function compose(): Promise<Services> {
  const env = settings();
  const log = createLog({ level: env.logLevel });
  const clock = systemClock;
  const db = await openDatabase({ url: env.databaseUrl, log });
  const secret = sessionSecret(env);
  const authHost = createAuthHost({ authUrl: env.authUrl });
  const auth = createAuth({ db, env, secret, authHost, clock, log });
  const checkReady = createReadiness({
    db,
    checkDatabase: createHealthCheck(db),
    secretProblem: () => secretProblem(env, secret),
    log,
    sleep: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
  });
  const sqliteFile = sqliteFilePath(env.databaseUrl);
  const { context, alertJobs, settled } = composeContext({
    db,
    clock,
    limits: { hour: env.limitHour, day: env.limitDay },
    tokens: auth.tokens,
    accessTokens: auth.accessTokens,
    guests: auth.guests,
    send: createSend({ apiUrl: env.apiUrl }),
    // Servers that share a PostgreSQL database may not share a disk.
    files: sqliteFile === null ? createDatabaseFiles(db, clock) : createDiskFiles(join(env.dataDir, 'exports'), clock),
    site: createSiteAdmin({
      db,
      env,
      auth,
      version: packageJson.version,
      newestRelease:
        env.updateCheckUrl === null
          ? null
          : createNewestRelease({ url: env.updateCheckUrl, clock, log: log.child({ part: 'updates' }) }),
      checkReady,
    }),
    postalPlaces: env.postalPlaces,
    exportDays: env.exportDays,
    wakeJobs: () => jobs.wake(),
    logs: { upstream: log.child({ part: 'upstream' }), archive: log.child({ part: 'archive' }) },
    random: Math.random,
    sleep: (milliseconds) => wait(milliseconds),
  });
  const jobs = createJobRunner({
    sources: [
      createExportJobs(context),
      ...(env.saveHistory
        ? [createDefaultHistoryJobs({ store: context.backfill, archive: context.archive, clock })]
        : []),
      createBackfillJobs({ store: context.backfill, archive: context.archive, clock }),
      alertJobs,
    ],
    leases: createJobLeases(db, clock),
    clock,
    log: log.child({ part: 'jobs' }),
    sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal, ref: false }),
  });
  // The order matters: jobs start nothing new, the door stores running requests, then the database is closed.
  const part = {
    async settled() {
      await jobs.stop();
      await settled();
    },
    close: () => db.close(),
  };
  finishBeforeStop(part);
  stopWhenFileChanges(db.file);
  const metrics = env.metrics.on
    ? () =>
        createMetrics(
          createMetricSources({
            db,
            clock,
            budget: context.budget,
            version: packageJson.version,
            basePath: env.basePath,
          }),
        )
    : null;
  await metrics?.();
  const backUp =
    env.backupTo === null
      ? null
      : createDailyBackup({ to: env.backupTo, leases: createJobLeases(db, clock), log: log.child({ part: 'backup' }) });
  return {
    env,
    db,
    clock,
    log,
    auth,
    context,
    jobs,
    async finish() {
      await part.settled();
      await part.close();
    },
    checkReady,
    metrics,
    backUp,
  };
}
