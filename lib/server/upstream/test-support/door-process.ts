/**
 * A process with its own door, for tests with several processes on one database:
 * `door-process.ts <database> <cloud> <token> <limits as JSON> <now or ''>`. Reads lines of paths separated
 * by spaces, fetches them concurrently, and writes a line with the outcome of each: a source or an error code.
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
  const fetchPath = async (text: string): Promise<string> => {
    const [path = '', query = ''] = text.split('?');
    const request = { path, query: [...new URLSearchParams(query)], parse: (json: unknown) => json };
    const options = { purpose: 'premises', priority: 'person' } as const;
    return door.fetch(account, { endpoint: 'test.item', lifetime: 'list', ...request }, options).then(
      ({ source }) => source,
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );
  };
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(`outcomes ${(await Promise.all(line.split(' ').map(fetchPath))).join(' ')}`);
  }
  await db.close();
}

void main();
