import { BoundedMap } from '@/lib/domain/bounded-map';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { RangeQuery } from './range.types';

const HOUR_MS = 3_600_000;
/** Widths that were refused are tried again after a day, series that failed after an hour. */
const RETRY_REFUSED_MS = 24 * HOUR_MS;
const RETRY_FAILED_MS = HOUR_MS;
/** Series that are remembered. */
const MAX_SERIES = 1000;

interface Limit {
  days: number;
  until: number;
}

/**
 * How far requests may be widened, learned from wide requests that failed. It is kept apart from the learned range
 * limits: what failed may have done so for another reason than its length, and then ranges that users ask for must not
 * be cut.
 */
export interface WidthLimits {
  /** Returns the most days of a widened request; infinity until one failed. */
  maxDays(account: AccountRef, query: RangeQuery): number;
  /** Records that the cloud refused so many days, and accepted fewer: half as many are tried next. */
  recordRefused(account: AccountRef, query: RangeQuery, days: number): void;
  /** Records a failure that a shorter request may not have: this series is not widened for a while. */
  recordFailed(account: AccountRef, query: RangeQuery, error: unknown): void;
}

export function createWidthLimits(clock: Clock): WidthLimits {
  const limits = new BoundedMap<string, Limit>(MAX_SERIES);
  const daysOf = (key: string) => {
    const limit = limits.get(key);
    return limit && limit.until > clock() ? limit.days : Number.POSITIVE_INFINITY;
  };
  return {
    maxDays: (account, query) => Math.min(daysOf(typeKey(account, query)), daysOf(seriesKey(account, query))),
    recordRefused(account, query, days) {
      limits.set(typeKey(account, query), { days: days / 2, until: clock() + RETRY_REFUSED_MS });
    },
    recordFailed(account, query, error) {
      if (!mayDependOnLength(error)) return;
      limits.set(seriesKey(account, query), { days: 0, until: clock() + RETRY_FAILED_MS });
    },
  };
}

/** True where the cloud took too long, failed, or sent an answer with a malformed row. */
function mayDependOnLength(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { code, upstreamStatus } = error;
  return (
    code === 'cloud_timeout' || code === 'cloud_malformed' || upstreamStatus === 400 || (upstreamStatus ?? 0) >= 500
  );
}

const typeKey = (account: AccountRef, { kind, granularity }: RangeQuery) => `${account.kind} ${kind} ${granularity}`;
const seriesKey = (account: AccountRef, query: RangeQuery) =>
  `${account.id} ${query.meterId} ${typeKey(account, query)}`;
