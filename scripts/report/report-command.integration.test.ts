import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { bundledScript } from '../launch/bundled-script';

let sandbox: Sandbox;
let folder: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'copper-report-'));
});
afterAll(async () => {
  await sandbox.close();
  await database.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command with settings only, as npm does. */
async function report(args: string[], settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    COPPER_API_URL: sandbox.url,
    COPPER_AUTH_URL: sandbox.url,
    COPPER_CLIENT_ID: 'sandbox-enterprise',
    COPPER_CLIENT_SECRET: 'sandbox-enterprise-secret',
    COPPER_ENTERPRISE_ID: 'sandbox-utility',
    NEXTAUTH_SECRET: 'a secret for the tests only, long enough',
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    INIT_CWD: folder,
    ...settings,
  };
  const script = await bundledScript({ file: 'scripts/report.ts' });
  const child = spawn(process.execPath, ['--conditions=react-server', script, ...args], { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => (out += piece));
  child.stderr.on('data', (piece) => (err += piece));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const files = () => readdirSync(folder).filter((name) => !/\.db|secrets/.test(name));

it('writes the file when it is complete, and prints the requests on standard error', async () => {
  const { code, out, err } = await report(['bulk', '--detailed', '--out', 'fleet.csv']);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(/ 1 request needed, .*fleet\.csv: complete; 1 request used\./s);
  expect(files()).toEqual(['fleet.csv']);
  const text = readFileSync(join(folder, 'fleet.csv'), 'utf8');
  expect(text).toContain('ID,Type,Address,City,Postal Code,Latest Timestamp,Latest Value');
  expect(text).toContain(sandbox.world.fleetPremise(0).meters[0]?.id);
});

it('exits with 1 and writes no file with --no-wait when the limit is used up', async () => {
  const limited = await report(['meter', 'usage', '2026-11-01', '2026-11-02', '--out', 'usage.zip', '--no-wait'], {
    COPPER_LIMIT_HOUR: '1',
  });
  expect(limited).toMatchObject({ code: 1, out: '' });
  expect(limited.err).toMatch(/27 requests needed.*\n✗ Copper’s limit is nearly reached/);
  expect(files()).toEqual(['fleet.csv']);
});

it('writes the files of all meters into a folder, as the vendor’s client does, and nothing else when quiet', async () => {
  const line = '--output-dir generated --csv-output-file meter_summary.csv --quiet';
  const usage = 'meter usage 2026-11-01 2026-11-02 --granularity day';
  const { out, err } = await report([...line.split(' '), ...usage.split(' ')]);
  expect({ out, err }).toEqual({ out: '', err: expect.not.stringContaining('request') });
  const written = readdirSync(join(folder, 'generated'));
  const [meter] = sandbox.world.fleetPremise(0).meters;
  expect(written).toContain('meter_summary.csv');
  expect(written).toContain(`${meter?.id.replace(':', '_')}.usage.csv`);
  expect(readFileSync(join(folder, 'generated', 'meter_summary.csv'), 'utf8')).toContain(meter?.id);
});
