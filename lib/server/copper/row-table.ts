import { wireInstantMs } from './wire-values';

/** A row of a series or of readings as the cloud sends it. */
export type WireRow = Record<string, unknown>;

/** Rows of an answer as columns, all as the cloud sent them. */
export interface RowTable {
  count: number;
  /** By field name, in the order of their first appearance. Each has `count` values. */
  columns: ReadonlyMap<string, RowColumn>;
}

/**
 * One field of all rows. `number`: NaN is null. `instant`: milliseconds of texts that all end like `form`. `other`:
 * anything else, such as text, or a field that some rows do not have (undefined).
 */
export type RowColumn =
  | { type: 'number'; values: Float64Array }
  | { type: 'instant'; values: Float64Array; form: InstantForm }
  | { type: 'other'; values: unknown[] };

/** What follows the minutes in an instant's text. */
export const INSTANT_FORMS = [':00.000Z', ':00Z', ':00.000', ':00'] as const;
export type InstantForm = (typeof INSTANT_FORMS)[number];

export const NO_ROWS: RowTable = { count: 0, columns: new Map() };

/** Returns rows as columns. */
export function tableOf(rows: readonly WireRow[]): RowTable {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) names.add(name);
  // A name such as `constructor` is in every object.
  const columnOf = (name: string) => typedColumn(rows.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined)));
  return { count: rows.length, columns: new Map([...names].map((name) => [name, columnOf(name)])) };
}

/** Returns columns as the rows that they were made of. */
export function rowsOf({ count, columns }: RowTable): WireRow[] {
  const rows = Array.from({ length: count }, (): WireRow => ({}));
  for (const [name, column] of columns) {
    rows.forEach((row, index) => {
      const value = cellOf(column, index);
      if (value !== undefined) setField(row, name, value);
    });
  }
  return rows;
}

/** Gives a row a field, whatever its name: assigned, `__proto__` would be no field of the row. */
export function setField(row: WireRow, name: string, value: unknown): void {
  if (name !== '__proto__') row[name] = value;
  else Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Returns a field of one row as sent; undefined where the row does not have it. */
export function cellOf(column: RowColumn, index: number): unknown {
  if (column.type === 'other') return column.values[index];
  const value = column.values[index] as number;
  if (column.type === 'instant') return instantText(value, column.form);
  return Number.isNaN(value) ? null : value;
}

/** Returns the rows `from ≤ index < to`. A small part is copied: it would keep all rows in memory. */
export function sliceRows({ count, columns }: RowTable, from: number, to: number): RowTable {
  const isSmall = 2 * (to - from) < count;
  const slice = (column: RowColumn): RowColumn => {
    if (column.type === 'other') return { ...column, values: column.values.slice(from, to) };
    return { ...column, values: isSmall ? column.values.slice(from, to) : column.values.subarray(from, to) };
  };
  return { count: to - from, columns: mapColumns(columns, slice) };
}

/** Returns the rows with these indexes, in this order. */
export function selectRows({ columns }: RowTable, indexes: readonly number[]): RowTable {
  const select = (column: RowColumn): RowColumn => {
    if (column.type === 'other') return { ...column, values: indexes.map((index) => column.values[index]) };
    return { ...column, values: Float64Array.from(indexes, (index) => column.values[index] as number) };
  };
  return { count: indexes.length, columns: mapColumns(columns, select) };
}

/** Returns the rows of several tables, one table after another. */
export function concatTables(tables: readonly RowTable[]): RowTable {
  const filled = tables.filter(({ count }) => count > 0);
  const [first] = filled;
  if (!first || filled.length === 1) return first ?? NO_ROWS;
  const names = new Set(filled.flatMap(({ columns }) => [...columns.keys()]));
  const count = filled.reduce((sum, table) => sum + table.count, 0);
  return { count, columns: new Map([...names].map((name) => [name, concatColumn(filled, name, count)])) };
}

function concatColumn(tables: readonly RowTable[], name: string, count: number): RowColumn {
  const first = tables[0]?.columns.get(name);
  const alike = (column: RowColumn | undefined) =>
    column?.type === first?.type && (column?.type !== 'instant' || column.form === (first as typeof column).form);
  if (!first || !tables.every(({ columns }) => alike(columns.get(name)))) {
    return typedColumn(tables.flatMap((table) => cellsOf(table, name)));
  }
  if (first.type === 'other') {
    // flatMap takes many times as long.
    return { type: 'other', values: ([] as unknown[]).concat(...tables.map((table) => cellsOf(table, name))) };
  }
  const values = new Float64Array(count);
  let at = 0;
  for (const table of tables) {
    values.set(table.columns.get(name)?.values as Float64Array, at);
    at += table.count;
  }
  return { ...first, values };
}

function cellsOf({ count, columns }: RowTable, name: string): unknown[] {
  const column = columns.get(name);
  if (column?.type === 'other') return column.values;
  return Array.from({ length: count }, (_, index) => column && cellOf(column, index));
}

function mapColumns(columns: RowTable['columns'], change: (column: RowColumn) => RowColumn): RowTable['columns'] {
  return new Map([...columns].map(([name, column]) => [name, change(column)]));
}

function typedColumn(values: unknown[]): RowColumn {
  return numberColumn(values) ?? instantColumn(values) ?? { type: 'other', values };
}

function numberColumn(values: readonly unknown[]): RowColumn | null {
  const numbers = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (typeof value !== 'number' && value !== null) return null;
    numbers[index] = value ?? Number.NaN;
  }
  return { type: 'number', values: numbers };
}

function instantColumn(values: readonly unknown[]): RowColumn | null {
  const form = INSTANT_FORMS.find(({ length }) => typeof values[0] === 'string' && values[0].length === 16 + length);
  if (!form) return null;
  const instants = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const text = values[index];
    const at = typeof text === 'string' ? wireInstantMs(text) : Number.NaN;
    if (Number.isNaN(at) || instantText(at, form) !== text) return null;
    instants[index] = at;
  }
  return { type: 'instant', values: instants, form };
}

function instantText(at: number, form: InstantForm): string {
  const text = new Date(at).toISOString();
  if (form === ':00.000Z') return text;
  if (form === ':00.000') return text.slice(0, -1);
  return form === ':00Z' ? `${text.slice(0, 19)}Z` : text.slice(0, 19);
}
