import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { findRangeLimits, type RangeLimitKey, type RangeLimits, saveRangeLimits } from '../db/refused-ranges';
import type { RangeQuery } from './range.types';

/** How long a range one request may have, in intervals, learned from the ranges that the cloud accepted and refused. */
export interface LearnedRangeLimits {
  /** Returns the shortest range that is known to be too long; infinity for none. */
  shortestRefused(account: AccountRef, query: RangeQuery): Promise<number>;
  /** Returns the longest range worth trying. */
  maxIntervals(account: AccountRef, query: RangeQuery): Promise<number>;
  /** Returns the longest range that the cloud is not known to refuse; infinity while it has refused none. */
  longestSafe(account: AccountRef, query: RangeQuery): Promise<number>;
  /** Records that the cloud refused a range of this many intervals as too long. */
  recordRefused(account: AccountRef, query: RangeQuery, intervals: number): Promise<void>;
  /** Records that the cloud accepted a range of this many intervals. */
  recordAccepted(account: AccountRef, query: RangeQuery, intervals: number): Promise<void>;
}

/** The cloud may change its limits, so a refused length is tried again after this long. */
const RELEARN_AFTER_MS = 30 * 24 * 3_600_000;
/** The search ends when the accepted and the refused length differ by at most this share. */
const CONVERGED_WITHIN = 0.05;

/**
 * Stores the limits in the database, so that neither a restart nor another server tries the long ranges again. After a
 * refusal the limit is between half of the refused length and that length. Each range that is long enough tries the
 * middle, until both are close.
 */
export function createLearnedRangeLimits(db: Database, clock: Clock): LearnedRangeLimits {
  async function known(account: AccountRef, query: RangeQuery): Promise<RangeLimits | null> {
    const limits = await findRangeLimits(db, keyOf(account, query));
    return limits && clock() - limits.learnedAt < RELEARN_AFTER_MS ? limits : null;
  }

  return {
    shortestRefused: async (account, query) => (await known(account, query))?.refused ?? Number.POSITIVE_INFINITY,
    maxIntervals: async (account, query) => lengthToTry(await known(account, query)),

    longestSafe: async (account, query) => {
      const limits = await known(account, query);
      return limits ? longestAccepted(limits) : Number.POSITIVE_INFINITY;
    },

    async recordRefused(account, query, intervals) {
      const limits = await known(account, query);
      if (limits && limits.refused <= intervals) return;
      const accepted = limits?.accepted && limits.accepted < intervals ? limits.accepted : null;
      await saveRangeLimits(db, keyOf(account, query), { refused: intervals, accepted, learnedAt: clock() });
    },

    async recordAccepted(account, query, intervals) {
      const limits = await known(account, query);
      if (!limits || intervals >= limits.refused || intervals <= longestAccepted(limits)) return;
      await saveRangeLimits(db, keyOf(account, query), { ...limits, accepted: intervals });
    },
  };
}

/** Before any length was recorded as accepted, half of the refused length counts as accepted. */
function longestAccepted({ accepted, refused }: RangeLimits): number {
  return accepted ?? Math.floor(refused / 2);
}

function lengthToTry(limits: RangeLimits | null): number {
  if (!limits) return Number.POSITIVE_INFINITY;
  const accepted = longestAccepted(limits);
  const converged = limits.refused - accepted <= Math.max(1, limits.refused * CONVERGED_WITHIN);
  return converged ? accepted : Math.floor((accepted + limits.refused) / 2);
}

function keyOf(account: AccountRef, query: RangeQuery): RangeLimitKey {
  return { side: account.kind, resource: query.kind, granularity: query.granularity };
}
