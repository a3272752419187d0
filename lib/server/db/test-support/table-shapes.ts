import type { MigrationConnection } from '../migrate';

/** The structure of a table, in the same form for both databases and for the models. */
export interface TableShape {
  /** `text`, `integer`, `instant`, `bytes` or `boolean`; `?` means nullable, and a default follows after `=`. */
  columns: Record<string, string>;
  primaryKey: string[];
  /** By name. */
  indexes: Record<string, { columns: string[]; unique: boolean }>;
  /** Column → referenced table and delete action. */
  references: Record<string, string>;
}

export type Shapes = Record<string, TableShape>;

const MODEL_TYPES: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  DateTime: 'instant',
  Bytes: 'bytes',
  Boolean: 'boolean',
};
const SQLITE_TYPES: Record<string, string> = {
  TEXT: 'text',
  INTEGER: 'integer',
  DATETIME: 'instant',
  BLOB: 'bytes',
  BOOLEAN: 'boolean',
};
const POSTGRESQL_TYPES: Record<string, string> = {
  text: 'text',
  integer: 'integer',
  'timestamp(3) without time zone': 'instant',
  bytea: 'bytes',
  boolean: 'boolean',
};

/** Returns the table shapes of a Prisma schema. Throws on syntax it does not know. */
export function shapesOfModels(schema: string): Shapes {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  return Object.fromEntries(models.map(([, name = '', body = '']) => [name, shapeOfModel(name, body)]));
}

function shapeOfModel(table: string, body: string): TableShape {
  const shape: TableShape = { columns: {}, primaryKey: [], indexes: {}, references: {} };
  const addIndex = (columns: string[], unique: boolean) => {
    shape.indexes[`${table}_${columns.join('_')}_${unique ? 'key' : 'idx'}`] = { columns, unique };
  };
  for (const line of body.split('\n').map((text) => text.trim())) {
    if (line === '' || line.startsWith('///')) continue;
    const block = line.match(/^@@(id|unique|index)\(\[([\w, ]+)\]\)$/);
    if (block) {
      const columns = (block[2] ?? '').split(', ');
      if (block[1] === 'id') shape.primaryKey = columns;
      else addIndex(columns, block[1] === 'unique');
      continue;
    }
    const [, column = '', type = '', optional = '', rest = ''] = line.match(/^(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/) ?? [];
    const relation = rest.match(/^@relation\(fields: \[(\w+)\], references: \[id\], onDelete: (\w+)\)$/);
    if (relation) shape.references[relation[1] ?? ''] = `${type} ${relation[2]?.toUpperCase()}`;
    else if (MODEL_TYPES[type]) {
      const defaultValue = rest.match(/@default\((.+)\)/)?.[1];
      shape.columns[column] = MODEL_TYPES[type] + optional + (defaultValue ? `=${defaultValue}` : '');
      if (/@id\b/.test(rest)) shape.primaryKey = [column];
      if (/@unique\b/.test(rest)) addIndex([column], true);
    } else if (rest !== '' || !/^[A-Z]/.test(type)) throw new Error(`Unknown syntax in model ${table}: ${line}`);
  }
  return shape;
}

/** Returns the shapes of the tables in a SQLite file. */
export async function shapesOfSqlite({ rows }: MigrationConnection): Promise<Shapes> {
  const shapes: Shapes = {};
  for (const [name] of await rows(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
  )) {
    const table = String(name);
    const shape: TableShape = { columns: {}, primaryKey: [], indexes: {}, references: {} };
    const columns = await rows(
      `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('${table}') ORDER BY pk`,
    );
    for (const [column, type, notNull, defaultValue, key] of columns) {
      shape.columns[String(column)] = columnShape(SQLITE_TYPES[String(type)], Number(notNull) === 1, defaultValue);
      if (Number(key) > 0) shape.primaryKey.push(String(column));
    }
    const indexes = await rows(`SELECT name, "unique" FROM pragma_index_list('${table}') WHERE origin = 'c'`);
    for (const [index, unique] of indexes) {
      const parts = await rows(`SELECT name FROM pragma_index_info('${index}') ORDER BY seqno`);
      shape.indexes[String(index)] = { columns: parts.map(([part]) => String(part)), unique: Number(unique) === 1 };
    }
    const references = await rows(`SELECT "from", "table", on_delete FROM pragma_foreign_key_list('${table}')`);
    for (const [column, to, onDelete] of references) shape.references[String(column)] = `${to} ${onDelete}`;
    shapes[table] = shape;
  }
  return shapes;
}

/** Returns the shapes of the tables in a PostgreSQL database. */
export async function shapesOfPostgresql({ rows }: MigrationConnection): Promise<Shapes> {
  const shapes: Shapes = {};
  const shape = (table: unknown): TableShape => {
    shapes[String(table)] ??= { columns: {}, primaryKey: [], indexes: {}, references: {} };
    return shapes[String(table)] as TableShape;
  };
  const columns = await rows(`
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (c.oid, a.attnum)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND c.relname NOT LIKE '\\_%'`);
  for (const [table, column, type, notNull, defaultValue] of columns) {
    shape(table).columns[String(column)] = columnShape(POSTGRESQL_TYPES[String(type)], notNull === true, defaultValue);
  }
  const indexes = await rows(`
    SELECT t.relname, i.relname, x.indisprimary, x.indisunique, array_to_string(ARRAY(
      SELECT a.attname FROM unnest(x.indkey) WITH ORDINALITY k(num, at)
      JOIN pg_attribute a ON (a.attrelid, a.attnum) = (t.oid, k.num) ORDER BY k.at), ',')
    FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_%'`);
  for (const [table, index, primary, unique, list] of indexes) {
    const parts = String(list).split(',');
    if (primary) shape(table).primaryKey = parts;
    else shape(table).indexes[String(index)] = { columns: parts, unique: unique === true };
  }
  const references = await rows(`
    SELECT t.relname, a.attname, r.relname, CASE f.confdeltype WHEN 'c' THEN 'CASCADE' ELSE f.confdeltype::text END
    FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
    JOIN pg_attribute a ON (a.attrelid, a.attnum) = (t.oid, f.conkey[1]) WHERE f.contype = 'f'`);
  for (const [table, column, to, onDelete] of references) shape(table).references[String(column)] = `${to} ${onDelete}`;
  return shapes;
}

function columnShape(type: string | undefined, notNull: boolean, defaultValue: unknown): string {
  return `${type}${notNull ? '' : '?'}${defaultValue === null ? '' : `=${defaultValue}`}`;
}
