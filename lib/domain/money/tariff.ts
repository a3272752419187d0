/** Prices of one commodity, with their history. Amounts of money are decimal numbers of the currency: 0.12 is 12 cents. */

export const COMMODITIES = ['electricity', 'gas', 'water', 'sewer'] as const;
export type Commodity = (typeof COMMODITIES)[number];

export const BILL_UNITS = ['kWh', 'therm', 'CCF', 'kgal', 'gal', 'm3'] as const;
export type BillUnit = (typeof BILL_UNITS)[number];

/** Monday to Sunday, and `holiday`, which a day is instead of its weekday when the version names it as one. */
export const DAY_KINDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export const LINE_GROUPS = ['supply', 'delivery', 'fixed', 'demand', 'credit', 'tax', 'other'] as const;
export type LineGroup = (typeof LINE_GROUPS)[number];

/** What an amount or an allowance is for. `cycle` is a bill, whatever its length. */
export const PERIODS = ['day', 'month', 'cycle'] as const;
export type Period = (typeof PERIODS)[number];

/**
 * How many months a cycle has: the nominal number, whatever its days (`whole`); its days divided by 30; by the days of
 * the month each is in; or by 365/12.
 */
export const MONTH_RULES = ['whole', 'days30', 'daysInMonth', 'avg365'] as const;
export type MonthRule = (typeof MONTH_RULES)[number];

/** A part of the year: both days `MM-DD` are included, and it may pass the year's end. */
export interface Season {
  id: string;
  label: string;
  from: string;
  to: string;
}

/** A price up to an amount of the bill unit. Only the last tier of a band has no `upTo`. */
export interface Tier {
  upTo?: number;
  price: number;
}

/** When a price applies: in a season (default: all year), on kinds of days (all), in hours `HH:MM` to `HH:MM` (all day). */
export interface When {
  season?: string;
  days?: DayKind[];
  hours?: [from: string, to: string][];
}

export interface Band extends When {
  label?: string;
  tiers: Tier[];
}

interface LineFields {
  id: string;
  label: string;
  group: LineGroup;
  /** False for a line that a minimum bill does not count. */
  countsToMinimum?: boolean;
  /** True for a line that credit for what was sent can't pay. */
  nonBypassable?: boolean;
}

/** An amount for each day, month or cycle. */
export interface FixedLine extends LineFields {
  kind: 'fixed';
  amount: number;
  per: Period;
}

/**
 * Prices of what is taken (`import`), sent (`export`: paid to the customer), or of the difference (`net`). Tiers count
 * for a day, month or cycle, and are shared by the bands of a season in proportion to what each used, or filled by each
 * band on its own.
 */
export interface UsageLine extends LineFields {
  kind: 'usage';
  direction: 'import' | 'export' | 'net';
  bands: Band[];
  tiersPer?: Period;
  tiersFor?: 'season' | 'band';
}

/** A price for each span, from a list: `start` and `end` are UTC instants. Each price is multiplied, then added to. */
export interface PriceListLine extends LineFields {
  kind: 'prices';
  direction: 'import' | 'export';
  prices: { start: string; end: string; price: number }[];
  multiplier?: number;
  adder?: number;
}

/** A price for the highest mean power (kW) of a window, or for a share of an earlier peak if that is higher. */
export interface DemandLine extends LineFields, When {
  kind: 'demand';
  windowMinutes: 15 | 30 | 60;
  tiers: Tier[];
  ratchet?: { percent: number; months: number };
}

/** A percentage of the lines of these groups, or with these ids, that stand before it. */
export interface PercentLine extends LineFields {
  kind: 'percent';
  of: string[];
  percent: number;
}

export type TariffLine = FixedLine | UsageLine | PriceListLine | DemandLine | PercentLine;

/** The least that the lines of these groups (default: all but taxes and credits) cost together. */
export interface Minimum {
  amount: number;
  per: Period;
  groups?: LineGroup[];
}

/**
 * What happens to energy that is sent: `netting` reads the net meter, `buyAllSellAll` the meters of use and generation.
 * What is left is carried to the next bill (`bank`): the energy of `net` lines, or the money that is paid for what was
 * sent. On the bill that ends in `trueUp.month`, each unit that is left is paid for at `trueUp.price` (1: money is paid
 * in full), and the bank is empty after it.
 */
export interface ExportRule {
  meters: 'netting' | 'buyAllSellAll';
  bank: 'energy' | 'money' | 'none';
  trueUp?: { month: number; price: number };
}

/** For sewer: the share of the water that is billed, at most the mean of the bills that end in the winter's months. */
export interface VolumeRule {
  percent?: number;
  winterMonths?: number[];
}

/** Prices from a day on, until the next version's first day. */
export interface TariffVersion {
  /** `YYYY-MM-DD`, a day of the home. */
  validFrom: string;
  /** Empty for prices that are the same all year. */
  seasons: Season[];
  /** `us` for the eleven federal holidays, or the days themselves. */
  holidays?: 'us' | string[];
  billUnit: BillUnit;
  /** `floor` bills whole units and carries the rest to the next bill; `round` does not carry. */
  billRounding: 'none' | 'floor' | 'round';
  monthRule: MonthRule;
  lines: TariffLine[];
  minimum?: Minimum;
  export?: ExportRule;
  volume?: VolumeRule;
}

export const TARIFF_SOURCES = ['typed', 'urdb', 'octopus', 'csv'] as const;

export interface Tariff {
  name: string;
  commodity: Commodity;
  /** ISO 4217. */
  currency: string;
  source: (typeof TARIFF_SOURCES)[number];
  /** Where it was imported from. */
  sourceRef?: string;
  /** Oldest first. */
  versions: TariffVersion[];
}

/** Returns the version that applies on a day; null before the first one. */
export function versionOn(tariff: Pick<Tariff, 'versions'>, day: string): TariffVersion | null {
  return tariff.versions.findLast(({ validFrom }) => validFrom <= day) ?? null;
}
