import type { Database } from './database';

/** An export of any account that has a file; `file` is a JSON object. */
export interface ExportWithFile {
  id: string;
  accountId: string;
  file: string;
}

/** Returns all exports of all accounts that have a file. For the command that moves the files. */
export async function listExportsWithFiles(db: Database): Promise<ExportWithFile[]> {
  const rows = await db.query((tables) =>
    tables.export.findMany({
      where: { file: { not: null } },
      orderBy: { id: 'asc' },
      select: { id: true, accountId: true, file: true },
    }),
  );
  return rows.flatMap(({ file, ...row }) => (file === null ? [] : [{ ...row, file }]));
}

/** Replaces the `file` of an export. */
export async function setExportFile(db: Database, { id, accountId }: ExportWithFile, file: string): Promise<void> {
  await db.query((tables) => tables.export.updateMany({ where: { id, accountId }, data: { file } }));
}

/** Marks an export as failed because its file is lost; `problem` is shown to its user. */
export async function markExportFileLost(
  db: Database,
  { id, accountId }: ExportWithFile,
  problem: string,
): Promise<void> {
  const data = { file: null, state: 'failed', problem };
  await db.query((tables) => tables.export.updateMany({ where: { id, accountId }, data }));
}
