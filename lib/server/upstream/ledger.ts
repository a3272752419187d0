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
import { type LimitWindow, limitWindows, pauseAfter429, pauseEnd, type RequestLimits, shareOf } from './limit-windows';
import { isDeferrable, nextPacedAt } from './pacing';

/** A request about to be sent. */
export interface PendingRequest {
  account: AccountRef;
  purpose: Purpose;
  priority: Priority;
  /** Not paced; only the hour and day limits apply. */
  unpaced?: boolean;
  endpoint: string;
}

/** Counts every request before it is sent, for all accounts, processes and restarts that share the database. */
export interface Ledger {
  /**
   * Counts a request in both windows, in one transaction, and returns its id. Throws `limited`, with the time of the
   * next try, when a window is full or pacing delays a report or backfill; `storage_failed` when it cannot count, and
   * then nothing may be sent. Calls `admit` right before counting; what that throws refuses the request, uncounted.
   */
  begin(request: PendingRequest, admit?: () => void): Promise<string>;
  /** Records the result of a request. */
  end(account: AccountRef, id: string, result: { status: number | null; outcome: string }): Promise<void>;
  /** Blocks requests after a 429, whatever our own count says. Returns the `limited` error to throw. */
  pause(account: AccountRef, headers: Record<string, string>): Promise<AppError>;
  state(account: AccountRef): Promise<BudgetState>;
}

/** Lines are deleted after this time. Longer than any window, for the history on the budget page. */
const KEEP_MS = 8 * 24 * 3_600_000;
/** Accounts that sent a request within this time count as sharing the client. */
const SENDERS_WITHIN_MS = 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;

export function createLedger(deps: { db: Database; clock: Clock; limits: RequestLimits }): Ledger {
  const { db, clock } = deps;
  const windows = limitWindows(deps.limits);
  let prunedAt = Number.NEGATIVE_INFINITY;
  let lastCheckAt = Number.POSITIVE_INFINITY;

  /** Returns why and until when a request has to wait for the window, with `used` requests in it; null: it may be sent. */
  async function windowRefusal(
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
    const blockingSentAt = await sentAtIndex(db, clientId, after, used - share);
    const at = (blockingSentAt ?? now) + window.lengthMs;
    return {
      at,
      why: priority === 'guest' ? 'guest' : priority !== 'person' ? 'reserve' : withinShare ? window.name : 'share',
    };
  }

  /**
   * True when an account may use the reserve. Where several accounts share a client, each gets an equal part of its
   * limit, so that one user with many tabs does not use up the others' requests. Matters only once the reserve is all
   * that is left.
   */
  async function isWithinShare(account: AccountRef, window: LimitWindow, used: number, now: number): Promise<boolean> {
    if (used < shareOf(window, 'live')) return true;
    const { id, clientId } = account;
    const senders = await countSenders(db, clientId, now - SENDERS_WITHIN_MS);
    return senders < 2 || (await countSentBy(db, clientId, id, now - window.lengthMs)) < window.limit / senders;
  }

  async function refusal(request: PendingRequest, now: number): Promise<AppError | null> {
    const block = await findBlock(db, request.account.clientId);
    if (block && pauseEnd(block) > now) return limited('pause', pauseEnd(block));
    let latest: Refusal | null = null;
    const counts: number[] = [];
    for (const window of windows) {
      const used = await countSent(db, request.account.clientId, now - window.lengthMs);
      counts.push(used);
      const refused = await windowRefusal(request, window, used, now);
      if (refused && (!latest || refused.at > latest.at)) latest = refused;
    }
    if (latest) return limited(latest.why, latest.at);
    const at = await pacedAt(request, counts, now);
    return at > now ? limited('paced', at) : null;
  }

  /** Returns when pacing lets the request be sent, in milliseconds, with `used` requests in each window; 0: at once. */
  async function pacedAt(
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

  /** Like `refusal`, after correcting lines that were written while the clock was ahead. */
  async function refusalAfterRepair(request: PendingRequest, now: number): Promise<AppError | null> {
    const { clientId } = request.account;
    const setBack = now + CLOCK_TOLERANCE_MS < lastCheckAt;
    lastCheckAt = now;
    if (setBack) await repairAfterClockSetBack(db, clientId, now);
    const refused = await refusal(request, now);
    // Another process may have written under the wrong clock since the last repair.
    const repaired = refused !== null && !setBack && (await repairAfterClockSetBack(db, clientId, now));
    return repaired ? refusal(request, now) : refused;
  }

  async function windowState(clientId: string, window: LimitWindow, now: number): Promise<WindowState> {
    const sent = await countSentByPurpose(db, clientId, now - window.lengthMs);
    const countOf = (name: string) => sent.find(({ purpose }) => purpose === name)?.count ?? 0;
    const used = sent.reduce((sum, { count }) => sum + count, 0);
    const oldest = Math.min(...sent.map(({ firstAt }) => firstAt));
    return {
      limit: window.limit,
      reserve: window.reserve,
      used,
      reports: countOf('report'),
      backfill: countOf('backfill'),
      remaining: Math.max(0, window.limit - used),
      nextFreeAt: used === 0 ? null : new Date(oldest + window.lengthMs).toISOString(),
    };
  }

  return {
    async begin(request, admit) {
      // Returned rather than thrown: throwing would roll back the repair.
      const result = await db.transaction(async () => {
        const now = clock();
        const refused = await refusalAfterRepair(request, now);
        if (refused) return refused;
        admit?.();
        const id = randomUUID();
        const { account, purpose, endpoint } = request;
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
          blockedUntil: block && pauseEnd(block) > now ? new Date(pauseEnd(block)).toISOString() : null,
        };
      }),
  };
}

/** Until when a request has to wait, in milliseconds, and why. */
interface Refusal {
  at: number;
  why: keyof typeof MESSAGES;
}

const MESSAGES = {
  hour: 'This site has reached Copper’s hourly limit. New data loads as soon as the limit allows.',
  day: 'This site has reached Copper’s daily limit. New data loads as soon as the limit allows.',
  reserve:
    'Copper’s limit is nearly reached, and the rest is reserved for opening pages. Updates resume when more is free.',
  guest: 'Guests leave half of Copper’s limit to the people of the home. Newer readings come when more is free.',
  share: 'You have used your share of Copper’s limit. The rest is reserved for others who use this site.',
  paced: 'Reports and history downloads are spread over the day. This one continues on its own.',
  pause: 'Copper asked this site to pause. New data loads when the pause is over.',
};

function limited(why: keyof typeof MESSAGES, until: number, upstreamStatus?: number): AppError {
  return new AppError('limited', {
    userMessage: MESSAGES[why],
    detail: `limited: ${why}`,
    // Rounded up, since a date has whole milliseconds: a retry must not come too early.
    retryAt: new Date(Math.ceil(until)).toISOString(),
    ...(upstreamStatus === undefined ? {} : { upstreamStatus }),
  });
}
