/**
 * A process with a door of its own, for tests of what several on one database do:
 * `door-process.ts <database> <cloud> <token> <limits as JSON> <now or ''>`. Reads lines of paths with spaces
 * between them, asks for all at once, and answers with a line of outcomes: a status word for each.
 */
import { createInterface } from 'node:readline';
import { upsertAccount } from '../../db/accounts';
import { openDatabase } from '../../db/open';
import { AppError } from '../../errors';
import { createDoor } from '../door';
import { createLedger } from '../ledger';
import { createSend } from '../send';

const [url = '', apiUrl = '', token = '', limits = '', now = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const db = await openDatabase({ url });
  const clock = now === '' ? Date.now : () => Number(now);
  const account = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
  await upsertAccount(db, { ...account, subject: 's', now: clock() });
  const door = createDoor({
    db,
    clock,
    ledger: createLedger({ db, clock, limits: JSON.parse(limits) }),
    tokens: { accessToken: async () => token, refresh: async () => token },
    send: createSend({ apiUrl }),
    log: { info: () => {}, warn: () => {} },
    random: () => 0,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const ask = async (text: string): Promise<string> => {
    const [path = '', query = ''] = text.split('?');
    const request = { path, query: [...new URLSearchParams(query)], parse: (json: unknown) => json };
    const options = { purpose: 'premises', priority: 'person' } as const;
    return door.fetch(account, { endpoint: 'test.thing', lifetime: 'list', ...request }, options).then(
      ({ source }) => source,
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );
  };
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(`outcomes ${(await Promise.all(line.split(' ').map(ask))).join(' ')}`);
  }
  await db.close();
}

void main();
