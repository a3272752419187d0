import { livePace, type PaceInput } from '@/lib/domain/live-pace';
import type { Priority, Purpose } from '../../ports/door';
import { limitWindows, type RequestLimits } from '../limit-windows';
import { deferrableOf } from '../pacing';
import { type SentLine, SentLog } from '../sent-log';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const DAY_START = Date.parse('2026-03-01T00:00:00Z');

/** The ledger of a simulation. Instants in milliseconds. */
export interface SimulatedLedger {
  /** Returns null when the request was sent, else when to try again. */
  request(at: number, priority: Priority, purpose: Purpose): Promise<number | null>;
  state(at: number): Promise<Pick<PaceInput, 'hour' | 'day'>>;
}

export interface SimulatedDays {
  days: number;
  /** Premises that stay on screen all the time. */
  openPages: number;
  /** When a user opens a page, and how many requests it costs. */
  users: readonly { at: number; requests: number }[];
  reports: readonly { at: number; requests: number }[];
  backfill: number;
}

export interface DaysOutcome {
  sent: SentLine[];
  /** Requests of users, and updates of open pages, that were refused. */
  refused: { users: number; live: number };
  /** When each report sent its last request, in the order of `reports`; null: not done. */
  reportsDone: (number | null)[];
  /** Every pace an open page got, in seconds. */
  paces: { at: number; seconds: number }[];
}

const TICK_MS = 5_000;

/** Runs a simulation of some days. */
export async function simulateDays(ledger: SimulatedLedger, world: SimulatedDays): Promise<DaysOutcome> {
  const sent: SentLine[] = [];
  const refused = { users: 0, live: 0 };
  const paces: DaysOutcome['paces'] = [];
  const nextPoll = Array.from({ length: world.openPages }, (_, page) => DAY_START + page * 1000);
  const waiting = [
    ...world.reports.map(({ at, requests }) => ({ purpose: 'report' as const, at, left: requests })),
    { purpose: 'backfill' as const, at: DAY_START, left: world.backfill },
  ];
  const reportsDone: (number | null)[] = world.reports.map(() => null);
  const visits = [...world.users].sort((a, b) => a.at - b.at);
  let visit = 0;
  for (let now = DAY_START; now < DAY_START + world.days * DAY; now += TICK_MS) {
    for (; visit < visits.length && (visits[visit]?.at ?? now) <= now; visit += 1) {
      for (let request = 0; request < (visits[visit]?.requests ?? 0); request += 1) {
        if ((await ledger.request(now, 'person', 'usage')) === null) sent.push({ at: now, purpose: 'usage' });
        else refused.users += 1;
      }
    }
    for (let page = 0; page < nextPoll.length; page += 1) {
      if ((nextPoll[page] ?? 0) > now) continue;
      const { seconds } = livePace({ ...(await ledger.state(now)), activePremises: world.openPages });
      paces.push({ at: now, seconds });
      if ((await ledger.request(now, 'live', 'live')) === null) sent.push({ at: now, purpose: 'live' });
      else refused.live += 1;
      nextPoll[page] = now + seconds * 1000;
    }
    for (const [index, work] of waiting.entries()) {
      while (work.left > 0 && work.at <= now) {
        const retryAt = await ledger.request(now, work.purpose, work.purpose);
        if (retryAt === null) {
          sent.push({ at: now, purpose: work.purpose });
          work.left -= 1;
          if (work.left === 0 && index < reportsDone.length) reportsDone[index] = now;
        } else work.at = retryAt;
      }
    }
  }
  return { sent, refused, reportsDone, paces };
}

/** Returns the ledger's rules without a database. */
export function memoryLedger(limits: RequestLimits): SimulatedLedger {
  const windows = limitWindows(limits);
  const log = new SentLog(windows, []);
  const lines: SentLine[] = [];
  return {
    async request(at, priority, purpose) {
      const next = log.nextAt(priority, at);
      if (next > at) return next;
      log.add({ at, purpose });
      lines.push({ at, purpose });
      return null;
    },
    async state(at) {
      const [hour, day] = windows.map((window) => {
        const inside = lines.filter((line) => line.at > at - window.lengthMs);
        const of = (purpose: string) => inside.filter((line) => deferrableOf(line.purpose) === purpose).length;
        return {
          limit: window.limit,
          reserve: window.reserve,
          remaining: window.limit - inside.length,
          reports: of('report'),
          backfill: of('backfill'),
        };
      });
      if (!hour || !day) throw new Error('unreachable: there are two windows');
      return { hour, day };
    },
  };
}

/** Returns the most requests in any rolling window of `lengthMs`, counted independently of the ledger. */
export function maxWithin(sent: readonly SentLine[], lengthMs: number): number {
  let from = 0;
  let most = 0;
  sent.forEach(({ at }, index) => {
    while ((sent[from]?.at ?? at) <= at - lengthMs) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
