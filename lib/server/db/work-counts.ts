import type { Database } from './database';

/* Numbers of all accounts, for the administrator. They name no account. */

/** Returns how many backfill plans and exports are in each state; what waits has its reason as its state. */
export async function countWork(db: Database): Promise<{ kind: string; state: string; count: number }[]> {
  return db.query(async (tables) => {
    const plans = await tables.backfillPlan.groupBy({ by: ['state', 'waitingFor'], _count: true });
    const exports = await tables.export.groupBy({ by: ['state', 'waitingFor'], _count: true });
    const counts = new Map<string, { kind: string; state: string; count: number }>();
    const add = (kind: string, working: string, rows: typeof plans) => {
      for (const { state, waitingFor, _count } of rows) {
        const named = state === working && waitingFor !== null ? `waiting_for_${waitingFor}` : state;
        const line = counts.get(`${kind} ${named}`) ?? { kind, state: named, count: 0 };
        counts.set(`${kind} ${named}`, { ...line, count: line.count + _count });
      }
    };
    add('history', 'on', plans);
    add('report', 'running', exports);
    return [...counts.values()];
  });
}

/** Returns how much work waits for requests, and how many it still needs as far as that is known. */
export async function countQueue(db: Database): Promise<{ purpose: string; count: number; requestsLeft: number }[]> {
  const rows = await db.query((tables) =>
    tables.queuedWork.groupBy({ by: ['purpose'], _count: true, _sum: { requestsLeft: true } }),
  );
  return rows.map(({ purpose, _count, _sum }) => ({ purpose, count: _count, requestsLeft: _sum.requestsLeft ?? 0 }));
}

/** Returns an account of each client whose requests Copper counts. */
export function findClients(db: Database): Promise<{ id: string; clientId: string }[]> {
  return db.query((tables) =>
    tables.account.findMany({ distinct: ['clientId'], select: { id: true, clientId: true } }),
  );
}

/** Returns how many accounts of each kind there are. */
export async function countAccounts(db: Database): Promise<{ homes: number; enterprises: number }> {
  const rows = await db.query((tables) => tables.account.groupBy({ by: ['kind'], _count: true }));
  const of = (kind: string) => rows.find((row) => row.kind === kind)?._count ?? 0;
  return { homes: of('home'), enterprises: of('enterprise') };
}
