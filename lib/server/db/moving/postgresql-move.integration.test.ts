import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database';
import { openDatabase } from '../open';
import { type FreshDatabase, freshDatabase } from '../test-support/fresh-database';
import { shapesOfModels } from '../test-support/table-shapes';
import { moveDatabase } from './move-database';
import { type Row, readTableRows, TABLE_KEYS, tableForModel } from './tables';

const SHAPES = shapesOfModels(readFileSync('prisma/schema.prisma', 'utf8'));
/** More than are read at once, in tables with a key of one column and of several. */
const MANY = { rows: 601, tables: ['Session', 'SeriesChunk'] };
const FEW = 40;
const ACCOUNTS = 3;

let folder: string;
let from: string;
let to: FreshDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copper-move-'));
  from = `file:${folder}/copper.db`;
  to = await freshDatabase({ bare: true });
});
afterEach(async () => {
  await to.remove();
  rmSync(folder, { recursive: true });
});

/** A value of each kind that would not come through a careless copy. */
function sampleOf(kind: string, column: string, at: number): unknown {
  const text = ['Größe', 'it\'s \\ "quoted"', '', '😀 \u2028', '{"json":[1,null]}', 'a', 'B', 'b', 'A', '_'][at % 10];
  switch (kind.replace(/[?=].*/, '')) {
    case 'instant':
      return new Date(Date.parse('1999-12-31T23:59:59.999Z') + at * 3_600_001);
    case 'integer':
      return at % 2 === 0 ? at : -2_147_483_648 + at;
    case 'boolean':
      return at % 2 === 0;
    case 'bytes':
      return new Uint8Array([0, at % 256, 255, 39]).slice(0, at % 5);
    default:
      return column.endsWith('Id') || column === 'id' || column === 'hash' ? `${text}${at}` : text;
  }
}

function rowOf(model: string, at: number): Row {
  const shape = SHAPES[model];
  const row: Row = {};
  for (const [column, kind] of Object.entries(shape?.columns ?? {})) {
    const inKey = shape?.primaryKey.includes(column);
    const key =
      inKey && !/^(instant|integer)/.test(kind) ? `${sampleOf(kind, column, at)}-${at}` : sampleOf(kind, column, at);
    row[column] = kind.includes('?') && at % 3 === 0 ? null : key;
    if (shape?.references[column])
      row[column] = `account-${shape.primaryKey.length === 1 && inKey ? at : at % ACCOUNTS}`;
  }
  if (model === 'Account') Object.assign(row, { id: `account-${at}`, subject: `s${at}` });
  return row;
}

/** As many rows in every table as its keys allow. */
async function fill(db: Database): Promise<void> {
  await db.transaction(async (tables) => {
    for (const [model, key] of Object.entries(TABLE_KEYS)) {
      const onePerAccount = key.length === 1 && SHAPES[model]?.references[key[0] ?? ''];
      const many = MANY.tables.includes(model) ? MANY.rows : FEW;
      const count = model === 'Account' || onePerAccount ? ACCOUNTS : many;
      await tableForModel(tables, model).createMany({
        data: Array.from({ length: count }, (_, at) => rowOf(model, at)),
      });
    }
  });
}

async function everything(url: string): Promise<Record<string, Row[]>> {
  const db = await openDatabase({ url });
  const all: Record<string, Row[]> = {};
  await db.query(async (tables) => {
    for (const [model, key] of Object.entries(TABLE_KEYS)) {
      const rows: Row[] = [];
      for await (const some of readTableRows(tableForModel(tables, model), key)) rows.push(...some);
      const name = (row: Row) => JSON.stringify(key.map((column) => row[column]));
      all[model] = rows.sort((a, b) => (name(a) < name(b) ? -1 : 1));
    }
  });
  await db.close();
  return all;
}

describe('moving a SQLite file to PostgreSQL', () => {
  it('knows every table by its key', () => {
    expect(TABLE_KEYS).toEqual(
      Object.fromEntries(Object.entries(SHAPES).map(([name, { primaryKey }]) => [name, primaryKey])),
    );
  });

  it('loses and changes nothing, and leaves the file as it was', async () => {
    const db = await openDatabase({ url: from });
    await fill(db);
    await db.close();
    const before = await everything(from);
    const told: Record<string, number> = {};
    await moveDatabase({
      from,
      to: to.url,
      onTableMoved: (table, rows) => {
        told[table] = rows;
      },
    });
    expect(told).toEqual(Object.fromEntries(Object.entries(before).map(([name, rows]) => [name, rows.length])));
    expect(told).toMatchObject({ SeriesChunk: MANY.rows, Session: MANY.rows, SentRequest: FEW, Token: ACCOUNTS });
    expect(await everything(to.url)).toEqual(before);
    expect(await everything(from)).toEqual(before);
  });

  it('refuses a database that is not empty, and what is none', async () => {
    const moved = () => {};
    await expect(moveDatabase({ from, to: to.url, onTableMoved: moved })).rejects.toThrow(/There is no file/);
    await (await openDatabase({ url: from })).close();
    const db = await openDatabase({ url: to.url });
    await db.query((tables) => tables.lease.create({ data: { name: 'n', holder: 'h', expiresAt: new Date(0) } }));
    await db.close();
    await expect(moveDatabase({ from, to: to.url, onTableMoved: moved })).rejects.toThrow(
      /is not empty: it has rows in Lease/,
    );
    await expect(moveDatabase({ from: to.url, to: from, onTableMoved: moved })).rejects.toThrow(
      /must be a SQLite file/,
    );
    await expect(moveDatabase({ from, to: from, onTableMoved: moved })).rejects.toThrow(/to a PostgreSQL database/);
  });

  it('moves all or nothing', async () => {
    const db = await openDatabase({ url: from });
    await fill(db);
    // Texts with a zero character: SQLite takes them, PostgreSQL does not.
    await db.query((tables) => tables.lease.create({ data: { name: 'a\0b', holder: 'h', expiresAt: new Date(0) } }));
    await db.close();
    await expect(moveDatabase({ from, to: to.url, onTableMoved: () => {} })).rejects.toThrow(/^Nothing was moved: .+/);
    expect(Object.values(await everything(to.url)).flat()).toEqual([]);
  });

  it('moves what belongs to the rows with them, or nothing', async () => {
    const db = await openDatabase({ url: from });
    await fill(db);
    await db.close();
    const addPiece = (target: Database) =>
      target.query((tables) =>
        tables.exportPiece.create({
          data: { fileKey: 'moved', part: 0, bytes: new Uint8Array([1]), writtenAt: new Date(0) },
        }),
      );
    const moved = () => {};
    const andFail = async (target: Database) => {
      await addPiece(target);
      throw new Error('the folder cannot be read');
    };
    await expect(moveDatabase({ from, to: to.url, onTableMoved: moved, afterRows: andFail })).rejects.toThrow(
      /the folder cannot/,
    );
    expect(Object.values(await everything(to.url)).flat()).toEqual([]);
    await moveDatabase({
      from,
      to: to.url,
      onTableMoved: moved,
      afterRows: async (target) => void (await addPiece(target)),
    });
    expect((await everything(to.url)).ExportPiece).toHaveLength(FEW + 1);
  });
});
