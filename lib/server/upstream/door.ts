import type { AnswerSource, Notice } from '@/lib/domain/answer';
import { pruneAnswers } from '@/lib/server/db/answers';
import type { Database } from '@/lib/server/db/database';
import { createLeaseLock } from '@/lib/server/db/lease-lock';
import { pruneLeases } from '@/lib/server/db/leases';
import { AppError } from '@/lib/server/errors';
import type { AccountRef } from '../account';
import { type Flight, Flights } from '../concurrency/flights';
import { Slots } from '../concurrency/slots';
import { waitAtMost } from '../concurrency/wait';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { createBreaker } from './breaker';
import { type CachedAnswer, decodeCached, readCached, recordUse, renewCached, storeAnswer } from './cached-answer';
import { cloudError, isFinal } from './cloud-error';
import { type FetchDeps, type Fetched, fetchAnswer } from './fetch-answer';
import { FinalErrors } from './final-errors';
import { FORGET_UNUSED_MS, LIFETIMES } from './lifetimes';
import { noticeFor, REFRESHING } from './notice';
import { type AnswerPolicy, judge, policyOf, renewedPolicy, revalidationHeaders } from './policy';
import { requestKey } from './request-key';

export interface DoorDeps extends Omit<FetchDeps, 'breaker' | 'slots'> {
  db: Database;
}

/** What a flight brings home. `value` is shared by everybody who waited: nobody may change it. */
interface Arrival<T> {
  value: T;
  generatedAt: number;
  freshUntil: number;
  source: AnswerSource;
}

const PRUNE_EVERY_MS = 6 * 3_600_000;
const MOST_TROUBLES = 1000;
/** Longer than one request may take. */
const LEASE_MS = 30_000;
/** Of a hundred an hour: more would only mean that a cloud which hangs is sent them all before the first fails. */
const MOST_AT_ONCE = 8;

/**
 * The one door to the cloud; see `Door`. Keep one for each process: it is what lets concurrent askers share, and what
 * knows that the cloud is down.
 */
export function createDoor(deps: DoorDeps): Door & { settled(): Promise<void> } {
  const { db, clock, log } = deps;
  const sending = { ...deps, breaker: createBreaker(deps), slots: new Slots(MOST_AT_ONCE) };
  const flights = new Flights();
  const turns = createLeaseLock({ ...deps, namespace: 'ask', leaseMs: LEASE_MS });
  const finals = new FinalErrors();
  /** What the last flight of a key met, until one lands. */
  const troubles = new Map<string, Notice>();
  let prunedAt = Number.NEGATIVE_INFINITY;

  /** Storage that fails must not lose an answer that is there. */
  async function tryToStore(endpoint: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (err) {
      log.warn({ err, endpoint }, 'answer not stored');
    }
  }

  async function heldOf(account: AccountRef, request: UpstreamRequest<unknown>): Promise<CachedAnswer | null> {
    return request.archived ? null : readCached(db, account.id, requestKey(request));
  }

  async function open<T>(held: CachedAnswer, request: UpstreamRequest<T>): Promise<{ value: T } | null> {
    try {
      return { value: await decodeCached(held, request) };
    } catch (err) {
      log.warn({ err, endpoint: request.endpoint }, 'held answer does not parse and is asked for anew');
      return null;
    }
  }

  async function land<T>(
    account: AccountRef,
    request: UpstreamRequest<T>,
    held: CachedAnswer | null,
    fetched: Fetched<T>,
  ): Promise<Arrival<T>> {
    const { endpoint } = request;
    const key = requestKey(request);
    const lifetime = LIFETIMES[request.lifetime];
    const now = clock();
    let policy: AnswerPolicy | null;
    let value: T;
    if (fetched.kind === 'body') {
      value = fetched.value;
      policy = policyOf(fetched.headers, lifetime, now);
      const kept = policy;
      if (kept && !request.archived) {
        await tryToStore(endpoint, () =>
          storeAnswer(db, account.id, key, { endpoint, body: fetched.body, policy: kept }),
        );
      }
    } else {
      policy = held && renewedPolicy(held.row.policy, fetched.headers, lifetime, now);
      const opened = held && (await open(held, request));
      if (!held || !policy || !opened) throw cloudError({ kind: 'malformed' }, endpoint, now);
      value = opened.value;
      const renewed = policy;
      await tryToStore(endpoint, () => renewCached(db, account.id, key, held, renewed));
    }
    if (now - prunedAt > PRUNE_EVERY_MS) {
      prunedAt = now;
      await tryToStore(endpoint, () => pruneAnswers(db, now - FORGET_UNUSED_MS));
      await tryToStore(endpoint, () => pruneLeases(db, now - PRUNE_EVERY_MS));
    }
    return { value, source: 'cloud', generatedAt: policy?.generatedAt ?? now, freshUntil: policy?.freshUntil ?? now };
  }

  async function fly<T>(
    account: AccountRef,
    request: UpstreamRequest<T>,
    options: RequestOptions,
    flightKey: string,
  ): Promise<Arrival<T>> {
    let held: CachedAnswer | null = null;
    let opened: { value: T } | null = null;
    // Read again: another process, or a flight that landed a moment ago, may have brought it meanwhile.
    const look = async (): Promise<Arrival<T> | null> => {
      held = await heldOf(account, request);
      opened = held && (await open(held, request));
      const fresh = held && judge(held, LIFETIMES[request.lifetime], acceptAgeMs(options), clock()) === 'fresh';
      return held && opened && fresh ? { ...held, value: opened.value, source: 'cache' } : null;
    };
    const send = async (): Promise<Arrival<T>> => {
      const validators = held && opened ? revalidationHeaders(held.row.policy) : {};
      const fetched = await fetchAnswer(sending, account, request, validators, options);
      return land(account, request, held, fetched);
    };
    const known = finals.get(flightKey, clock());
    if (known) throw known;
    try {
      // What is archived leaves no answer for others to find here; the archive takes turns for whole series.
      const arrival = await (request.archived ? send() : turns.run(flightKey, look, send));
      troubles.delete(flightKey);
      return arrival;
    } catch (error) {
      const notice = noticeFor(error);
      if (troubles.size >= MOST_TROUBLES) troubles.clear();
      if (notice) troubles.set(flightKey, { ...notice, retryAt: null });
      if (error instanceof AppError && isFinal(error)) finals.add(flightKey, error, clock());
      throw error;
    }
  }

  async function share<T>(
    account: AccountRef,
    request: UpstreamRequest<T>,
    options: RequestOptions,
    patience: number | null,
  ): Promise<Arrival<T> | null> {
    const key = flightKeyOf(account, request);
    const join = (): Flight<Arrival<T>> =>
      flights.join(key, options.priority, () => fly(account, request, options, key));
    const flight = join();
    try {
      return await waitAtMost(flight.result, patience, options.signal);
    } catch (error) {
      // Shared with somebody who may spend less than a person: a person asks in their own name.
      const lesser = flight.priority !== 'person' && options.priority === 'person';
      if (!lesser || !(error instanceof AppError) || error.code !== 'limited') throw error;
      return waitAtMost(join().result, patience, options.signal);
    }
  }

  return {
    /** Resolves when nothing is under way: no request, and no answer or line still to be stored. */
    settled: () => flights.settled(),

    async fetch(account, request, options) {
      const lifetime = LIFETIMES[request.lifetime];
      const held = await heldOf(account, request);
      const verdict = judge(held, lifetime, acceptAgeMs(options), clock());

      if (held && verdict === 'fresh') {
        const opened = await open(held, request);
        if (opened) {
          await tryToStore(request.endpoint, () => recordUse(db, account.id, requestKey(request), held, clock()));
          return answer({ ...held, value: opened.value, source: 'cache' }, null);
        }
      }

      const hasPatience =
        verdict === 'while_refreshing' && (options.priority === 'person' || options.priority === 'live');
      const stale = async (notice: Notice) => {
        const opened = held && verdict !== 'miss' ? await open(held, request) : null;
        return held && opened && answer({ ...held, value: opened.value, source: 'stale' }, notice);
      };
      try {
        const arrival = await share(account, request, options, hasPatience ? lifetime.maxWaitMs : null);
        if (arrival) return answer(arrival, null);
        // Patience ran out, and there was something to show meanwhile; if that does not open, wait after all.
        const shown = await stale(troubles.get(flightKeyOf(account, request)) ?? REFRESHING);
        if (shown) return shown;
        const late = await share(account, request, options, null);
        if (late) return answer(late, null);
        throw new Error('unreachable: waiting without a limit always brings an answer');
      } catch (error) {
        const notice = options.unattended ? null : noticeFor(error);
        const shown = notice && (await stale(notice));
        if (shown) return shown;
        throw error;
      }
    },
  };
}

/** The endpoint is in the key because one path may be read in two ways. */
function flightKeyOf(account: AccountRef, request: UpstreamRequest<unknown>): string {
  return `${account.id}\n${request.endpoint}\n${requestKey(request)}`;
}

function acceptAgeMs({ acceptAgeSeconds }: RequestOptions): number {
  return (acceptAgeSeconds ?? 0) * 1000;
}

function answer<T>(arrival: Arrival<T>, notice: Notice | null) {
  return {
    data: arrival.value,
    asOf: new Date(arrival.generatedAt).toISOString(),
    freshUntil: new Date(arrival.freshUntil).toISOString(),
    source: arrival.source,
    notice,
  };
}
