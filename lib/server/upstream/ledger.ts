import { randomUUID } from 'node:crypto';
import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import {
  completeSentRequest,
  countSenders,
  countSent,
  countSentBy,
  countSentByPurpose,
  findBlock,
  insertSentRequest,
  lastSentFor,
  pruneSent,
  saveBlock,
  sentAtIndex,
} from '@/lib/server/db/ledger';
import { AppError } from '@/lib/server/errors';
import type { BudgetState, Priority, Purpose, WindowState } from '../ports/door';
import { repairAfterClockSetBack } from './clock-set-back';
import { type LimitWindow, limitWindows, pauseAfter429, type RequestLimits, shareOf } from './limit-windows';
import { isDeferrable, nextPacedAt } from './pacing';

/** A request about to be sent. */
export interface PendingRequest {
  account: AccountRef;
  purpose: Purpose;
  priority: Priority;
  /** Takes no turns: the windows alone decide. */
  unpaced?: boolean;
  endpoint: string;
}

/** Counts every request before it is sent, for all accounts, processes and restarts that share the database. */
export interface Ledger {
  /**
   * Counts a request and returns its id, in one transaction over both windows. Throws `limited` (with when one
   * becomes possible) instead of running over, and for a report or backfill whose turn has not come; `storage_failed`
   * when it cannot count: then nothing may be sent.
   * `admit` is called when the turn of this request has come; what it throws refuses the request, uncounted.
   */
  begin(spending: PendingRequest, admit?: () => void): Promise<string>;
  /** Notes what came of it. */
  end(account: AccountRef, id: string, result: { status: number | null; outcome: string }): Promise<void>;
  /** Believes a 429 over our own count; returns the `limited` error to hand on. */
  pause(account: AccountRef, headers: Record<string, string>): Promise<AppError>;
  state(account: AccountRef): Promise<BudgetState>;
}

/** Longer than any window, so that the budget page can look back; then lines are forgotten. */
const KEEP_MS = 8 * 24 * 3_600_000;
/** Who sent a request within this time shares the client. */
const SENDERS_WITHIN_MS = 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;

export function createLedger(deps: { db: Database; clock: Clock; limits: RequestLimits }): Ledger {
  const { db, clock } = deps;
  const windows = limitWindows(deps.limits);
  let prunedAt = Number.NEGATIVE_INFINITY;
  let seenAt = Number.POSITIVE_INFINITY;

  /** When an asker of this priority may send, in milliseconds, with so many `used` in the window; null: now. */
  async function freeAt(
    { account, priority }: PendingRequest,
    window: LimitWindow,
    used: number,
    now: number,
  ): Promise<Refusal | null> {
    const { clientId } = account;
    const after = now - window.lengthMs;
    const withinShare = priority !== 'person' || (await isWithinShare(account, window, used, now));
    const share = withinShare ? shareOf(window, priority) : shareOf(window, 'live');
    if (used < share) return null;
    const oldestInTheWay = await sentAtIndex(db, clientId, after, used - share);
    const at = (oldestInTheWay ?? now) + window.lengthMs;
    return { at, why: priority !== 'person' ? 'reserve' : withinShare ? window.name : 'share' };
  }

  /**
   * The reserve of a client that several accounts share is for those who have not had their part of its requests:
   * one person with many tabs must not keep the others out. Only asked where the reserve is all that is left.
   */
  async function isWithinShare(account: AccountRef, window: LimitWindow, used: number, now: number): Promise<boolean> {
    if (used < shareOf(window, 'live')) return true;
    const { id, clientId } = account;
    const senders = await countSenders(db, clientId, now - SENDERS_WITHIN_MS);
    return senders < 2 || (await countSentBy(db, clientId, id, now - window.lengthMs)) < window.limit / senders;
  }

  async function refusal(spending: PendingRequest, now: number): Promise<AppError | null> {
    const block = await findBlock(db, spending.account.clientId);
    if (block && block.until > now) return limited('pause', block.until);
    let latest: Refusal | null = null;
    const counts: number[] = [];
    for (const window of windows) {
      const used = await countSent(db, spending.account.clientId, now - window.lengthMs);
      counts.push(used);
      const refused = await freeAt(spending, window, used, now);
      if (refused && (!latest || refused.at > latest.at)) latest = refused;
    }
    if (latest) return limited(latest.why, latest.at);
    const turn = await turnOf(spending, counts, now);
    return turn > now ? limited('turn', turn) : null;
  }

  /**
   * When the turn of a report or of backfill comes, in milliseconds, with so many `used` in each window; everybody
   * else's has always come.
   */
  async function turnOf(
    { account: { clientId }, priority, unpaced }: PendingRequest,
    used: readonly number[],
    now: number,
  ): Promise<number> {
    if (!isDeferrable(priority) || unpaced) return 0;
    const after = now - windows[1].lengthMs;
    const last = {
      report: await lastSentFor(db, clientId, 'report', after),
      backfill: await lastSentFor(db, clientId, 'backfill', after),
    };
    return nextPacedAt(windows, used, last, priority);
  }

  /** As `refusal`; a clock that was ahead and was set back keeps nobody waiting for as long as it was ahead. */
  async function mendedRefusal(spending: PendingRequest, now: number): Promise<AppError | null> {
    const { clientId } = spending.account;
    const setBack = now + CLOCK_TOLERANCE_MS < seenAt;
    seenAt = now;
    if (setBack) await repairAfterClockSetBack(db, clientId, now);
    const refused = await refusal(spending, now);
    // Another process may have written under the wrong clock meanwhile.
    const mended = refused !== null && !setBack && (await repairAfterClockSetBack(db, clientId, now));
    return mended ? refusal(spending, now) : refused;
  }

  async function windowState(clientId: string, window: LimitWindow, now: number): Promise<WindowState> {
    const after = now - window.lengthMs;
    const counts = await countSentByPurpose(db, clientId, after);
    const used = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const oldest = used === 0 ? null : await sentAtIndex(db, clientId, after, 0);
    return {
      limit: window.limit,
      reserve: window.reserve,
      used,
      reports: counts.get('report') ?? 0,
      backfill: counts.get('backfill') ?? 0,
      remaining: Math.max(0, window.limit - used),
      nextFreeAt: oldest === null ? null : new Date(oldest + window.lengthMs).toISOString(),
    };
  }

  return {
    async begin(spending, admit) {
      // Handed out rather than thrown in there: what was mended must not be rolled back.
      const result = await db.transaction(async () => {
        const now = clock();
        const refused = await mendedRefusal(spending, now);
        if (refused) return refused;
        admit?.();
        const id = randomUUID();
        const { account, purpose, endpoint } = spending;
        await insertSentRequest(db, {
          id,
          clientId: account.clientId,
          accountId: account.id,
          purpose,
          endpoint,
          sentAt: now,
        });
        if (now - prunedAt > PRUNE_EVERY_MS) {
          prunedAt = now;
          await pruneSent(db, now - KEEP_MS);
        }
        return id;
      });
      if (typeof result !== 'string') throw result;
      return result;
    },

    end: (account, id, result) => completeSentRequest(db, account.id, id, { ...result, endedAt: clock() }),

    pause: (account, headers) =>
      db.transaction(async () => {
        const now = clock();
        const until = pauseAfter429(headers, await findBlock(db, account.clientId), now);
        await saveBlock(db, account.clientId, { until, reportedAt: now });
        return limited('pause', until, 429);
      }),

    state: ({ clientId }) =>
      db.query(async () => {
        const now = clock();
        const [hour, day] = windows;
        const block = await findBlock(db, clientId);
        return {
          hour: await windowState(clientId, hour, now),
          day: await windowState(clientId, day, now),
          blockedUntil: block && block.until > now ? new Date(block.until).toISOString() : null,
        };
      }),
  };
}

/** Until when a request has to wait, in milliseconds, and for what. */
interface Refusal {
  at: number;
  why: keyof typeof SENTENCES;
}

const SENTENCES = {
  hour: 'This site has used the requests that Copper allows in an hour. It asks again as soon as one is free.',
  day: 'This site has used the requests that Copper allows in a day. It asks again as soon as one is free.',
  reserve: 'Few requests are left, and they are kept for opening pages. Updates go on as soon as more are free.',
  share:
    'You have used your part of the requests that everybody here shares. The few that are left are kept for others.',
  turn: 'Reports and backfill are spread over what is left of the day. This goes on when its turn comes.',
  pause: 'Copper asked this site to pause its requests. It asks again when the pause is over.',
};

function limited(why: keyof typeof SENTENCES, until: number, upstreamStatus?: number): AppError {
  return new AppError('limited', {
    userMessage: SENTENCES[why],
    detail: `limited: ${why}`,
    // Never before the turn: a date knows whole milliseconds.
    retryAt: new Date(Math.ceil(until)).toISOString(),
    ...(upstreamStatus === undefined ? {} : { upstreamStatus }),
  });
}
