import { setImmediate } from 'node:timers/promises';

/** Rows that are read before others get their turn: some hundredths of a second. */
const AT_ONCE = 1000;

/**
 * Reads a hundred thousand rows, perhaps, while others are answered. `page` reads up to `take` rows that come after
 * one (see `afterRow`), or the first ones.
 */
export async function* readInPages<Row>(
  page: (after: Row | undefined, take: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let last: Row | undefined;
  for (;;) {
    const rows = await page(last, AT_ONCE);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1);
    // SQLite answers at once: without it, page would follow page.
    await setImmediate();
  }
}

/**
 * Which rows come after one, or all, in the ascending order of these columns, none of which may be null. For Prisma's
 * own cursor over several columns the database sends all rows that come after it, however few are taken.
 */
export function afterRow<Column extends string>(
  last: Readonly<Record<Column, unknown>> | undefined,
  columns: readonly Column[],
) {
  const [first] = columns;
  if (!last || first === undefined) return {};
  const among = (some: readonly Column[]) => Object.fromEntries(some.map((column) => [column, last[column]]));
  return {
    // Says nothing more, but that the database may begin there.
    [first]: { gte: last[first] },
    OR: columns.map((column, place) => ({ ...among(columns.slice(0, place)), [column]: { gt: last[column] } })),
  };
}
