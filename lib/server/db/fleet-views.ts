import type { Clock } from '../clock';
import type { Database } from './database';

/** A user's views of one page of an enterprise. */
interface Owner {
  /** Home account of the user. */
  madeBy: string;
  page: string;
}

/** Returns the store of the views that users save of a fleet's pages. */
export function createFleetViews(db: Database, clock: Clock) {
  return {
    async list(accountId: string, owner: Owner): Promise<{ name: string; query: string }[]> {
      const select = { name: true, query: true };
      const rows = await db.query((tables) =>
        tables.fleetView.findMany({ where: { accountId, ...owner }, orderBy: { name: 'asc' }, select }),
      );
      return rows;
    },
    save(
      accountId: string,
      { madeBy, page }: Owner,
      { name, query, replaces = name }: { name: string; query: string; replaces?: string },
      max: number,
    ): Promise<boolean> {
      const owned = { accountId, madeBy, page };
      const saved = { query, savedAt: new Date(clock()) };
      return db.transaction(async (tables) => {
        const others = { ...owned, name: { notIn: [name, replaces] } };
        if ((await tables.fleetView.count({ where: others })) >= max) return false;
        if (replaces !== name) await tables.fleetView.deleteMany({ where: { ...owned, name: replaces } });
        await tables.fleetView.upsert({
          where: { accountId_madeBy_page_name: { ...owned, name } },
          create: { ...owned, name, ...saved },
          update: saved,
        });
        return true;
      });
    },
    async remove(accountId: string, owner: Owner, name: string): Promise<void> {
      await db.query((tables) => tables.fleetView.deleteMany({ where: { accountId, ...owner, name } }));
    },
  };
}
