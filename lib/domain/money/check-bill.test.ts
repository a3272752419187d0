import { describe, expect, it } from 'vitest';
import type { Bill } from './bill';
import { checkBill, cycleOfBill } from './check-bill';
import { priceBill } from './price-bill';
import { DENVER, evenFlow, flowOf } from './test-support/sample-flows';
import { fixed, tariffOf, usage } from './test-support/sample-tariffs';
import type { TypedBill } from './typed-bill';

const WIDE = { start: '2026-05-01', end: '2026-08-01' };
/** 30 kWh a day, and 60 on weekends. */
const flow = flowOf(WIDE, (start) => ([0, 6].includes(new Date(start - 6 * 3_600_000).getUTCDay()) ? 2.5 : 1.25));
const tariff = tariffOf([usage({ bands: [{ tiers: [{ price: 0.2 }] }] }), fixed(10)]);

const BILL: TypedBill = {
  ...{ commodity: 'electricity', start: '2026-06-03', end: '2026-07-02', unit: 'kWh', currency: 'USD', note: '' },
  ...{ readStart: null, readEnd: null, estimated: false, billedUnits: null, heatFactor: null, total: null },
};
// 29 days, 8 of them on weekends.
const USED = 21 * 30 + 8 * 60;

function check(fields: Partial<TypedBill>, own = flow) {
  const bill = { ...BILL, ...fields };
  const cycle = cycleOfBill(bill);
  const priceOf = (quantity: number): Bill | null =>
    priceBill({ tariff, cycle, zone: DENVER, flow: evenFlow(cycle, quantity) })?.bill ?? null;
  return checkBill({ bill, flow: own, zone: DENVER, priceOf });
}

const causes = (fields: Partial<TypedBill>, own = flow) => check(fields, own).findings.map(({ cause }) => cause);

describe('a bill that is right', () => {
  it('agrees with the meter, with Copper and with the prices', () => {
    const found = check({ readStart: 41_000, readEnd: 41_000 + USED, billedUnits: USED, total: USED * 0.2 + 10 });
    expect(found).toMatchObject({ meter: USED, bill: USED, coverage: 1, verdict: 'agrees', findings: [] });
    expect(found.copper).toBeCloseTo(USED, 6);
    expect([found.expectedMicro, found.billedMicro]).toEqual([232_000_000, 232_000_000]);
  });

  it('reads a register that passed its last digit', () => {
    expect(check({ readStart: 99_500, readEnd: USED - 500 }).meter).toBe(USED);
  });

  it('has nothing to say without numbers', () => {
    expect(check({}).verdict).toBe('unknown');
  });
});

describe('a bill that differs', () => {
  it('finds readings of other days', () => {
    // From June 6, a Saturday, to July 5, a Sunday: 29 days, 9 of them on weekends.
    const found = check({ billedUnits: 20 * 30 + 9 * 60 });
    expect(found.verdict).toBe('explained');
    expect(found.findings[0]).toMatchObject({ cause: 'dates', explains: true });
  });

  it('names an estimated reading first', () => {
    const found = check({ billedUnits: 2000, estimated: true });
    expect(found.findings).toMatchObject([{ cause: 'estimated', explains: true }]);
  });

  it('names units that were rounded down', () => {
    expect(causes({ readStart: 100.2, readEnd: 100.2 + USED + 0.7, billedUnits: USED })).toEqual(['rounding']);
  });

  it('finds the heat factor that the therms would take', () => {
    const gas = { commodity: 'gas', unit: 'therm', readStart: 5000, readEnd: 5100, heatFactor: 1.037 } as const;
    const found = check({ ...gas, billedUnits: 108 });
    const factor = found.findings.find(({ cause }) => cause === 'factor');
    expect(factor?.value).toBeCloseTo(1.08, 6);
    expect(factor?.explains).toBe(true);
    expect(causes({ ...gas, billedUnits: 104 }).includes('factor')).toBe(false);
  });

  it('scales what Copper has where readings are missing', () => {
    const holes = flowOf(WIDE, (_start, _end, index) => (index % 5 === 0 ? Number.NaN : 1.5));
    const found = check({ billedUnits: 29 * 36 }, holes);
    const missing = found.findings.find(({ cause }) => cause === 'missing');
    expect(missing?.value).toBeCloseTo(29 * 36, 0);
    expect(found.copper).toBeLessThan(29 * 30);
  });

  it('takes a few percent on top for a tax, and more for another price', () => {
    expect(causes({ billedUnits: USED, total: 232 * 1.05 })).toEqual(['tax']);
    expect(causes({ billedUnits: USED, total: 400 })).toEqual(['price']);
  });

  it('takes a register that fell for a new meter', () => {
    expect(causes({ readStart: 41_000, readEnd: 12 })).toEqual(['swap']);
  });

  it('says so when nothing explains it', () => {
    expect(check({ readStart: 0, readEnd: USED, billedUnits: 3000 }).verdict).toBe('unexplained');
  });
});
