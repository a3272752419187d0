import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../db/database';
import { findAccounts } from '../../db/read-archive';
import { type ExportedFile, writeAccountFiles } from './account-files';

/** Totals of an export. */
export interface ArchiveExportSummary {
  accounts: number;
  files: number;
  lines: number;
  /** Names of damaged chunks, which the export leaves out. */
  damaged: string[];
}

/**
 * Writes everything stored of one account, or of all, into a new folder in open formats: a file for each series, the
 * lists with their history, the state changes, and `manifest.json`, which lists every file with its lines and SHA-256.
 * Streams, so that memory does not limit the size. The folder gets its name only when it is complete. Throws an `Error`
 * whose message is for the administrator.
 */
export async function exportArchiveToFolder(
  db: Database,
  { folder, accountId, now }: { folder: string; accountId?: string; now: number },
): Promise<ArchiveExportSummary> {
  const partial = `${folder}.partial`;
  for (const path of [folder, partial]) {
    if (existsSync(path)) throw new Error(`${path} already exists. Choose a new folder, or remove that one.`);
  }
  const accounts = await findAccounts(db, accountId);
  if (accountId !== undefined && accounts.length === 0) {
    const ids = (await findAccounts(db)).map(({ id }) => id);
    throw new Error(`There is no account ${accountId}. Accounts: ${ids.join(', ') || 'none'}.`);
  }
  const summary: ArchiveExportSummary = { accounts: accounts.length, files: 0, lines: 0, damaged: [] };

  async function* manifest() {
    const header = { format: 1, exportedAt: new Date(now).toISOString(), accounts };
    yield `${JSON.stringify(header).slice(0, -1)},"files":[`;
    let separator = '\n';
    for (const { id } of accounts) {
      for await (const file of writeAccountFiles(db, id, partial, summary.damaged)) {
        addFile(summary, file);
        yield `${separator}${JSON.stringify(file)}`;
        separator = ',\n';
      }
    }
    yield `\n],"damaged":${JSON.stringify(summary.damaged)}}\n`;
  }

  // The files contain names and addresses, so only the current user may read them.
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

function addFile(summary: ArchiveExportSummary, { lines }: ExportedFile): void {
  summary.files += 1;
  summary.lines += lines;
}
