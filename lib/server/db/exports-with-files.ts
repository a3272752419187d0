import type { Database } from './database';

/** An export of any account that names a file; `file` is a JSON object. */
export interface ExportWithFile {
  id: string;
  accountId: string;
  file: string;
}

/** Every export that names a file, over all accounts: for whoever moves the files to another place. */
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

/** Lets an export name its file by another key. */
export async function setExportFile(db: Database, { id, accountId }: ExportWithFile, file: string): Promise<void> {
  await db.query((tables) => tables.export.updateMany({ where: { id, accountId }, data: { file } }));
}

/** Takes the file of an export away, which then has failed with a sentence for its person. */
export async function markExportFileLost(
  db: Database,
  { id, accountId }: ExportWithFile,
  problem: string,
): Promise<void> {
  const data = { file: null, state: 'failed', problem };
  await db.query((tables) => tables.export.updateMany({ where: { id, accountId }, data }));
}
