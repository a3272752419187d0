import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDailyBackup } from './daily-backup';

let to: string;
let runs: number;
let now: Date;
let free: boolean;
let logged: string[];

beforeEach(() => {
  to = join(mkdtempSync(join(tmpdir(), 'copper-daily-')), 'backups');
  [runs, free, logged] = [0, true, []];
  now = new Date(2026, 10, 29, 4, 5);
});
afterEach(() => rmSync(join(to, '..'), { recursive: true, force: true }));

const write = (at: Date) =>
  mkdirSync(
    join(
      to,
      at
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(':', '-'),
    ),
    { recursive: true },
  );

const backUp = (run?: () => Promise<string>) =>
  createDailyBackup({
    to,
    leases: { take: async () => free, release: async () => {} },
    log: {
      info: (_fields: unknown, message?: string) => void logged.push(message ?? ''),
      error: (_fields: unknown, message?: string) => void logged.push(message ?? ''),
    } as never,
    now: () => now,
    run:
      run ??
      (async () => {
        runs += 1;
        write(now);
        return '';
      }),
  })();

it('writes the first backup at once, and one a day after four in the morning of this machine', async () => {
  await backUp();
  await backUp();
  expect(runs).toBe(1);
  now = new Date(2026, 10, 30, 3, 59);
  await backUp();
  expect(runs).toBe(1);
  now = new Date(2026, 10, 30, 4, 0, 1);
  await backUp();
  expect(runs).toBe(2);
  expect(logged).toEqual(['backup written', 'backup written']);
});

it('catches up after the server was off, and leaves it to another server that has begun', async () => {
  write(new Date(2026, 10, 20, 4));
  free = false;
  await backUp();
  expect(runs).toBe(0);
  free = true;
  await backUp();
  expect(runs).toBe(1);
});

it('logs a failure and goes on', async () => {
  await backUp(() => Promise.reject(new Error('pg_dump is missing')));
  expect(logged).toEqual(['the daily backup failed; it will be tried again in ten minutes']);
});
