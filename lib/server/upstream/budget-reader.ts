import type { QueuedWork, SpendLine } from '@/lib/domain/budget';
import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import { findBlock, listSent, listSentTimes, type SentRequestRow } from '@/lib/server/db/ledger';
import { listQueuedWork, type QueuedWorkRow } from '@/lib/server/db/queued-work';
import type { BudgetReader, Priority } from '../ports/door';
import { forecast } from './forecast';
import type { Ledger } from './ledger';
import { limitWindows, type RequestLimits } from './limit-windows';

const DAY_MS = 24 * 3_600_000;

const SUCCESS = new Set(['ok', 'not_modified']);

/** Reads the ledger for the budget page and forecasts; see `BudgetReader`. */
export function createBudgetReader(deps: {
  db: Database;
  clock: Clock;
  ledger: Ledger;
  limits: RequestLimits;
}): BudgetReader {
  const { db, clock, ledger } = deps;
  const windows = limitWindows(deps.limits);

  async function endsOf(
    { clientId }: AccountRef,
    counts: readonly number[],
    priority: Priority,
    { unpaced }: { unpaced?: boolean } = {},
  ) {
    const now = clock();
    const sent = await listSentTimes(db, clientId, now - windows[1].lengthMs);
    const blockedUntil = (await findBlock(db, clientId))?.until ?? null;
    return counts.map((requests) => {
      const end = forecast({ windows, sent, now, blockedUntil, requests, priority, unpaced });
      return end === null ? null : new Date(end).toISOString();
    });
  }

  return {
    state: (account) => ledger.state(account),
    async spend(account) {
      return spendRows(await listSent(db, account.clientId, clock() - DAY_MS), account.id);
    },
    async queued(account) {
      return queuedRows(await listQueuedWork(db, account.clientId), account.id);
    },
    async estimateEnd(account, requests, priority, options) {
      const [end = null] = await endsOf(account, [requests], priority, options);
      return end;
    },
    estimateEnds: (account, requests, priority) => endsOf(account, requests, priority),
  };
}

/** Returns an account's own work by name, and that of other accounts on the same client as one row without titles. */
function queuedRows(lines: readonly QueuedWorkRow[], accountId: string): QueuedWork[] {
  const own = lines.filter((line) => line.accountId === accountId);
  const rows: QueuedWork[] = own.map(({ id, purpose, title, requestsDone, requestsLeft, nextAt, waitingFor }) => ({
    id,
    purpose,
    title,
    requestsDone,
    requestsLeft,
    nextAt: nextAt?.toISOString() ?? null,
    waitingFor,
  }));
  const others = lines.filter((line) => line.accountId !== accountId);
  if (others.length === 0) return rows;
  const remaining = others.map(({ requestsLeft }) => requestsLeft);
  const sum = (counts: readonly (number | null)[]) => counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  return [
    ...rows,
    {
      id: 'others',
      purpose: 'others',
      title: null,
      requestsDone: sum(others.map(({ requestsDone }) => requestsDone)),
      requestsLeft: remaining.includes(null) ? null : sum(remaining),
      nextAt: null,
      waitingFor: null,
    },
  ];
}

/** Adds up lines (newest first) by hour, purpose and endpoint, in their order. A running request counts as not failed. */
export function spendRows(lines: readonly SentRequestRow[], accountId: string): SpendLine[] {
  const rows = new Map<string, SpendLine>();
  for (const line of lines) {
    const hourStart = `${line.sentAt.toISOString().slice(0, 13)}:00:00Z`;
    const own = line.accountId === accountId;
    const purpose = own ? line.purpose : 'others';
    const endpoint = own ? line.endpoint : 'others';
    const key = `${hourStart} ${purpose} ${endpoint}`;
    const row = rows.get(key) ?? { hourStart, purpose, endpoint, requests: 0, failed: 0 };
    row.requests += 1;
    if (line.outcome !== null && !SUCCESS.has(line.outcome)) row.failed += 1;
    rows.set(key, row);
  }
  return [...rows.values()];
}
