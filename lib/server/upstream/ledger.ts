import { randomUUID } from 'node:crypto';
import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import {
  countSenders,
  countSent,
  countSentBy,
  endSend,
  findBlock,
  insertSend,
  pruneSent,
  saveBlock,
  sentAtIndex,
} from '@/lib/server/db/ledger';
import { AppError } from '@/lib/server/errors';
import type { BudgetState, Priority, Purpose, WindowState } from './types';
import { type Limits, pauseAfter429, shareOf, type Window, windowsOf } from './windows';

/** A request about to be sent. */
export interface Spending {
  account: AccountRef;
  purpose: Purpose;
  priority: Priority;
  endpoint: string;
}

/** Counts every request before it is sent, for all accounts, processes and restarts that share the database. */
export interface Ledger {
  /**
   * Counts a request and returns its id, in one transaction over both windows. Throws `limited` (with when one
   * becomes possible) instead of running over, and `storage_failed` when it cannot count: then nothing may be sent.
   * `admit` is called when the turn of this request has come; what it throws refuses the request, uncounted.
   */
  begin(spending: Spending, admit?: () => void): Promise<string>;
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

export function createLedger(deps: { db: Database; clock: Clock; limits: Limits }): Ledger {
  const { db, clock } = deps;
  const windows = windowsOf(deps.limits);
  let prunedAt = Number.NEGATIVE_INFINITY;

  /** When an asker of this priority may send, in milliseconds; null: now. */
  async function freeAt({ account, priority }: Spending, window: Window, now: number): Promise<Refusal | null> {
    const { clientId } = account;
    const after = now - window.lengthMs;
    const used = await countSent(db, clientId, after);
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
  async function isWithinShare(account: AccountRef, window: Window, used: number, now: number): Promise<boolean> {
    if (used < shareOf(window, 'live')) return true;
    const { id, clientId } = account;
    const senders = await countSenders(db, clientId, now - SENDERS_WITHIN_MS);
    return senders < 2 || (await countSentBy(db, clientId, id, now - window.lengthMs)) < window.limit / senders;
  }

  async function refusal(spending: Spending, now: number): Promise<AppError | null> {
    const block = await findBlock(db, spending.account.clientId);
    if (block && block.until > now) return limited('pause', block.until);
    let latest: Refusal | null = null;
    for (const window of windows) {
      const refused = await freeAt(spending, window, now);
      if (refused && (!latest || refused.at > latest.at)) latest = refused;
    }
    return latest && limited(latest.why, latest.at);
  }

  async function windowState(clientId: string, window: Window, now: number): Promise<WindowState> {
    const after = now - window.lengthMs;
    const used = await countSent(db, clientId, after);
    const oldest = used === 0 ? null : await sentAtIndex(db, clientId, after, 0);
    return {
      limit: window.limit,
      used,
      remaining: Math.max(0, window.limit - used),
      nextFreeAt: oldest === null ? null : new Date(oldest + window.lengthMs).toISOString(),
    };
  }

  return {
    begin: (spending, admit) =>
      db.transaction(async () => {
        const now = clock();
        const refused = await refusal(spending, now);
        if (refused) throw refused;
        admit?.();
        const id = randomUUID();
        const { account, purpose, endpoint } = spending;
        await insertSend(db, {
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
      }),

    end: (account, id, result) => endSend(db, account.id, id, { ...result, endedAt: clock() }),

    pause: (account, headers) =>
      db.transaction(async () => {
        const now = clock();
        const until = pauseAfter429(headers, await findBlock(db, account.clientId), now);
        await saveBlock(db, account.clientId, { until, saidAt: now });
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
  pause: 'Copper asked this site to pause its requests. It asks again when the pause is over.',
};

function limited(why: keyof typeof SENTENCES, until: number, upstreamStatus?: number): AppError {
  return new AppError('limited', {
    userMessage: SENTENCES[why],
    detail: `limited: ${why}`,
    retryAt: new Date(until).toISOString(),
    ...(upstreamStatus === undefined ? {} : { upstreamStatus }),
  });
}
