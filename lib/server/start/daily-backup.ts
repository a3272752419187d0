import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupNames, backupTime } from '../db/backup/backup-names';
import type { Log } from '../log';
import type { Leases } from '../ports/jobs';

/** The hour of this machine's clock at which a backup is due: few people are awake, and clocks do not change. */
const HOUR = 4;
const CHECK_EVERY_MS = 10 * 60_000;
/** Longer than a backup of a large database takes. */
const LEASE_MS = 2 * 3_600_000;
const LEASE = 'backup';

interface DailyBackupDeps {
  /** Where backups are written; see the setting BACKUP_TO. */
  to: string;
  leases: Leases;
  log: Pick<Log, 'info' | 'error'>;
  now?: () => Date;
  /** Writes a backup and deletes old ones. Resolves to what it printed, rejects when it failed. */
  run?: (to: string) => Promise<string>;
}

/**
 * Returns a function that writes a backup when the last one is from before the hour at which one is due. Of several
 * servers one does it. A failure is logged and tried again at the next call.
 */
export function createDailyBackup({ to, leases, log, now = () => new Date(), run = runCommand }: DailyBackupDeps) {
  return async (): Promise<void> => {
    try {
      if (!isDue(await backupNames(to), now()) || !(await leases.take(LEASE, LEASE_MS))) return;
      try {
        // Another server may have finished one while this one asked for the lease.
        if (!isDue(await backupNames(to), now())) return;
        log.info({ printed: await run(to) }, 'backup written');
      } finally {
        await leases.release(LEASE);
      }
    } catch (err) {
      log.error({ err, to }, 'the daily backup failed; it will be tried again in ten minutes');
    }
  };
}

/** Calls `backUp` now and every ten minutes. Does not keep the process running. */
export function backUpDaily(backUp: () => Promise<void>): void {
  void backUp();
  setInterval(() => void backUp(), CHECK_EVERY_MS).unref();
}

function isDue(names: readonly string[], now: Date): boolean {
  const dueAt = new Date(now);
  dueAt.setHours(HOUR, 0, 0, 0);
  if (dueAt > now) dueAt.setDate(dueAt.getDate() - 1);
  const newest = names.at(-1);
  return newest === undefined || backupTime(newest) < dueAt;
}

/** Runs the command of its own process: copying a SQLite file keeps a thread busy until it is done. */
function runCommand(to: string): Promise<string> {
  const packaged = existsSync('copper.mjs');
  const command = packaged ? ['copper.mjs', 'backup'] : ['scripts/run.mjs', 'backup'];
  const child = spawn(process.execPath, [...command, '--to', resolve(to), '--prune'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) done(printed.trim());
      else failed(new Error(`backup ended with code ${code}: ${printed.trim()}`));
    });
  });
}
