import type { Clock } from '../clock';
import { nextPauseMs } from '../concurrency/backoff';
import type { Job, JobLog, JobSource, Leases } from '../ports/jobs';

interface RunnerDeps {
  sources: readonly JobSource[];
  leases: Leases;
  clock: Clock;
  log: JobLog;
  /** Ends early, at once, when the signal aborts; may reject then. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Runs jobs within the server's process, over all processes each job in one of them. */
export interface JobRunner {
  /** Begins to look for work. Once is enough. */
  start(): void;
  /** Looks at once instead of at the next tick: somebody has just given it work. */
  wake(): void;
  /** One look: runs what is due until it waits or is finished. Failures are logged and kept apart. */
  tick(): Promise<void>;
  /** Begins nothing new, gives up waiting, and resolves when the steps under way have ended. */
  stop(): Promise<void>;
}

const TICK_MS = 2_000;
/** A process that died is replaced after it. Renewed before each step, and while one takes long. */
const LEASE_MS = 180_000;
const RENEW_MS = LEASE_MS / 3;
/** Jobs that run side by side in one process; the others wait for their turn. */
const MOST_AT_ONCE = 4;
const PAUSES = { firstMs: 30_000, maxMs: 30 * 60_000 };

export function createJobRunner({ sources, leases, clock, log, sleep }: RunnerDeps): JobRunner {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  /** Jobs whose last step failed for no reason that it knew, until when they are left alone. */
  const failed = new Map<string, { until: number; pause: number }>();
  let napping = new AbortController();
  let loop: Promise<void> | null = null;

  /** Renews the lease of a step until `ended`. Calls `lost` once another process has it, or soon may. */
  async function renew(name: string, ended: AbortSignal, lost: () => void): Promise<void> {
    let heldUntil = clock() + LEASE_MS;
    while (!ended.aborted) {
      await sleep(RENEW_MS, ended).catch(() => undefined);
      if (ended.aborted) return;
      const asked = clock();
      // Without an answer of the database the lease still lasts, but not until the next look and beyond.
      const taken = await leases.take(name, LEASE_MS).catch(() => asked + RENEW_MS < heldUntil && 'unknown');
      if (!taken) return lost();
      if (taken === true) heldUntil = asked + LEASE_MS;
    }
  }

  /** One step, with its lease kept; ends early when that is lost. */
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
      log.error({ err, job: job.name.split(':')[0] }, 'job failed; it is tried again');
    } finally {
      await leases.release(job.name).catch(() => undefined);
    }
  }

  async function dueOf(source: JobSource): Promise<Job[]> {
    try {
      return await source.due();
    } catch (err) {
      // A database that cannot be read just now can be later.
      log.warn({ err }, 'jobs could not be looked up');
      return [];
    }
  }

  async function tick(): Promise<void> {
    const found = (await Promise.all(sources.map(dueOf))).flat();
    const begun: Promise<void>[] = [];
    for (const job of found) {
      if (stopping.signal.aborted || running.size >= MOST_AT_ONCE) break;
      if (running.has(job.name) || (failed.get(job.name)?.until ?? 0) > clock()) continue;
      const work = run(job).finally(() => running.delete(job.name));
      running.set(job.name, work);
      begun.push(work);
    }
    await Promise.all(begun);
  }

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      // A job that takes long must not keep the next from being found.
      void tick();
      napping = new AbortController();
      const nap = AbortSignal.any([napping.signal, stopping.signal]);
      await sleep(TICK_MS, nap).catch(() => undefined);
    }
  }

  return {
    start() {
      loop ??= look();
    },
    wake: () => napping.abort(),
    tick,
    async stop() {
      stopping.abort(new Error('the server stops'));
      await loop;
      await Promise.all(running.values());
    },
  };
}
