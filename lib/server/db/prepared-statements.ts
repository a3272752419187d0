/** As many texts of statements as the pages and jobs of a site use, with lists of some lengths. */
const MOST_STATEMENTS = 300;

/** What Prisma's driver adapter uses of a statement of better-sqlite3. */
interface Statement {
  reader: boolean;
  bind(args: unknown[]): Pick<Statement, 'reader' | 'run' | 'columns' | 'raw'>;
  run(args?: unknown[]): unknown;
  columns(): unknown[];
  raw(): { all(args?: unknown[]): unknown[] };
}

export interface SqliteClient {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
}

/**
 * Lets a connection of better-sqlite3 keep its prepared statements: the driver adapter prepares each statement anew,
 * which takes longer than most of them. Arguments are given with each execution, as `bind` works once for a statement.
 * A script, which may change tables, ends all of them.
 */
export function keepPreparedStatements(client: SqliteClient): void {
  const prepare = client.prepare.bind(client);
  const exec = client.exec.bind(client);
  const kept = new Map<string, Statement>();
  client.exec = (sql) => {
    kept.clear();
    return exec(sql);
  };
  client.prepare = (sql) => {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= MOST_STATEMENTS) kept.clear();
    const statement = reusable(prepare(sql));
    kept.set(sql, statement);
    return statement;
  };
}

function reusable(statement: Statement): Statement {
  const { reader } = statement;
  const columns = reader ? statement.columns() : [];
  const bind = (args: unknown[]) => ({
    reader,
    columns: () => columns,
    run: () => statement.run(args),
    raw: () => ({ all: () => statement.raw().all(args) }),
  });
  return { ...bind([]), bind };
}
