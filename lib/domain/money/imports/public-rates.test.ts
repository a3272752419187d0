import { describe, expect, it } from 'vitest';
import { checkTariff } from '../check-tariff';
import { priceBill } from '../price-bill';
import { flowOf } from '../test-support/sample-flows';
import {
  ARIZONA_R_2,
  CONSUMERS_RSP,
  FLORIDA_RS_1,
  JACKSONVILLE_RS,
  PACIFIC_GAS_E_1_T,
  SOUTH_CENTRAL_LP1,
} from './test-support/public-rates';
import type { UrdbRate } from './urdb';
import { urdbTariff } from './urdb-tariff';

const HOUR_MS = 3_600_000;

/** More in the evening, on weekends and in summer. */
function usedIn(start: number): number {
  return (
    0.4 + ((start / HOUR_MS) % 24) / 15 + ((start / HOUR_MS) % 168 < 48 ? 0.3 : 0) + ((start / HOUR_MS) % 8766) / 20_000
  );
}

/** Works out the bill of a month from the document itself, hour by hour, by what the clock of the zone shows. */
function expectedBill(rate: UrdbRate, month: number, zone: string): number {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    ...{ month: 'numeric', weekday: 'short', hour: 'numeric', hourCycle: 'h23' },
  });
  const [used, peaks] = [new Map<number, number>(), new Map<number, number>()];
  for (let start = Date.UTC(2026, month - 1, 0); start < Date.UTC(2026, month, 2); start += HOUR_MS) {
    const parts = new Map(clock.formatToParts(start).map(({ type, value }) => [type, value]));
    if (Number(parts.get('month')) !== month) continue;
    const isWeekend = ['Sat', 'Sun'].includes(parts.get('weekday') ?? '');
    const hour = Number(parts.get('hour'));
    const energy = (isWeekend ? rate.energyweekendschedule : rate.energyweekdayschedule)?.[month - 1]?.[hour] ?? 0;
    used.set(energy, (used.get(energy) ?? 0) + usedIn(start));
    const demand = (isWeekend ? rate.demandweekendschedule : rate.demandweekdayschedule)?.[month - 1]?.[hour] ?? 0;
    peaks.set(demand, Math.max(peaks.get(demand) ?? 0, usedIn(start)));
  }
  const days = new Date(Date.UTC(2026, month, 0)).getUTCDate();
  let cost = 0;
  for (const [period, amount] of used) {
    let [left, before] = [amount, 0];
    for (const { rate: price = 0, adj = 0, max = Number.POSITIVE_INFINITY, unit } of rate.energyratestructure?.[
      period
    ] ?? []) {
      const limit = unit === 'kWh daily' ? max * days : max;
      const inTier = Math.min(left, limit - before);
      cost += inTier * (price + adj);
      left -= inTier;
      before = limit;
    }
  }
  for (const [period, peak] of rate.demandratestructure ? peaks : []) {
    const [tier] = rate.demandratestructure?.[period] ?? [];
    cost += peak * ((tier?.rate ?? 0) + (tier?.adj ?? 0));
  }
  cost += rate.fixedchargefirstmeter ?? rate.fixedmonthlycharge ?? 0;
  return Math.max(cost, rate.mincharge ?? 0);
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

describe.each([
  ['one price', JACKSONVILLE_RS, 'America/New_York'],
  ['tiers of a month', FLORIDA_RS_1, 'America/New_York'],
  ['tiers of a day by season', PACIFIC_GAS_E_1_T, 'America/Los_Angeles'],
  ['time of use with demand', ARIZONA_R_2, 'America/Phoenix'],
  ['time of use in summer', CONSUMERS_RSP, 'America/Detroit'],
])('%s', (_shape, rate, zone) => {
  const result = urdbTariff(rate, { ...rate });
  if (!('tariff' in result)) throw new Error(result.problems.map(({ text }) => text).join('\n'));
  const { tariff } = result;

  it('is a whole tariff, which says where it comes from', () => {
    expect(checkTariff(tariff)).toEqual([]);
    expect([tariff.name, tariff.sourceRef]).toEqual([`${rate.utility}: ${rate.name}`, rate.uri]);
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))('costs what its document says in month %i', (month) => {
    const end = month === 12 ? '2027-01-01' : `2026-${twoDigits(month + 1)}-01`;
    const cycle = { start: `2026-${twoDigits(month)}-01`, end, months: 1 };
    const bill = priceBill({ tariff, cycle, zone, flow: flowOf(cycle, usedIn, { zone }) })?.bill;
    // Each line is rounded to a cent.
    const cents = 0.005 * (bill?.lines.length ?? 0) + 0.001;
    expect(Math.abs((bill?.totalMicro ?? 0) / 1e6 - expectedBill(rate, month, zone))).toBeLessThan(cents);
  });
});

it('names what it leaves out, and the field that it refuses', () => {
  const result = urdbTariff(CONSUMERS_RSP, { ...CONSUMERS_RSP });
  expect('warnings' in result && result.warnings.join(' ')).toContain('sell in energyratestructure');
  const refused = urdbTariff(SOUTH_CENTRAL_LP1, { ...SOUTH_CENTRAL_LP1 });
  expect('problems' in refused && refused.problems.map(({ field }) => field)).toContain('energyratestructure');
});
