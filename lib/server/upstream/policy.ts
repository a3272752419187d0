import CachePolicy from 'http-cache-semantics';
import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { Lifetime } from './lifetimes';

type Headers = Record<string, string>;

/** How an answer may be used, ready to be stored beside its body; times in milliseconds by our own clock. */
export interface AnswerPolicy {
  /** http-cache-semantics policy as JSON. */
  json: string;
  etag: string | null;
  receivedAt: number;
  /** When the cloud made the answer: received less its `Age`. Its `Date` is not used, as its clock may be wrong. */
  generatedAt: number;
  freshUntil: number;
}

/** What of a held answer decides whether it can be used. */
export type CachedTimes = Pick<AnswerPolicy, 'receivedAt' | 'generatedAt' | 'freshUntil'>;

/**
 * - `fresh`: as good as asking
 * - `while_refreshing`: may be shown to somebody who would otherwise wait for its successor
 * - `last_resort`: may be shown when there is no successor
 * - `miss`: not to be used
 */
export type Verdict = 'fresh' | 'while_refreshing' | 'last_resort' | 'miss';

/** The only headers that matter here; cookies and the like are not kept. */
const KEPT = ['cache-control', 'date', 'etag', 'expires', 'last-modified', 'pragma', 'vary'];

/**
 * The same for every request: the account is part of the key under which answers are kept, so a `Vary` on the
 * bearer token is satisfied by that, and the token itself must never get into a stored policy.
 */
const REQUEST = { method: 'GET', headers: { accept: 'application/json' } };

/** The policy of a 200; null when it may not be kept (`no-store`). Private cache: rows belong to one account. */
export function policyOf(headers: Headers, lifetime: Lifetime, now: number): AnswerPolicy | null {
  const policy = new (clockedAt(now))(REQUEST, { status: 200, headers: kept(headers) }, { shared: false });
  return policy.storable() ? answerPolicy(policy, lifetime, now) : null;
}

/** The held policy renewed by a 304; null when the 304 speaks of another answer. */
export function renewedPolicy(json: string, headers: Headers, lifetime: Lifetime, now: number): AnswerPolicy | null {
  const held = clockedAt(now).fromObject(JSON.parse(json));
  // We asked about one entity tag, so a 304 that names none means that one.
  const etag = headers.etag ?? held.responseHeaders().etag;
  const named = typeof etag === 'string' ? { ...headers, etag } : headers;
  const { policy, matches } = held.revalidatedPolicy(REQUEST, { status: 304, headers: kept(named) });
  return matches && policy.storable() ? answerPolicy(policy, lifetime, now) : null;
}

/** `If-None-Match` or `If-Modified-Since` for asking whether a held answer changed; empty when it has no validator. */
export function revalidationHeaders(json: string): Headers {
  const headers = CachePolicy.fromObject(JSON.parse(json)).revalidationHeaders(REQUEST);
  const validators = ['if-none-match', 'if-modified-since'];
  return Object.fromEntries(
    validators.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}

/** When the cloud made the answer of a stored policy, in milliseconds. */
export function generatedAtOf(json: string): number {
  const stored: CachePolicy.CachePolicyObject = JSON.parse(json);
  return stored.t - ageSeconds(stored.resh.age) * 1000;
}

/** What a held answer is good for at `now`. `acceptAgeMs`: also taken as fresh when received no longer ago. */
export function judge(held: CachedTimes | null, lifetime: Lifetime, acceptAgeMs: number, now: number): Verdict {
  if (!held) return 'miss';
  // Stored under a wrong clock: how old it is nobody knows.
  if (held.receivedAt > now + CLOCK_TOLERANCE_MS) return 'last_resort';
  if (now < held.freshUntil || now - held.receivedAt < acceptAgeMs) return 'fresh';
  const age = now - held.generatedAt;
  if (age <= lifetime.whileRefreshingMs) return 'while_refreshing';
  return age <= lifetime.lastResortMs ? 'last_resort' : 'miss';
}

function answerPolicy(policy: CachePolicy, lifetime: Lifetime, now: number): AnswerPolicy {
  const stored = policy.toObject();
  const says = /max-age|no-cache/i.test(String(stored.resh['cache-control'] ?? '')) || policy.maxAge() > 0;
  const freshFor = says ? (policy.maxAge() - policy.age()) * 1000 : lifetime.defaultFreshMs;
  const { etag } = stored.resh;
  const json = JSON.stringify(stored);
  return {
    json,
    etag: typeof etag === 'string' ? etag : null,
    receivedAt: now,
    generatedAt: generatedAtOf(json),
    freshUntil: now + Math.min(Math.max(0, freshFor), lifetime.maxFreshMs),
  };
}

/** `age` is always there, so that a 304 without one does not inherit the age of the answer it renews. */
function kept(headers: Headers): Headers {
  const entries = KEPT.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]] as const]));
  return { ...Object.fromEntries(entries), age: String(ageSeconds(headers.age)) };
}

function ageSeconds(header: unknown): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

/** http-cache-semantics reads the clock through its `now` method; ours stands still at `now`. */
function clockedAt(now: number): typeof CachePolicy {
  return class extends CachePolicy {
    now(): number {
      return now;
    }
  };
}
