import { setImmediate } from 'node:timers/promises';

/** Rows that are read before others get their turn: some hundredths of a second. */
const AT_ONCE = 1000;

/**
 * Reads a hundred thousand rows, perhaps, while others are answered. `page` reads up to `take` rows that come after
 * one, or the first ones: by what the rows are ordered by, since Prisma itself reads all that come after its cursor.
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
