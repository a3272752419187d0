import CachePolicy from 'http-cache-semantics';
import { z } from 'zod';
import { BoundedMap } from '@/lib/domain/bounded-map';
import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import { cacheHeaders, forbidsStale, saysLifetime } from './cache-headers';
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
  /** The cloud forbids using the answer once it is stale, even when the cloud fails. */
  mustRevalidate: boolean;
}

/** What decides whether a cached answer can be used. */
export type CachedTimes = Pick<AnswerPolicy, 'receivedAt' | 'generatedAt' | 'freshUntil' | 'mustRevalidate'>;

/**
 * - `fresh`: used without a request
 * - `while_refreshing`: may be shown when fetching a new one takes long
 * - `last_resort`: may be shown when fetching a new one fails
 * - `miss`: must not be used
 */
export type Verdict = 'fresh' | 'while_refreshing' | 'last_resort' | 'miss';

/**
 * The same for every request. Answers are stored by account, which satisfies a `Vary` on the bearer token, and the token
 * itself must never be stored.
 */
const REQUEST = { method: 'GET', headers: { accept: 'application/json' } };

/** Ages above this are no ages: nothing the cloud knows is as old. */
const MAX_AGE_MS = 20 * 366 * 24 * 3_600_000;

const storedPolicy = z.object({ t: z.number(), resh: z.record(z.string(), z.string()) });

/**
 * Returns the policy of a 200, or null when it may not be stored (`no-store`, `Vary: *`). Private cache: rows belong to
 * one account.
 */
export function policyOf(headers: Headers, lifetime: Lifetime, now: number): AnswerPolicy | null {
  const cached = cacheHeaders(headers, now);
  const policy = policyFor(cached, now);
  if (!policy.storable() || cached.vary === '*') return null;
  const freshFor =
    saysLifetime(cached) || policy.maxAge() > 0 ? (policy.maxAge() - policy.age()) * 1000 : lifetime.defaultFreshMs;
  return {
    json: JSON.stringify(policy.toObject()),
    etag: cached.etag ?? null,
    receivedAt: now,
    generatedAt: madeAt(now, cached),
    freshUntil: now + Math.min(Math.max(0, freshFor), lifetime.maxFreshMs),
    mustRevalidate: forbidsStale(cached),
  };
}

/** True when a 304 with these headers is about the answer with this stored policy. */
export function isAbout(json: string, headers: Headers, now: number): boolean {
  const cached = storedHeaders(json);
  // The request named one entity tag, so a 304 without one means that one.
  const named = { ...cacheHeaders(headers, now), etag: headers.etag ?? cached.etag };
  const without = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Headers;
  return policyFor(cached, now).revalidatedPolicy(REQUEST, { status: 304, headers: without }).matches;
}

/** Returns the cached policy renewed by a 304 about it, or null when the answer may not be stored any longer. */
export function renewedPolicy(json: string, headers: Headers, lifetime: Lifetime, now: number): AnswerPolicy | null {
  return policyOf({ ...storedHeaders(json), ...cacheHeaders(headers, now) }, lifetime, now);
}

/** Returns `If-None-Match` or `If-Modified-Since` for a cached answer; empty when it has no validator. */
export function revalidationHeaders(json: string): Headers {
  const headers = policyFor(storedHeaders(json), storedPolicy.parse(JSON.parse(json)).t).revalidationHeaders(REQUEST);
  const validators = ['if-none-match', 'if-modified-since'];
  return Object.fromEntries(
    validators.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}

type ReadPolicy = Pick<AnswerPolicy, 'generatedAt' | 'mustRevalidate'>;

/** What the policies say that were read last: each page reads several answers, whose policies stay until they are renewed. */
const recentPolicies = new BoundedMap<string, ReadPolicy>(500);

/** Returns what a stored policy says about its answer. Throws when it is not a policy. */
export function readPolicy(json: string): ReadPolicy {
  const known = recentPolicies.get(json);
  if (known) return known;
  const { t, resh } = storedPolicy.parse(JSON.parse(json));
  const cached = cacheHeaders(resh, t);
  const read = { generatedAt: madeAt(t, cached), mustRevalidate: forbidsStale(cached) };
  recentPolicies.set(json, read);
  return read;
}

/**
 * Returns how a cached answer may be used at `now`. Two decisions of ours go beyond the rules of HTTP; see
 * docs/decisions/0041. An answer received less than `acceptAgeMs` ago is fresh for a caller that accepts this age. A
 * stale one may be shown while a new one is fetched and when fetching fails, unless the cloud forbids it.
 */
export function judge(cached: CachedTimes | null, lifetime: Lifetime, acceptAgeMs: number, now: number): Verdict {
  if (!cached) return 'miss';
  const stale = cached.mustRevalidate ? 'miss' : null;
  // Stored under a wrong clock: its age is unknown.
  if (cached.receivedAt > now + CLOCK_TOLERANCE_MS) return stale ?? 'last_resort';
  // Whatever is stored, nothing is fresh for longer than our table says.
  const freshUntil = Math.min(cached.freshUntil, cached.receivedAt + lifetime.maxFreshMs);
  if (now < freshUntil || now - cached.receivedAt < acceptAgeMs) return 'fresh';
  if (stale) return stale;
  const age = now - cached.generatedAt;
  if (age <= lifetime.whileRefreshingMs) return 'while_refreshing';
  return age <= lifetime.lastResortMs ? 'last_resort' : 'miss';
}

/** Returns the headers of a stored policy. Cleaned again, as it may have been stored by an older version. */
function storedHeaders(json: string): Headers {
  const { t, resh } = storedPolicy.parse(JSON.parse(json));
  return cacheHeaders(resh, t);
}

function madeAt(receivedAt: number, { age }: Headers): number {
  const ageMs = Number(age ?? 0) * 1000;
  return ageMs > MAX_AGE_MS ? receivedAt : receivedAt - ageMs;
}

/** Returns the policy of a 200 with these headers, with its clock fixed at `now`. */
function policyFor(headers: Headers, now: number): CachePolicy {
  // The library reads the time through `now()`.
  class Policy extends CachePolicy {
    now(): number {
      return now;
    }
  }
  return new Policy(REQUEST, { status: 200, headers }, { shared: false });
}
