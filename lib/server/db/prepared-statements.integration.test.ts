import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepPreparedStatements, type SqliteClient } from './prepared-statements';
import { sqliteAdapter } from './sqlite-connection';
import { temporaryFolder } from './test-support/temporary-folder';

const text = { scalarType: 'string', arity: 'scalar' } as const;
let folder: string;
let connection: Awaited<ReturnType<ReturnType<typeof sqliteAdapter>['connect']>>;

const rows = async (sql: string, ...args: string[]) =>
  (await connection.queryRaw({ sql, args, argTypes: args.map(() => text) })).rows;

beforeEach(async () => {
  folder = temporaryFolder('copper-statements-');
  connection = await sqliteAdapter(join(folder, 'test.db')).connect();
  await connection.executeScript(`CREATE TABLE homes (name TEXT); INSERT INTO homes VALUES ('Elm'), ('Oak');`);
});

afterEach(async () => {
  await connection.dispose();
  rmSync(folder, { recursive: true });
});

it('prepares a statement once, whatever its arguments', () => {
  const prepared: string[] = [];
  const client: SqliteClient = {
    prepare(sql) {
      prepared.push(sql);
      const all = (args?: unknown[]) => [args];
      const statement = { reader: true, run: () => null, columns: () => [], raw: () => ({ all }) };
      return { ...statement, bind: () => statement };
    },
    exec: () => null,
  };
  keepPreparedStatements(client);
  const read = (...args: string[]) => client.prepare('SELECT ?').bind(args).raw().all();
  expect([read('Elm'), read('Oak')]).toEqual([[['Elm']], [['Oak']]]);
  expect(prepared).toEqual(['SELECT ?']);
});

it('answers each time for the arguments of that time', async () => {
  expect(await rows('SELECT name FROM homes WHERE name = ?', 'Elm')).toEqual([['Elm']]);
  expect(await rows('SELECT name FROM homes WHERE name = ?', 'Ash')).toEqual([]);
  expect(await rows('SELECT name FROM homes WHERE name = ?', 'Oak')).toEqual([['Oak']]);
});

it('follows a change of the schema', async () => {
  expect(await rows('SELECT * FROM homes')).toEqual([['Elm'], ['Oak']]);
  await connection.executeScript(`ALTER TABLE homes ADD COLUMN city TEXT DEFAULT 'Altadena'`);
  const { columnNames } = await connection.queryRaw({ sql: 'SELECT * FROM homes', args: [], argTypes: [] });
  expect(columnNames).toEqual(['name', 'city']);
  expect(await rows('SELECT * FROM homes')).toEqual([
    ['Elm', 'Altadena'],
    ['Oak', 'Altadena'],
  ]);
});

it('runs a kept statement again after it failed', async () => {
  await connection.executeScript('CREATE UNIQUE INDEX one_name ON homes (name)');
  const insert = (name: string) =>
    connection.executeRaw({ sql: 'INSERT INTO homes VALUES (?)', args: [name], argTypes: [text] });
  await expect(insert('Elm')).rejects.toThrow();
  await insert('Ash');
  expect(await rows('SELECT name FROM homes')).toEqual([['Elm'], ['Oak'], ['Ash']]);
});

it('runs more statements than it keeps', async () => {
  for (let number = 0; number < 700; number += 1) expect(await rows(`SELECT ${number}`)).toEqual([[number]]);
});
