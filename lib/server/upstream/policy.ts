import CachePolicy from 'http-cache-semantics';
import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { Lifetime } from './lifetimes';

type Headers = Record<string, string>;

/** How long an answer may be used, stored with its body; times in milliseconds by our own clock. */
export interface AnswerPolicy {
  /** http-cache-semantics policy as JSON. */
  json: string;
  etag: string | null;
  receivedAt: number;
  /** When the cloud made the answer: `receivedAt` minus `Age`. `Date` is not used, as the cloud's clock may be wrong. */
  generatedAt: number;
  freshUntil: number;
}

/** The times that decide whether a cached answer can be used. */
export type CachedTimes = Pick<AnswerPolicy, 'receivedAt' | 'generatedAt' | 'freshUntil'>;

/**
 * - `fresh`: used without a request
 * - `while_refreshing`: may be shown when fetching a new one takes long
 * - `last_resort`: may be shown when fetching a new one fails
 * - `miss`: must not be used
 */
export type Verdict = 'fresh' | 'while_refreshing' | 'last_resort' | 'miss';

/** The headers that matter for caching. Others, such as cookies, are not stored. */
const STORED_HEADERS = ['cache-control', 'date', 'etag', 'expires', 'last-modified', 'pragma', 'vary'];

/**
 * The same for every request. Answers are stored by account, which satisfies a `Vary` on the bearer token, and the token
 * itself must never be stored.
 */
const REQUEST = { method: 'GET', headers: { accept: 'application/json' } };

/** Returns the policy of a 200, or null when it may not be stored (`no-store`). Private cache: rows belong to one account. */
export function policyOf(headers: Headers, lifetime: Lifetime, now: number): AnswerPolicy | null {
  const policy = new (policyClassAt(now))(REQUEST, { status: 200, headers: storedHeaders(headers) }, { shared: false });
  return policy.storable() ? answerPolicy(policy, lifetime, now) : null;
}

/** Returns the cached policy renewed by a 304, or null when the 304 is about another answer. */
export function renewedPolicy(json: string, headers: Headers, lifetime: Lifetime, now: number): AnswerPolicy | null {
  const cached = policyClassAt(now).fromObject(JSON.parse(json));
  // The request named one entity tag, so a 304 without one means that one.
  const etag = headers.etag ?? cached.responseHeaders().etag;
  const named = typeof etag === 'string' ? { ...headers, etag } : headers;
  const { policy, matches } = cached.revalidatedPolicy(REQUEST, { status: 304, headers: storedHeaders(named) });
  return matches && policy.storable() ? answerPolicy(policy, lifetime, now) : null;
}

/** Returns `If-None-Match` or `If-Modified-Since` for a cached answer; empty when it has no validator. */
export function revalidationHeaders(json: string): Headers {
  const headers = CachePolicy.fromObject(JSON.parse(json)).revalidationHeaders(REQUEST);
  const validators = ['if-none-match', 'if-modified-since'];
  return Object.fromEntries(
    validators.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}

/** Returns when the cloud made the answer of a stored policy, in milliseconds. */
export function generatedAtOf(json: string): number {
  const stored: CachePolicy.CachePolicyObject = JSON.parse(json);
  return stored.t - ageSeconds(stored.resh.age) * 1000;
}

/** Returns how a cached answer may be used at `now`. It is also fresh when received less than `acceptAgeMs` ago. */
export function judge(cached: CachedTimes | null, lifetime: Lifetime, acceptAgeMs: number, now: number): Verdict {
  if (!cached) return 'miss';
  // Stored under a wrong clock: its age is unknown.
  if (cached.receivedAt > now + CLOCK_TOLERANCE_MS) return 'last_resort';
  if (now < cached.freshUntil || now - cached.receivedAt < acceptAgeMs) return 'fresh';
  const age = now - cached.generatedAt;
  if (age <= lifetime.whileRefreshingMs) return 'while_refreshing';
  return age <= lifetime.lastResortMs ? 'last_resort' : 'miss';
}

function answerPolicy(policy: CachePolicy, lifetime: Lifetime, now: number): AnswerPolicy {
  const stored = policy.toObject();
  const hasLifetime = /max-age|no-cache/i.test(String(stored.resh['cache-control'] ?? '')) || policy.maxAge() > 0;
  const freshFor = hasLifetime ? (policy.maxAge() - policy.age()) * 1000 : lifetime.defaultFreshMs;
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

/** Always includes `age`, so that a 304 without one does not inherit the age of the answer it renews. */
function storedHeaders(headers: Headers): Headers {
  const entries = STORED_HEADERS.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, headers[name]] as const],
  );
  return { ...Object.fromEntries(entries), age: String(ageSeconds(headers.age)) };
}

function ageSeconds(header: unknown): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

/** Returns a policy class whose clock is fixed at `now`; http-cache-semantics reads the time through `now()`. */
function policyClassAt(now: number): typeof CachePolicy {
  return class extends CachePolicy {
    now(): number {
      return now;
    }
  };
}
