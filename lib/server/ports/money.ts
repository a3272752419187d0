import type { CycleRule } from '@/lib/domain/money/bill-cycles';
import type { HomeTariff } from '@/lib/domain/money/home-tariff';
import type { Commodity, Tariff } from '@/lib/domain/money/tariff';
import type { StoredBill, TypedBill } from '@/lib/domain/money/typed-bill';

/** Prices with the time at which they were saved (milliseconds). `isDefault`: they are those of the account. */
export interface StoredTariff extends HomeTariff {
  isDefault: boolean;
  savedAt: number;
}

/** The prices of a premise, by commodity, and the bills that were typed for it, newest first. */
export interface PremiseMoney {
  tariffs: StoredTariff[];
  bills: StoredBill[];
}

/** Keeps the prices and bills of homes. Every method takes an account. */
export interface MoneyStore {
  /** Returns the prices of a premise, by commodity: its own, or the account’s. `null`: the account’s alone. */
  tariffs(accountId: string, premiseId: string | null): Promise<StoredTariff[]>;
  /** Reads the prices and bills of all premises of an account at once, and returns a function that returns those of one. */
  all(accountId: string): Promise<(premiseId: string) => PremiseMoney>;
  /** Stores prices; null removes them. The ones before are kept. */
  saveTariff(
    accountId: string,
    premiseId: string | null,
    prices: { commodity: Commodity; tariff: Tariff | null; cycle: CycleRule },
  ): Promise<void>;
  /** Returns the bills of a premise, newest first. */
  bills(accountId: string, premiseId: string): Promise<StoredBill[]>;
  /** Stores a bill, in place of one that begins on the same day. Returns false when the premise has too many. */
  saveBill(accountId: string, premiseId: string, bill: TypedBill): Promise<boolean>;
  /** Deletes a bill. Returns false when the account has no such bill. */
  deleteBill(accountId: string, billId: string): Promise<boolean>;
}
