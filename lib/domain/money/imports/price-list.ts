import type { Tariff, TariffLine } from '../tariff';
import type { ImportProblem, ImportResult } from './urdb';

/** The price of a span; UTC instants, `end` null for one that goes on. */
export interface ListedPrice {
  start: string;
  end: string | null;
  price: number;
}

/** What a list of prices says besides them. `dailyCharge`: a standing charge, in the currency. */
interface ListFacts {
  name: string;
  currency: string;
  source: 'octopus' | 'csv';
  commodity: 'electricity' | 'gas';
  dailyCharge: number | null;
}

const FAR_END = '2100-01-01T00:00:00Z';

/** Returns a tariff of a list of prices in any order, one price when there is only one; or why it can't be made. */
export function listTariff(listed: readonly ListedPrice[], facts: ListFacts): ImportResult<Tariff> {
  const prices = [...listed].sort((a, b) => a.start.localeCompare(b.start));
  const problems: ImportProblem[] =
    prices.length === 0 ? [{ field: 'prices', text: 'There are no prices in it.' }] : [];
  for (const [index, { start, end }] of prices.entries()) {
    const next = prices[index + 1];
    if (next && Date.parse(end ?? FAR_END) > Date.parse(next.start)) {
      problems.push({ field: 'prices', text: `Two prices apply at ${next.start}.` });
    } else if (Date.parse(end ?? FAR_END) <= Date.parse(start)) {
      problems.push({ field: 'prices', text: `The price from ${start} ends before it begins.` });
    }
  }
  if (problems.length > 0) return { problems: problems.slice(0, 5) };
  const [only] = prices;
  const line = { id: 'energy', label: 'Energy', group: 'supply', direction: 'import' } as const;
  const energy: TariffLine =
    prices.length === 1 && only?.end === null
      ? { ...line, kind: 'usage', bands: [{ tiers: [{ price: only.price }] }] }
      : { ...line, kind: 'prices', prices: prices.map((price) => ({ ...price, end: price.end ?? FAR_END })) };
  const { name, currency, source, commodity, dailyCharge } = facts;
  const standing: TariffLine[] =
    dailyCharge === null
      ? []
      : [{ id: 'standing', label: 'Standing charge', group: 'fixed', kind: 'fixed', amount: dailyCharge, per: 'day' }];
  return {
    warnings: gaps(prices),
    tariff: {
      ...{ name, commodity, currency, source },
      versions: [
        {
          validFrom: '2000-01-01',
          seasons: [],
          billUnit: 'kWh',
          billRounding: 'none',
          monthRule: 'whole',
          lines: [energy, ...standing],
        },
      ],
    },
  };
}

function gaps(prices: readonly ListedPrice[]): string[] {
  const missing = prices.filter(({ end }, index) => {
    const next = prices[index + 1];
    return next && end !== null && Date.parse(end) < Date.parse(next.start);
  });
  if (missing.length === 0) return [];
  return [
    `There are no prices from ${missing[0]?.end} on for a while. Costs of such hours are left out, and named as missing.`,
  ];
}

/** A row of a price list as Octopus Energy's API answers it, in pence. */
export interface OctopusRate {
  value_inc_vat: number;
  valid_from: string;
  valid_to: string | null;
  payment_method?: string | null;
}

/** Returns the prices of an answer in pounds: those for direct debit where there are two. */
export function octopusPrices(rates: readonly OctopusRate[]): ListedPrice[] {
  const paid = rates.filter(({ payment_method: method }) => method !== 'NON_DIRECT_DEBIT');
  return paid.map(({ value_inc_vat: pence, valid_from: start, valid_to: end }) => ({
    start: instant(start),
    end: end === null ? null : instant(end),
    price: Math.round(pence * 1e4) / 1e6,
  }));
}

/** Returns the rows of `start,end,price`, with instants that have an offset; or the line that can't be read. */
export function csvPrices(text: string): { prices: ListedPrice[] } | { problems: ImportProblem[] } {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  if (header.replace(/\s/g, '').toLowerCase() !== 'start,end,price') {
    return { problems: [{ field: 'header', text: 'The first line must be start,end,price.' }] };
  }
  const prices: ListedPrice[] = [];
  for (const [index, line] of lines.entries()) {
    const [start = '', end = '', price = ''] = line.split(',').map((cell) => cell.trim());
    const hasZone = [start, end].every((at) => /(Z|[+-]\d{2}:?\d{2})$/.test(at) && !Number.isNaN(Date.parse(at)));
    if (!hasZone || price === '' || !Number.isFinite(Number(price))) {
      const want = '2026-01-31T17:00:00-07:00,2026-01-31T18:00:00-07:00,0.31';
      return { problems: [{ field: `line ${index + 2}`, text: `Line ${index + 2} is not like ${want}.` }] };
    }
    prices.push({ start: instant(start), end: instant(end), price: Number(price) });
  }
  return { prices };
}

function instant(text: string): string {
  return new Date(Date.parse(text)).toISOString().replace('.000Z', 'Z');
}
