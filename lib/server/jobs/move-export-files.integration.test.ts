import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import type { ExportJob } from '../ports/exports';
import { createDatabaseFiles } from './database-files';
import { createDiskFiles } from './disk-files';
import { createExportStore } from './export-store';
import { moveExportFiles } from './move-export-files';

const ACCOUNT = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
const clock = () => Date.parse('2026-11-20T14:00:00Z');
const SPEC = { report: 'usage', parameters: {}, format: 'csv', strict: false };

let folder: string;
let fresh: FreshDatabase;
let db: Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copper-files-'));
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ACCOUNT, subject: 'a', now: 0 });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
  await rm(folder, { recursive: true });
});

/** Longer than one piece in the database. */
const contentOf = (name: string) => Buffer.from(name.repeat(100_000));

async function createExport(name: string): Promise<ExportJob> {
  const store = createExportStore(db, clock, 30);
  const job = await store.start(ACCOUNT.id, ACCOUNT.id, SPEC);
  const pieces = async function* () {
    yield contentOf(name);
  };
  const written = await createDiskFiles(folder, clock).write(pieces());
  await store.end(job, { state: 'complete', file: { ...written, name: `${name}.csv`, contentType: 'text/csv' } });
  const ended = await store.find([ACCOUNT.id], job.id);
  if (!ended?.file) throw new Error('no file');
  return ended;
}

it('copies each file byte for byte, and marks exports with missing files as failed', async () => {
  const [complete, missing, changed] = [
    await createExport('complete'),
    await createExport('missing'),
    await createExport('changed'),
  ];
  const store = createExportStore(db, clock, 30);
  const running = await store.start(ACCOUNT.id, ACCOUNT.id, SPEC);
  await rm(join(folder, missing.file?.key ?? ''));
  await writeFile(join(folder, changed.file?.key ?? ''), contentOf('CHANGED'));
  const files = createDatabaseFiles(db, clock);
  expect(await moveExportFiles(db, createDiskFiles(folder, clock), files)).toEqual({ moved: 1, lost: 2 });

  const after = await store.find([ACCOUNT.id], complete.id);
  const { key, ...same } = complete.file ?? {};
  expect(after).toMatchObject({ state: 'complete', file: same });
  if (!after?.file) throw new Error('no file');
  const stream = await files.read(after.file, 0, after.file.bytes - 1);
  expect(Buffer.from(await new Response(stream).arrayBuffer()).equals(contentOf('complete'))).toBe(true);
  for (const { id } of [missing, changed]) {
    const problem = expect.stringContaining('Run it again');
    expect(await store.find([ACCOUNT.id], id)).toMatchObject({ state: 'failed', file: null, problem });
  }
  expect(await store.find([ACCOUNT.id], running.id)).toMatchObject({ state: 'running', file: null });
  const keys = await db.query((tables) => tables.exportPiece.findMany({ distinct: ['fileKey'] }));
  expect(keys.map(({ fileKey }) => fileKey)).toEqual([after.file.key]);
});
