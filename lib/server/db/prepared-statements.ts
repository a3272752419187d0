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
}

/**
 * Lets a connection of better-sqlite3 keep its prepared statements: the driver adapter prepares each statement anew, which
 * takes longer than most of them. Arguments are given with each execution, as `bind` works once for a statement. SQLite
 * itself prepares a kept statement again after a change of the schema.
 */
export function keepPreparedStatements(client: SqliteClient): void {
  const prepare = client.prepare.bind(client);
  const kept = new Map<string, Statement>();
  const statementOf = (sql: string): Statement => {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= MOST_STATEMENTS) kept.clear();
    const statement = prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  client.prepare = (sql) => {
    const statement = statementOf(sql);
    const bind = (args: unknown[]) => ({
      reader: statement.reader,
      run: () => statement.run(args),
      columns: () => statement.columns(),
      raw: () => ({ all: () => statement.raw().all(args) }),
    });
    return { ...bind([]), bind };
  };
}
