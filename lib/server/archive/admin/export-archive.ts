import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../db/database';
import { findAccounts } from '../../db/read-archive';
import { type ExportedFile, writeAccountFiles } from './account-files';

/** What an export holds. */
export interface ArchiveExportSummary {
  accounts: number;
  files: number;
  lines: number;
  /** Names of chunks that cannot be read; what they held is not in the export. */
  damaged: string[];
}

/**
 * Writes everything that is kept of an account, or of all, as open files into a new folder: a file for each series, the
 * lists with their history, the changes of state, and `manifest.json`, which names every file with its lines and
 * SHA-256. A little at a time, however much there is. The folder has its name only when all of it is there. Throws an
 * `Error` whose message is for the administrator.
 */
export async function exportArchiveToFolder(
  db: Database,
  { folder, accountId, now }: { folder: string; accountId?: string; now: number },
): Promise<ArchiveExportSummary> {
  const partial = `${folder}.partial`;
  for (const path of [folder, partial]) {
    if (existsSync(path)) throw new Error(`${path} is there already. Name a new folder, or remove that one.`);
  }
  const accounts = await findAccounts(db, accountId);
  if (accountId !== undefined && accounts.length === 0) {
    const ids = (await findAccounts(db)).map(({ id }) => id);
    throw new Error(`There is no account ${accountId}. Those there are: ${ids.join(', ') || 'none'}.`);
  }
  const summary: ArchiveExportSummary = { accounts: accounts.length, files: 0, lines: 0, damaged: [] };

  async function* manifest() {
    const about = { format: 1, exportedAt: new Date(now).toISOString(), accounts };
    yield `${JSON.stringify(about).slice(0, -1)},"files":[`;
    let lead = '\n';
    for (const { id } of accounts) {
      for await (const file of writeAccountFiles(db, id, partial, summary.damaged)) {
        count(summary, file);
        yield `${lead}${JSON.stringify(file)}`;
        lead = ',\n';
      }
    }
    yield `\n],"damaged":${JSON.stringify(summary.damaged)}}\n`;
  }

  // Names and addresses are in it: for whoever runs this alone.
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    await pipeline(manifest, createWriteStream(join(partial, 'manifest.json'), { flags: 'wx' }));
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  return summary;
}

function count(summary: ArchiveExportSummary, { lines }: ExportedFile): void {
  summary.files += 1;
  summary.lines += lines;
}
