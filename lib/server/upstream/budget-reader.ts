import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import { listSent, type SentRequestRow } from '@/lib/server/db/ledger';
import type { Ledger } from './ledger';
import type { BudgetState } from './types';

const DAY_MS = 24 * 3_600_000;

/** Requests of one hour (UTC, its beginning) for one purpose and endpoint. */
interface SpendRow {
  hourStart: string;
  purpose: string;
  endpoint: string;
  requests: number;
  failed: number;
}

const GOOD = new Set(['ok', 'not_modified']);

/** Reads the ledger for the budget page. Costs no request. Other accounts' requests are summed up as `others`. */
export function createBudgetReader(deps: { db: Database; clock: Clock; ledger: Ledger }): {
  state(account: AccountRef): Promise<BudgetState>;
  spend(account: AccountRef): Promise<SpendRow[]>;
} {
  const { db, clock, ledger } = deps;
  return {
    state: (account) => ledger.state(account),
    async spend(account) {
      return spendRows(await listSent(db, account.clientId, clock() - DAY_MS), account.id);
    },
  };
}

/** Adds lines (newest first) up by hour, purpose and endpoint, keeping their order. A request under way has not failed. */
export function spendRows(lines: readonly SentRequestRow[], accountId: string): SpendRow[] {
  const rows = new Map<string, SpendRow>();
  for (const line of lines) {
    const hourStart = `${line.sentAt.toISOString().slice(0, 13)}:00:00Z`;
    const own = line.accountId === accountId;
    const purpose = own ? line.purpose : 'others';
    const endpoint = own ? line.endpoint : 'others';
    const key = `${hourStart} ${purpose} ${endpoint}`;
    const row = rows.get(key) ?? { hourStart, purpose, endpoint, requests: 0, failed: 0 };
    row.requests += 1;
    if (line.outcome !== null && !GOOD.has(line.outcome)) row.failed += 1;
    rows.set(key, row);
  }
  return [...rows.values()];
}
