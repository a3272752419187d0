import type { CommodityCostsData } from '@/lib/contract/costs';

type BillData = CommodityCostsData['current'];

/** Returns a bill of an amount of dollars. */
export function sampleBill(dollars: number, fields: Partial<BillData> = {}): BillData {
  return {
    cycle: { start: '2026-11-01', end: '2026-12-01', months: 1 },
    currency: 'USD',
    unit: 'kWh',
    lines: [
      {
        ...{ id: 'use', label: 'Electricity', group: 'supply', amountMicro: (dollars - 10) * 1e6 },
        items: [
          { band: 'Peak', tier: null, quantity: 100, unit: 'kWh', priceMicro: 310_000, amountMicro: 31_000_000 },
          { band: 'Off-peak', tier: null, quantity: 300, unit: 'kWh', priceMicro: 110_000, amountMicro: 33_000_000 },
        ],
      },
      {
        ...{ id: 'fixed', label: 'Monthly charge', group: 'fixed', amountMicro: 10_000_000 },
        items: [
          { band: null, tier: null, quantity: 1, unit: 'month', priceMicro: 10_000_000, amountMicro: 10_000_000 },
        ],
      },
    ],
    totalMicro: dollars * 1e6,
    quantity: 400,
    exported: 0,
    coverage: 1,
    demandUnderstated: false,
    ...fields,
  };
}

/** Returns the costs of a bill that runs: 74 of about 114 dollars. */
export function sampleCosts(fields: Partial<CommodityCostsData> = {}): CommodityCostsData {
  const before = { start: '2026-10-01', end: '2026-11-01', months: 1 };
  return {
    commodity: 'electricity',
    current: sampleBill(74),
    projected: { low: sampleBill(108), expected: sampleBill(114), high: sampleBill(121) },
    pricesUntil: null,
    previous: sampleBill(100, { cycle: before }),
    lastYear: null,
    change: { totalMicro: 14_000_000, pricesMicro: 9_000_000, daysMicro: -3_000_000, useMicro: 8_000_000 },
    priceNow: { micro: 310_000, band: 'Peak' },
    alwaysOn: { kw: 0.42, perMonthMicro: 42_000_000 },
    history: [],
    ...fields,
  };
}
