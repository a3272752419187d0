import { randomUUID } from 'node:crypto';
import type { CycleRule } from '@/lib/domain/money/bill-cycles';
import type { Commodity, Tariff } from '@/lib/domain/money/tariff';
import type { StoredBill, TypedBill } from '@/lib/domain/money/typed-bill';
import { WeightedMap } from '@/lib/domain/weighted-map';
import type { Clock } from '../clock';
import { type BillRow, deleteBill, findBills, saveBill } from '../db/bills';
import type { Database } from '../db/database';
import { findAllTariffs, findTariffs, insertTariff, type TariffRow } from '../db/tariffs';
import type { MoneyStore, StoredTariff } from '../ports/money';

/** Earlier prices that are kept of each commodity of a home. */
const MAX_REVISIONS = 50;
/** Bills of a home: thirty years of three commodities. */
const MAX_BILLS = 1000;
/** Prices that are remembered, in characters. */
const MAX_REMEMBERED = 16_000_000;

/** Returns a `MoneyStore` that keeps prices and bills in the database. */
export function createMoneyStore(db: Database, clock: Clock): MoneyStore {
  // A row never changes, and a list of prices is a megabyte of text.
  const parsed = new WeightedMap<string, StoredTariff>(MAX_REMEMBERED, MAX_REMEMBERED / 4);

  function storedTariff(row: TariffRow): StoredTariff | null {
    if (row.tariff === null) return null;
    const known = parsed.get(row.id) ?? toStoredTariff(row, row.tariff);
    parsed.set(row.id, known, row.tariff.length);
    return known;
  }

  /** The account's own first, so that those of the premise replace them. */
  function byCommodity(rows: TariffRow[]): StoredTariff[] {
    const found = new Map<string, StoredTariff>();
    for (const row of rows.sort((a, b) => a.premiseId.length - b.premiseId.length)) {
      const tariff = storedTariff(row);
      if (tariff) found.set(row.commodity, tariff);
    }
    return [...found.values()];
  }

  return {
    tariffs: async (accountId, premiseId) => byCommodity(await findTariffs(db, accountId, premiseId ?? '')),

    async all(accountId) {
      const tariffs = groupByPremise(await findAllTariffs(db, accountId));
      const bills = groupByPremise(await findBills(db, accountId));
      return (premiseId) => ({
        tariffs: byCommodity([...(tariffs.get('') ?? []), ...(tariffs.get(premiseId) ?? [])]),
        bills: (bills.get(premiseId) ?? []).map(toStoredBill),
      });
    },

    saveTariff: (accountId, premiseId, { commodity, tariff, cycle }) =>
      insertTariff(
        db,
        {
          id: randomUUID(),
          accountId,
          premiseId: premiseId ?? '',
          commodity,
          tariff: tariff && JSON.stringify(tariff),
          cycle: JSON.stringify(cycle),
        },
        { now: clock(), max: MAX_REVISIONS },
      ),

    async bills(accountId, premiseId) {
      return (await findBills(db, accountId, premiseId)).map(toStoredBill);
    },

    saveBill(accountId, premiseId, bill) {
      const { commodity, start } = bill;
      const row = { id: randomUUID(), accountId, premiseId, commodity, start, content: JSON.stringify(bill) };
      return saveBill(db, row, { now: clock(), max: MAX_BILLS });
    },

    deleteBill: (accountId, billId) => deleteBill(db, accountId, billId),
  };
}

function toStoredBill({ id, content }: BillRow): StoredBill {
  return { ...(JSON.parse(content) as TypedBill), id };
}

function groupByPremise<Row extends { premiseId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.premiseId, [...(groups.get(row.premiseId) ?? []), row]);
  return groups;
}

function toStoredTariff({ commodity, premiseId, cycle, savedAt }: TariffRow, tariff: string): StoredTariff {
  return {
    commodity: commodity as Commodity,
    tariff: JSON.parse(tariff) as Tariff,
    cycle: JSON.parse(cycle) as CycleRule,
    isDefault: premiseId === '',
    savedAt: savedAt.getTime(),
  };
}
