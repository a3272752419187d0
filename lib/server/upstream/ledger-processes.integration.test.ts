import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Opens the database (both processes at once, on a new file) and sends as much as it may. */
const SPENDER = `
  const main = async () => {
    const { openDatabase } = await import('./lib/server/db/open.ts');
    const { createLedger } = await import('./lib/server/upstream/ledger.ts');
    const db = await openDatabase({ url: process.argv[1] });
    const ledger = createLedger({ db, clock: Date.now, limits: { hour: 100, day: 1000 } });
    const account = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' };
    const spending = { account, endpoint: 'x', purpose: 'usage', priority: 'person' };
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => ledger.begin(spending)));
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
    await db.close();
    console.log(JSON.stringify({ sent: 100 - refusals.length, codes: [...new Set(refusals)] }));
  };
  void main();
`;

it('never lets two processes together run over the limit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'copper-two-'));
  const url = `file:${folder}/copper.db`;
  const processes = [1, 2].map(() => run(process.execPath, ['--import', 'tsx', '--eval', SPENDER, url]));
  const results = (await Promise.all(processes)).map(({ stdout }) => JSON.parse(stdout));
  rmSync(folder, { recursive: true });
  expect(results[0].sent + results[1].sent).toBe(100);
  expect(new Set(results.flatMap(({ codes }) => codes))).toEqual(new Set(['limited']));
});
