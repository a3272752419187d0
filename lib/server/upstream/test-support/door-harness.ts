import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { AccountRef } from '@/lib/server/account';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { createDoor } from '../door';
import { createLedger, type Ledger } from '../ledger';
import { createSend } from '../send';
import type { Door, TokenSource, UpstreamRequest } from '../types';
import type { Limits } from '../windows';

const START = Date.parse('2026-03-01T12:00:00Z');

/** A door on a database of its own, with a clock that stands still until it is moved. */
export interface DoorHarness {
  door: Door;
  ledger: Ledger;
  db: Database;
  /** Milliseconds. */
  now: number;
  refreshes: string[];
  account(name: string): Promise<AccountRef>;
  /** As a restart does: same file, everything in memory gone. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function openDoor(
  apiUrl: string,
  options: { limits?: Limits; timeoutMs?: number } = {},
): Promise<DoorHarness> {
  const { limits = { hour: 100, day: 1000 }, timeoutMs = 20_000 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'copper-door-'));
  const harness = { now: START, refreshes: [] as string[] } as DoorHarness;
  const clock = () => harness.now;
  const tokens: TokenSource = {
    accessToken: async ({ id }) => `${id}-token-${harness.refreshes.length}`,
    refresh: async ({ id }, refused) => {
      harness.refreshes.push(refused);
      return `${id}-token-${harness.refreshes.length}`;
    },
  };

  async function open(): Promise<void> {
    harness.db = await openDatabase({ url: `file:${folder}/copper.db` });
    harness.ledger = createLedger({ db: harness.db, clock, limits });
    harness.door = createDoor({
      db: harness.db,
      ledger: harness.ledger,
      clock,
      tokens,
      send: createSend({ apiUrl, timeoutMs }),
      log: { info: () => {}, warn: () => {} },
      random: () => 0,
      sleep: async () => {},
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
    rmSync(folder, { recursive: true });
  };
  await open();
  return harness;
}

const thing = z.object({ n: z.number() });

/** A request for `{ n }` at a path. */
export function thingAt(path: string, lifetime: UpstreamRequest<unknown>['lifetime'] = 'list') {
  const parse = (json: unknown) => thing.parse(json);
  return { endpoint: 'test.thing', lifetime, path, query: [['q', 'a b:c']], parse } satisfies UpstreamRequest<{
    n: number;
  }>;
}
