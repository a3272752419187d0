import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { userToken } from '@/sandbox/tokens';
import { bundledScript } from '@/scripts/launch/bundled-script';
import type { AccountRef } from '../account';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import type { Context } from '../ports/context';
import { exportServer } from './test-support/start-export';

const NOW = Date.parse('2026-01-20T14:00:00Z');
const LEASE = 181_000;
const ASHA = 'asha@example.com';
const home: AccountRef = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'copper-dashboard' };
const SPEC = {
  report: 'usage',
  parameters: { start: '2025-12-01', end: '2025-12-08' },
  format: 'zip',
  strict: false,
};

let sandbox: Sandbox;
let fresh: FreshDatabase;
let db: Database;
let token: string;
let folder: string;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now: new Date(NOW).toISOString(), limitHour: 1000, limitDay: 10_000 });
  sandbox.clock.freeze();
  sandbox.clock.set(NOW);
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  token = await userToken(sandbox, ASHA);
  folder = await mkdtemp(join(tmpdir(), 'copper-killed-'));
  await upsertAccount(db, { ...home, subject: ASHA, now: NOW });
});
afterEach(async () => {
  await sandbox.close();
  await db.close();
  await fresh.remove();
  await rm(folder, { recursive: true });
});

function server(now: number, exportFolder = folder) {
  const limits = { hour: 1000, day: 10_000 };
  return exportServer({ db, apiUrl: sandbox.url, token, clock: () => now, limits, folder: exportFolder });
}

const usageRequests = () =>
  sandbox.requests.filter(({ path }) => path.includes('/usage/')).map(({ path, query }) => path + query);

/** Starts a process that runs the due jobs, and kills it once `condition` is true. */
async function killWhen(now: number, condition: () => Promise<boolean>, stall: boolean): Promise<void> {
  const file = 'lib/server/jobs/test-support/export-process.ts';
  const nodeArgs = ['--conditions=react-server', await bundledScript({ file })];
  const args = [fresh.url, sandbox.url, token, String(now), folder, ...(stall ? ['stall'] : [])];
  const child = spawn(process.execPath, [...nodeArgs, ...args], { stdio: 'inherit' });
  const exited = once(child, 'exit');
  while (!(await condition()) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  expect((await exited)[1]).toBe('SIGKILL');
}

async function bytesOf(ctx: Context, id: string): Promise<Buffer> {
  const file = (await ctx.exports.find([home.id], id))?.file;
  const stream = file && (await ctx.files.read(file, 0, file.bytes - 1));
  return Buffer.from(await new Response(stream ?? null).arrayBuffer());
}

it('loses nothing, repeats no stored request and ends with the same bytes when its process is killed', async () => {
  const first = server(NOW);
  const { id } = await first.ctx.exports.start(home.id, home.id, SPEC);
  sandbox.faults.add({ match: '/api/v2/app/usage', delayMs: 400 });
  await killWhen(NOW, async () => usageRequests().length >= 2, false);
  sandbox.faults.clear();
  // Another process waits until the lease of the killed one has expired.
  await first.runnerOf(first.ctx).tick();
  expect((await first.ctx.exports.find([home.id], id))?.state).toBe('running');

  const isWriting = async () => (await readdir(folder)).some((name) => name.endsWith('.part'));
  await killWhen(NOW + LEASE, isWriting, true);
  const later = server(NOW + 2 * LEASE);
  await later.runnerOf(later.ctx).tick();
  expect((await later.ctx.exports.find([home.id], id))?.state).toBe('complete');
  // The request in flight at the kill may have been sent once more.
  expect(usageRequests().length - new Set(usageRequests()).size).toBeLessThanOrEqual(1);

  const again = await later.ctx.exports.start(home.id, home.id, SPEC);
  await later.runnerOf(later.ctx).tick();
  expect((await bytesOf(later.ctx, again.id)).equals(await bytesOf(later.ctx, id))).toBe(true);
}, 180_000);
