import type { Database } from './database';

/** An export of any account that names a file; `file` is a JSON object. */
export interface FiledExport {
  id: string;
  accountId: string;
  file: string;
}

/** Every export that names a file, over all accounts: for whoever moves the files to another place. */
export async function listFiledExports(db: Database): Promise<FiledExport[]> {
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
export async function renameExportFile(db: Database, { id, accountId }: FiledExport, file: string): Promise<void> {
  await db.query((tables) => tables.export.updateMany({ where: { id, accountId }, data: { file } }));
}

/** Takes the file of an export away, which then has failed with a sentence for its person. */
export async function loseExportFile(db: Database, { id, accountId }: FiledExport, problem: string): Promise<void> {
  const data = { file: null, state: 'failed', problem };
  await db.query((tables) => tables.export.updateMany({ where: { id, accountId }, data }));
}
