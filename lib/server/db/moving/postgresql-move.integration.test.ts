import { readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database';
import { openDatabase } from '../open';
import { type FreshDatabase, freshDatabase } from '../test-support/fresh-database';
import { shapesOfModels } from '../test-support/table-shapes';
import { temporaryFolder } from '../test-support/temporary-folder';
import { moveDatabase } from './move-database';
import { type Row, readTableRows, TABLE_KEYS, tableForModel } from './tables';

const SHAPES = shapesOfModels(readFileSync('prisma/schema.prisma', 'utf8'));
/** More rows than one batch, in tables with a key of one column and of several. */
const MANY = { rows: 601, tables: ['Session', 'SeriesChunk'] };
const FEW = 40;
const ACCOUNTS = 3;

let folder: string;
let from: string;
let to: FreshDatabase;

beforeEach(async () => {
  folder = temporaryFolder('copper-move-');
  from = `file:${folder}/copper.db`;
  to = await freshDatabase({ bare: true });
});
afterEach(async () => {
  await to.remove();
  rmSync(folder, { recursive: true });
});

/** A value of each type that a careless copy would change. */
function sampleOf(kind: string, column: string, index: number): unknown {
  const text = ['Größe', 'it\'s \\ "quoted"', '', '😀 \u2028', '{"json":[1,null]}', 'a', 'B', 'b', 'A', '_'][
    index % 10
  ];
  switch (kind.replace(/[?=].*/, '')) {
    case 'instant':
      return new Date(Date.parse('1999-12-31T23:59:59.999Z') + index * 3_600_001);
    case 'integer':
      return index % 2 === 0 ? index : -2_147_483_648 + index;
    case 'boolean':
      return index % 2 === 0;
    case 'bytes':
      return new Uint8Array([0, index % 256, 255, 39]).slice(0, index % 5);
    default:
      return column.endsWith('Id') || column === 'id' || column === 'hash' ? `${text}${index}` : text;
  }
}

function rowOf(model: string, index: number): Row {
  const shape = SHAPES[model];
  const row: Row = {};
  for (const [column, kind] of Object.entries(shape?.columns ?? {})) {
    const inKey = shape?.primaryKey.includes(column);
    const key =
      inKey && !/^(instant|integer)/.test(kind)
        ? `${sampleOf(kind, column, index)}-${index}`
        : sampleOf(kind, column, index);
    row[column] = kind.includes('?') && index % 3 === 0 ? null : key;
    if (shape?.references[column])
      row[column] = `account-${shape.primaryKey.length === 1 && inKey ? index : index % ACCOUNTS}`;
  }
  if (model === 'Account') Object.assign(row, { id: `account-${index}`, subject: `s${index}` });
  return row;
}

/** Fills every table with as many rows as its keys allow. */
async function fill(db: Database): Promise<void> {
  await db.transaction(async (tables) => {
    for (const [model, key] of Object.entries(TABLE_KEYS)) {
      const onePerAccount = key.length === 1 && SHAPES[model]?.references[key[0] ?? ''];
      const many = MANY.tables.includes(model) ? MANY.rows : FEW;
      const count = model === 'Account' || onePerAccount ? ACCOUNTS : many;
      await tableForModel(tables, model).createMany({
        data: Array.from({ length: count }, (_, index) => rowOf(model, index)),
      });
    }
  });
}

async function allRows(url: string): Promise<Record<string, Row[]>> {
  const db = await openDatabase({ url });
  const rowsByModel: Record<string, Row[]> = {};
  await db.query(async (tables) => {
    for (const [model, key] of Object.entries(TABLE_KEYS)) {
      const rows: Row[] = [];
      for await (const some of readTableRows(tableForModel(tables, model), key)) rows.push(...some);
      const name = (row: Row) => JSON.stringify(key.map((column) => row[column]));
      rowsByModel[model] = rows.sort((a, b) => (name(a) < name(b) ? -1 : 1));
    }
  });
  await db.close();
  return rowsByModel;
}

describe('moving a SQLite file to PostgreSQL', () => {
  it('lists the key of every table', () => {
    expect(TABLE_KEYS).toEqual(
      Object.fromEntries(Object.entries(SHAPES).map(([name, { primaryKey }]) => [name, primaryKey])),
    );
  });

  it('copies every row unchanged, and leaves the file unchanged', async () => {
    const db = await openDatabase({ url: from });
    await fill(db);
    await db.close();
    const before = await allRows(from);
    const moved: Record<string, number> = {};
    await moveDatabase({
      from,
      to: to.url,
      onTableMoved: (table, rows) => {
        moved[table] = rows;
      },
    });
    expect(moved).toEqual(Object.fromEntries(Object.entries(before).map(([name, rows]) => [name, rows.length])));
    expect(moved).toMatchObject({ SeriesChunk: MANY.rows, Session: MANY.rows, SentRequest: FEW, Token: ACCOUNTS });
    expect(await allRows(to.url)).toEqual(before);
    expect(await allRows(from)).toEqual(before);
  });

  it('refuses a database that is not empty, and addresses of the wrong kind', async () => {
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

  it('moves nothing when a row can not be stored', async () => {
    const db = await openDatabase({ url: from });
    await fill(db);
    // SQLite accepts text with a NUL character, PostgreSQL does not.
    await db.query((tables) => tables.lease.create({ data: { name: 'a\0b', holder: 'h', expiresAt: new Date(0) } }));
    await db.close();
    await expect(moveDatabase({ from, to: to.url, onTableMoved: () => {} })).rejects.toThrow(/^Nothing was moved: .+/);
    expect(Object.values(await allRows(to.url)).flat()).toEqual([]);
  });

  it('runs afterRows in the same transaction', async () => {
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
    const failing = async (target: Database) => {
      await addPiece(target);
      throw new Error('the folder cannot be read');
    };
    await expect(moveDatabase({ from, to: to.url, onTableMoved: moved, afterRows: failing })).rejects.toThrow(
      /the folder cannot/,
    );
    expect(Object.values(await allRows(to.url)).flat()).toEqual([]);
    await moveDatabase({
      from,
      to: to.url,
      onTableMoved: moved,
      afterRows: async (target) => void (await addPiece(target)),
    });
    expect((await allRows(to.url)).ExportPiece).toHaveLength(FEW + 1);
  });
});
