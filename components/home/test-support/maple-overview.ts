import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { HomeOverview } from '@/lib/contract/home-overview';

const HOUR_MS = 3_600_000;
const MIDNIGHT = Date.parse('2026-11-28T07:00:00Z');
const at = (hours: number) => new Date(MIDNIGHT + hours * HOUR_MS).toISOString();

function meter(meterId: string, meterType: string, level: 'usual' | 'much-more', usedToday: number) {
  return {
    ...{ meterId, meterType, level, usedToday },
    ...{ name: null, state: 'connected' },
    compared: { used: usedToday - 0.4, typical: 10, through: at(14) },
    expectedToday: 23,
    days: Array.from({ length: 7 }, (_, day) => ({
      start: at((day - 6) * 24),
      used: day === 6 ? usedToday : 20,
      typical: 21,
      complete: true,
    })),
    month: { used: 590, expected: 640, complete: true },
    money: null,
  };
}

/** A home at 2:15 PM of a normal Saturday, with a leak. */
export const MAPLE: ApiAnswer<HomeOverview> = {
  data: {
    premiseId: 'p',
    name: 'Maple Street',
    timezone: 'America/Denver',
    today: '2026-11-28',
    meters: [meter('e', 'power', 'usual', 11), meter('g', 'gas', 'usual', 10.2), meter('w', 'water', 'much-more', 16)],
    missing: 0,
    meterCount: 3,
    gateways: [],
    lead: {
      meterId: 'e',
      hours: Array.from({ length: 24 }, (_, hour) => ({
        start: at(hour),
        end: at(hour + 1),
        state: hour < 14 ? ('measured' as const) : hour === 14 ? ('running' as const) : ('future' as const),
        used: hour < 14 ? 0.75 : hour === 14 ? 0.5 : null,
        typical: 1,
      })),
      costs: null,
      sameHours: [1, 1.2, 1.3, 1.4],
      alwaysOn: null,
      monthForecast: null,
      learning: { days: 12, needed: 56 },
      cloudForecast: 655,
    },
    attention: {
      alertId: 'a',
      meterId: 'w',
      meterType: 'water',
      meterName: null,
      rule: 'water-continuous',
      timezone: 'America/Denver',
      found: {
        since: at(-48),
        sinceIsExact: true,
        level: 1.3,
        limit: 1,
        typical: null,
        aboveTypical: null,
        unusualHours: [],
      },
    },
    attentionMeters: ['w'],
    attentionCount: 1,
  },
  meta: {
    asOf: at(14.2),
    freshUntil: at(14.5),
    source: 'cache',
    notice: null,
    coverage: {
      complete: true,
      ...{ expected: 3, measured: 3, derived: 0, missing: 0, unasked: 0 },
      gaps: [],
      gapCount: 0,
    },
  },
};

/** The same home with 14 cents for a kWh, and a cent for a gallon. */
export function pricedMaple(): ApiAnswer<HomeOverview> {
  const prices: Record<string, number> = { power: 0.14, water: 0.01 };
  const { lead } = MAPLE.data;
  const times = (price: number, amount: number | null) => (amount === null ? null : amount * price);
  return {
    ...MAPLE,
    data: {
      ...MAPLE.data,
      lead: lead && {
        ...lead,
        alwaysOn: {
          ...{ kw: 0.42, lowKw: 0.4, highKw: 0.45, kwhPerYear: 3682, earlierKw: null },
          basis: { start: at(-336), end: at(0), known: 336, expected: 336 },
        },
        costs: {
          used: lead.hours.map(({ used }) => times(0.14, used)),
          typical: lead.hours.map(({ typical }) => times(0.14, typical)),
        },
      },
      meters: MAPLE.data.meters.map(({ money: _none, ...each }) => {
        const price = prices[each.meterType];
        if (price === undefined) return { ...each, money: null };
        return {
          ...each,
          money: {
            ...{ currency: 'USD', priceNow: price, meanPrice: price },
            usedToday: times(price, each.usedToday),
            compared: each.compared && {
              ...each.compared,
              used: each.compared.used * price,
              typical: each.compared.typical * price,
            },
            expectedToday: times(price, each.expectedToday),
            days: each.days.map((day) => ({
              ...day,
              used: times(price, day.used),
              typical: times(price, day.typical),
            })),
            month: {
              used: times(price, each.month.used),
              expected: times(price, each.month.expected),
              complete: true,
            },
          },
        };
      }),
    },
  };
}
