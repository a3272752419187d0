import type { Clock } from '../clock';
import { nextPauseMs } from '../concurrency/backoff';
import { reporter } from '../events';
import type { Job, JobLog, JobSource, Leases } from '../ports/jobs';

interface RunnerDeps {
  sources: readonly JobSource[];
  leases: Leases;
  clock: Clock;
  log: JobLog;
  /** Must end as soon as the signal aborts; may reject then. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Runs jobs in the server's process. Each job runs in one process at a time. */
export interface JobRunner {
  /** Starts looking for work. Further calls do nothing. */
  start(): void;
  /** Looks for work now instead of at the next tick. */
  wake(): void;
  /**
   * Looks for work once and runs what is due until it waits or is finished. A failing job is logged and does not affect
   * others.
   */
  tick(): Promise<void>;
  /** Starts nothing new, ends waiting, and resolves when the running steps and the look for work have ended. */
  stop(): Promise<void>;
}

const reportStep = reporter('jobStep');

const TICK_MS = 2_000;
/**
 * How long a lease lasts, after which another process takes over a dead one's job. Renewed before each step and during
 * long ones.
 */
const LEASE_MS = 180_000;
const RENEW_MS = LEASE_MS / 3;
/** Jobs that run in parallel in one process; the others wait. */
const MAX_PARALLEL_JOBS = 4;
const PAUSES = { firstMs: 30_000, maxMs: 30 * 60_000 };

export function createJobRunner({ sources, leases, clock, log, sleep }: RunnerDeps): JobRunner {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const ticks = new Set<Promise<void>>();
  /** Jobs whose last step failed unexpectedly, and when to try again. */
  const failed = new Map<string, { until: number; pause: number }>();
  let nap = new AbortController();
  let loop: Promise<void> | null = null;

  /**
   * Renews the lease during a step until `ended` aborts. Calls `lost` once another process has the lease, or may have
   * it before the next renewal.
   */
  async function renew(name: string, ended: AbortSignal, lost: () => void): Promise<void> {
    let leaseEnds = clock() + LEASE_MS;
    while (!ended.aborted) {
      await sleep(RENEW_MS, ended).catch(() => undefined);
      if (ended.aborted) return;
      const renewedAt = clock();
      // If the database does not answer, the lease is still valid now, but must also last until the next try.
      const renewed = await leases.take(name, LEASE_MS).catch(() => renewedAt + RENEW_MS < leaseEnds && 'unknown');
      if (!renewed) return lost();
      if (renewed === true) leaseEnds = renewedAt + LEASE_MS;
    }
  }

  /** Runs one step while renewing its lease; aborts the step if the lease is lost. */
  async function runStep(job: Job, lost: AbortController): Promise<boolean> {
    const ended = new AbortController();
    const renewing = renew(job.name, ended.signal, () => lost.abort(new Error('another process has the lease')));
    try {
      return await job.step(AbortSignal.any([stopping.signal, lost.signal]));
    } finally {
      ended.abort();
      await renewing;
    }
  }

  async function runSteps(job: Job, lost: AbortController): Promise<void> {
    while (!stopping.signal.aborted && !lost.signal.aborted && (await leases.take(job.name, LEASE_MS))) {
      const more = await runStep(job, lost);
      reportStep(() => ({ job: kindOf(job), failed: false }));
      failed.delete(job.name);
      if (!more) return;
    }
  }

  async function run(job: Job): Promise<void> {
    const lost = new AbortController();
    try {
      await runSteps(job, lost);
    } catch (err) {
      if (stopping.signal.aborted || lost.signal.aborted) return;
      const pause = nextPauseMs(failed.get(job.name)?.pause ?? 0, PAUSES);
      failed.set(job.name, { until: clock() + pause, pause });
      reportStep(() => ({ job: kindOf(job), failed: true }));
      log.error({ err, job: kindOf(job) }, 'job failed; it will be retried');
    } finally {
      await leases.release(job.name).catch(() => undefined);
    }
  }

  async function findDue(source: JobSource): Promise<Job[]> {
    try {
      return await source.due();
    } catch (err) {
      // The database may be readable again at the next tick.
      log.warn({ err }, 'looking for due jobs failed');
      return [];
    }
  }

  async function lookAndRun(): Promise<void> {
    const found = (await Promise.all(sources.map(findDue))).flat();
    const started: Promise<void>[] = [];
    for (const job of found) {
      if (stopping.signal.aborted || running.size >= MAX_PARALLEL_JOBS) break;
      if (running.has(job.name) || (failed.get(job.name)?.until ?? 0) > clock()) continue;
      const work = run(job).finally(() => running.delete(job.name));
      running.set(job.name, work);
      started.push(work);
    }
    await Promise.all(started);
  }

  function tick(): Promise<void> {
    const ticking = lookAndRun().finally(() => ticks.delete(ticking));
    ticks.add(ticking);
    return ticking;
  }

  async function runLoop(): Promise<void> {
    while (!stopping.signal.aborted) {
      // A long job must not delay finding the next one.
      void tick();
      nap = new AbortController();
      const wake = AbortSignal.any([nap.signal, stopping.signal]);
      await sleep(TICK_MS, wake).catch(() => undefined);
    }
  }

  return {
    start() {
      loop ??= runLoop();
    },
    wake: () => nap.abort(),
    tick,
    async stop() {
      stopping.abort(new Error('the server is stopping'));
      await loop;
      // Also one that is still looking: the database is closed next.
      await Promise.all(ticks);
    },
  };
}

/** Returns the name of a job without the account. */
function kindOf({ name }: Job): string {
  return name.split(':', 1)[0] ?? name;
}
