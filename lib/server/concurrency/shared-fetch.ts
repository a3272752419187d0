import type { Notice } from '@/lib/domain/answer';
import { BoundedMap } from '@/lib/domain/bounded-map';
import { AppError } from '../errors';
import type { Priority } from '../ports/door';
import { noticeFor, REFRESHING } from './notice';
import { SingleFlight } from './single-flight';
import { waitAtMost } from './wait';

/** Lets one process at a time work on a key; see db/lease-lock.ts. */
interface FetchLock {
  run<T>(key: string, check: () => Promise<T | null>, work: () => Promise<T>): Promise<T>;
}

/** One answer to get. Callers that share a flight get the same object and must not change it. */
export interface SharedFetchJob<T> {
  /** Names the answer. The notice of the last failure is remembered for it. */
  key: string;
  /** Callers of a key share a flight only when this is equal, too. */
  variant?: string;
  priority: Priority;
  /** How long to wait before the stale answer is shown; null: until the new one is there. */
  maxWaitMs: number | null;
  signal: AbortSignal | undefined;
  /** Held while fetching, across processes. Null: `fetchNew` runs without a lock and `loadStored` is not called. */
  lockKey: string | null;
  /** Returns an answer that is stored by now and fresh enough, else null. Called before `fetchNew`, under the lock. */
  loadStored: () => Promise<T | null>;
  fetchNew: () => Promise<T>;
  /** Returns the stale answer with the notice, or null where there is none to show. */
  loadStale: (notice: Notice, why: 'waiting' | 'failed') => Promise<T | null>;
}

const MAX_NOTICES = 1000;

/**
 * Gets answers that several callers, in several processes, may want at the same time. Callers of one process share a
 * flight; processes take turns by a lock and find what another one stored. A caller that has something stale to show
 * waits only so long. After a failure, callers get the stale answer with a notice that says why.
 */
export class SharedFetch {
  readonly #lock: FetchLock;
  readonly #flights = new SingleFlight();
  /** The priority of the caller that started a flight: its requests are counted under that one. */
  readonly #priorities = new WeakMap<Promise<unknown>, Priority>();
  readonly #lastNotices = new BoundedMap<string, Notice>(MAX_NOTICES);

  constructor(lock: FetchLock) {
    this.#lock = lock;
  }

  /** Throws the error of the fetch where nothing stale can be shown, and the signal's reason when it aborts. */
  async get<T extends object>(job: SharedFetchJob<T>): Promise<T> {
    try {
      const fetched = await this.#wait(job, (flight) => waitAtMost(flight, job.maxWaitMs, job.signal));
      if (fetched) return fetched;
      const stale = await job.loadStale(this.#lastNotices.get(job.key) ?? REFRESHING, 'waiting');
      return stale ?? (await this.#wait(job, (flight) => waitAtMost(flight, null, job.signal)));
    } catch (error) {
      const notice = noticeFor(error);
      const stale = notice && (await job.loadStale(notice, 'failed'));
      if (stale) return stale;
      throw error;
    }
  }

  /** Resolves when no flight is running. */
  settled(): Promise<void> {
    return this.#flights.settled();
  }

  async #wait<T, Waited>(job: SharedFetchJob<T>, wait: (flight: Promise<T>) => Promise<Waited>): Promise<Waited> {
    const flight = this.#join(job);
    try {
      return await wait(flight);
    } catch (error) {
      // The flight was started by a caller with a smaller share of the budget. A user's own request may still be sent.
      const hadLessBudget = hasMoreBudget(job.priority, this.#priorities.get(flight));
      if (!hadLessBudget || !(error instanceof AppError) || error.code !== 'limited') throw error;
      return wait(this.#join(job));
    }
  }

  #join<T>(job: SharedFetchJob<T>): Promise<T> {
    const flight = this.#flights.join(`${job.key} ${job.variant ?? ''}`, () => this.#fly(job));
    if (!this.#priorities.has(flight)) this.#priorities.set(flight, job.priority);
    return flight;
  }

  async #fly<T>({ key, lockKey, loadStored, fetchNew }: SharedFetchJob<T>): Promise<T> {
    try {
      const answer = await (lockKey === null ? fetchNew() : this.#lock.run(lockKey, loadStored, fetchNew));
      this.#lastNotices.delete(key);
      return answer;
    } catch (error) {
      const notice = noticeFor(error);
      // Shown later, when that time may be over.
      if (notice) this.#lastNotices.set(key, { ...notice, retryAt: null });
      throw error;
    }
  }
}

/** True when requests of a priority may still be sent where those of the other one have to wait. */
function hasMoreBudget(own: Priority, other: Priority | undefined): boolean {
  if (own === 'person') return other !== 'person';
  return own === 'live' && other === 'guest';
}
