import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { findRangeLimits, type RangeLimitKey, type RangeLimits, saveRangeLimits } from '../db/refused-ranges';
import type { RangeQuery } from './range.types';

/** How long a range one request may span, in intervals, as far as the cloud has told by taking and refusing some. */
export interface LearnedRangeLimits {
  /** The shortest range that is known to be too long; infinite where none is. */
  shortestRefused(account: AccountRef, query: RangeQuery): Promise<number>;
  /** The longest range worth trying. */
  maxIntervals(account: AccountRef, query: RangeQuery): Promise<number>;
  /** Notes that the cloud found so many intervals too long. */
  recordRefused(account: AccountRef, query: RangeQuery, intervals: number): Promise<void>;
  /** Notes that the cloud took so many. */
  recordAccepted(account: AccountRef, query: RangeQuery, intervals: number): Promise<void>;
}

/** The cloud may take longer ranges one day: what it refused this long ago is tried again. */
const RELEARN_AFTER_MS = 30 * 24 * 3_600_000;
/** Closer than this share there is nothing to gain by another try. */
const CLOSE = 0.05;

/**
 * Kept in the database, so that neither a restart nor another instance tries the long ranges again. After a refusal
 * the limit lies between half of what was refused and that; each range that is long enough to need it tries the
 * middle, until taken and refused are close.
 */
export function createLearnedRangeLimits(db: Database, clock: Clock): LearnedRangeLimits {
  async function known(account: AccountRef, query: RangeQuery): Promise<RangeLimits | null> {
    const limits = await findRangeLimits(db, kindOf(account, query));
    return limits && clock() - limits.learnedAt < RELEARN_AFTER_MS ? limits : null;
  }

  return {
    shortestRefused: async (account, query) => (await known(account, query))?.refused ?? Number.POSITIVE_INFINITY,
    maxIntervals: async (account, query) => longestOf(await known(account, query)),

    async recordRefused(account, query, intervals) {
      const limits = await known(account, query);
      if (limits && limits.refused <= intervals) return;
      const accepted = limits?.accepted && limits.accepted < intervals ? limits.accepted : null;
      await saveRangeLimits(db, kindOf(account, query), { refused: intervals, accepted, learnedAt: clock() });
    },

    async recordAccepted(account, query, intervals) {
      const limits = await known(account, query);
      if (!limits || intervals >= limits.refused || intervals <= acceptedOf(limits)) return;
      await saveRangeLimits(db, kindOf(account, query), { ...limits, accepted: intervals });
    },
  };
}

/** Without one that was taken, halves of what was refused are. */
function acceptedOf({ accepted, refused }: RangeLimits): number {
  return accepted ?? Math.floor(refused / 2);
}

function longestOf(limits: RangeLimits | null): number {
  if (!limits) return Number.POSITIVE_INFINITY;
  const accepted = acceptedOf(limits);
  const isClose = limits.refused - accepted <= Math.max(1, limits.refused * CLOSE);
  return isClose ? accepted : Math.floor((accepted + limits.refused) / 2);
}

function kindOf(account: AccountRef, query: RangeQuery): RangeLimitKey {
  return { side: account.kind, resource: query.kind, granularity: query.granularity };
}
