import { bucketEdges } from '@/lib/domain/calendar';
import { CALENDAR_MONTHS } from '@/lib/domain/money/bill-cycles';
import { priceHistory } from '@/lib/domain/money/bill-history';
import { flowOfMeter } from '@/lib/domain/money/flow';
import type { Band, Tariff, TariffVersion } from '@/lib/domain/money/tariff';
import { unitPrices } from '@/lib/domain/money/unit-prices';

const ZONE = 'America/Denver';
const YEAR = { start: '2026-01-01', end: '2027-01-01' };
const METERS = 10;
/** The fastest counts: other work of the machine makes the others longer. */
const RUNS = 5;

/** Processor time of working out what ten meters cost in a year of hours that are held in memory. */
export interface MoneyRow {
  task: string;
  prices: string;
  cpuMs: number;
}

function tariff(bands: Band[]): Tariff {
  const use = { id: 'use', label: 'Energy', group: 'supply', kind: 'usage', direction: 'import', bands } as const;
  const version: Omit<TariffVersion, 'lines'> = {
    validFrom: '2000-01-01',
    seasons: [],
    billUnit: 'kWh',
    billRounding: 'none',
    monthRule: 'whole',
  };
  const name = { name: 'Bench', commodity: 'electricity', currency: 'USD', source: 'typed' } as const;
  return { ...name, versions: [{ ...version, lines: [use] }] };
}

const PRICES: [name: string, tariff: Tariff][] = [
  ['one price', tariff([{ tiers: [{ price: 0.14 }] }])],
  [
    'time of use in tiers',
    tariff([
      { hours: [['16:00', '21:00']], tiers: [{ upTo: 300, price: 0.3 }, { price: 0.4 }] },
      { hours: [['21:00', '16:00']], tiers: [{ upTo: 300, price: 0.1 }, { price: 0.2 }] },
    ]),
  ],
];

/** Measures bills by the month, and what each hour costs. */
export function measureMoney(): MoneyRow[] {
  const { edges } = bucketEdges({ start: '2026-01-01T07:00:00Z', end: '2027-01-01T07:00:00Z' }, 'hour', ZONE);
  const amounts = Float64Array.from({ length: edges.length - 1 }, (_, hour) => 0.3 + (hour % 24) / 20);
  const flow = flowOfMeter(edges, amounts, edges.at(-1) ?? 0);
  return PRICES.flatMap(([prices, of]) => {
    const home = { tariff: of, rule: CALENDAR_MONTHS, zone: ZONE, heatFactors: {} };
    return [
      { task: 'bills of a year', prices, cpuMs: fastest(() => priceHistory(home, flow, YEAR, YEAR.end)) },
      { task: 'each hour of a year', prices, cpuMs: fastest(() => unitPrices(home, YEAR, flow)) },
    ];
  });
}

function fastest(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    for (let meter = 0; meter < METERS; meter += 1) work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.round(Math.min(...times));
}
