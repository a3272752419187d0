import type { Database } from './database';
import { Prisma } from './generated/client';

/** Rows of the tables that get very many at once. */
interface Rows {
  ListVersion: Prisma.ListVersionCreateManyInput;
  StateChange: Prisma.StateChangeCreateManyInput;
}

/**
 * Adds rows, each with a value for the same columns, in one statement that both databases understand; all of them or
 * none. In SQL, since Prisma works out a `createMany` anew each time, which takes five times as long as storing it.
 */
export async function insertRows<Table extends keyof Rows>(
  db: Database,
  table: Table,
  rows: readonly Required<Rows[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first) as (keyof Rows[Table])[];
  const values = rows.map((row) => Prisma.sql`(${Prisma.join(columns.map((column) => row[column]))})`);
  // Names are those of our own models and never what somebody sent.
  const into = Prisma.raw(`"${db.schema}"."${table}" (${columns.map((column) => `"${String(column)}"`).join(', ')})`);
  await db.query((tables) => tables.$executeRaw`INSERT INTO ${into} VALUES ${Prisma.join(values)}`);
}
