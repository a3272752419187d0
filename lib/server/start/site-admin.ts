import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNewerVersion } from '@/lib/domain/newer-version';
import type { Auth } from '../auth/create-auth';
import { backupNames, backupTime } from '../db/backup/backup-names';
import type { Database } from '../db/database';
import { countAccounts, countWork } from '../db/work-counts';
import { type Env, settingsSet } from '../env';
import type { SiteAdmin, SiteState } from '../ports/site-admin';
import { recentLines } from '../recent-lines';
import type { Release } from '../upstream/newest-release';
import type { Readiness } from './readiness';

interface SiteAdminDeps {
  db: Database;
  env: Pick<Env, 'backupTo'>;
  auth: Pick<Auth, 'browsers' | 'countOtherKeys'>;
  version: string;
  /** Null: nobody asks for later versions. */
  newestRelease: (() => Promise<Release | null>) | null;
  checkReady(): Promise<Readiness>;
}

/** Returns what people who look after the site can see and do. */
export function createSiteAdmin({ db, env, auth, version, newestRelease, checkReady }: SiteAdminDeps): SiteAdmin {
  const startedAt = Math.round(performance.timeOrigin);
  return {
    browsers: () => auth.browsers.list(),
    signOut: (id) => auth.browsers.signOut(id),
    lines: () => recentLines(),
    async state() {
      const newest = (await newestRelease?.()) ?? null;
      return {
        version,
        newer: newest !== null && isNewerVersion(newest.version, version) ? newest : null,
        node: process.version,
        startedAt,
        ready: await checkReady(),
        storage: await storageOf(db),
        memoryBytes: process.memoryUsage.rss(),
        settings: settingsSet(),
        accounts: { ...(await countAccounts(db)), withOtherKey: await auth.countOtherKeys() },
        jobs: await countWork(db),
        backups: env.backupTo === null ? null : await backupsIn(env.backupTo),
      };
    },
  };
}

async function storageOf({ file }: Database): Promise<SiteState['storage']> {
  if (!file) return { kind: 'postgresql', databaseBytes: null, diskFreeBytes: null };
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const { bavail, bsize, blocks } = await statfs(dirname(file.path));
  return {
    kind: 'sqlite',
    databaseBytes: sizeOf(file.path) + sizeOf(`${file.path}-wal`),
    diskFreeBytes: blocks === 0 ? null : bavail * bsize,
  };
}

async function backupsIn(folder: string): Promise<SiteState['backups']> {
  const names = await backupNames(folder);
  const newest = names.at(-1);
  return { folder, count: names.length, newestAt: newest === undefined ? null : backupTime(newest).getTime() };
}
