import { setImmediate } from 'node:timers/promises';

/** Rows per page, about 20 ms. Other work can run between pages. */
const PAGE_ROWS = 1000;

/**
 * Reads many rows in pages, so that other requests are served in between. `page` returns up to `take` rows after a row
 * (see `afterRow`), or the first rows.
 */
export async function* readInPages<Row>(
  page: (after: Row | undefined, take: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let last: Row | undefined;
  for (;;) {
    const rows = await page(last, PAGE_ROWS);
    yield* rows;
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1);
    // SQLite runs synchronously. Without this, no other work would run between pages.
    await setImmediate();
  }
}

/**
 * Returns the Prisma filter for the rows after `last` in ascending order of these columns, or for all rows. The columns
 * must not be null. With Prisma's own cursor over several columns, the database would return all later rows.
 */
export function afterRow<Column extends string>(
  last: Readonly<Record<Column, unknown>> | undefined,
  columns: readonly Column[],
) {
  const [first] = columns;
  if (!last || first === undefined) return {};
  const equals = (some: readonly Column[]) => Object.fromEntries(some.map((column) => [column, last[column]]));
  return {
    // Redundant, but lets the database start at this row of the index.
    [first]: { gte: last[first] },
    OR: columns.map((column, index) => ({ ...equals(columns.slice(0, index)), [column]: { gt: last[column] } })),
  };
}
