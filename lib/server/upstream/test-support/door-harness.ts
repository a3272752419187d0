import { z } from 'zod';
import type { AccountRef } from '@/lib/server/account';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import type { Door, TokenSource, UpstreamRequest } from '../../ports/door';
import { createDoor } from '../door';
import { createLedger, type Ledger } from '../ledger';
import type { RequestLimits } from '../limit-windows';
import { createSend } from '../send';

const START = Date.parse('2026-03-01T12:00:00Z');

/** A door with its own database and a clock that only the test moves. */
export interface DoorHarness {
  door: Door;
  ledger: Ledger;
  db: Database;
  /** Milliseconds. */
  now: number;
  refreshes: string[];
  /** The database's URL, for other processes. */
  url: string;
  /** How the door waits: not at all, unless a test replaces it. */
  sleep: (ms: number) => Promise<void>;
  account(name: string): Promise<AccountRef>;
  /** Simulates a restart: same database, nothing in memory. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function startDoorHarness(
  apiUrl: string,
  options: { limits?: RequestLimits; timeoutMs?: number } = {},
): Promise<DoorHarness> {
  const { limits = { hour: 100, day: 1000 }, timeoutMs = 20_000 } = options;
  const fresh = await freshDatabase();
  const harness = { now: START, refreshes: [] as string[], url: fresh.url } as DoorHarness;
  harness.sleep = async () => {};
  const clock = () => harness.now;
  const tokens: TokenSource = {
    accessToken: async ({ id }) => `${id}-token-${harness.refreshes.length}`,
    refresh: async ({ id }, refused) => {
      harness.refreshes.push(refused);
      return `${id}-token-${harness.refreshes.length}`;
    },
  };

  async function open(): Promise<void> {
    harness.db = await openDatabase({ url: fresh.url });
    harness.ledger = createLedger({ db: harness.db, clock, limits });
    harness.door = createDoor({
      db: harness.db,
      ledger: harness.ledger,
      clock,
      tokens,
      send: createSend({ apiUrl, timeoutMs }),
      log: { info: () => {}, warn: () => {} },
      random: () => 0,
      sleep: (ms) => harness.sleep(ms),
    });
  }

  harness.account = async (name) => {
    const id = `home_${name}`;
    await upsertAccount(harness.db, { id, kind: 'home', subject: name, clientId: 'c', enterpriseId: null, now: START });
    return { id, kind: 'home', enterpriseId: null, clientId: 'c' };
  };
  harness.reopen = async () => {
    await harness.db.close();
    await open();
  };
  harness.close = async () => {
    await harness.db.close();
    await fresh.remove();
  };
  await open();
  return harness;
}

const item = z.object({ n: z.number() });

/** Returns a request for `{ n }` at a path, which is also what it is about. */
export function requestAt(
  path: string,
  lifetime: UpstreamRequest<unknown>['lifetime'] = 'list',
  { endpoint = 'test.item', subject = path }: { endpoint?: string; subject?: string } = {},
) {
  const parse = (json: unknown) => item.parse(json);
  return { endpoint, subject, lifetime, path, query: [['q', 'a b:c']], parse } satisfies UpstreamRequest<{ n: number }>;
}
