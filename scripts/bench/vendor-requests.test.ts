import { describe, expect, it } from 'vitest';
import {
  listPages,
  vendorBulk,
  vendorDump,
  vendorGridLatest,
  vendorGridReadings,
  vendorHealth,
  vendorHome,
  vendorLists,
  vendorMeters,
  vendorMonthly,
  vendorPartner,
  vendorReadings,
  vendorUsage,
  vendorWater,
} from './vendor-requests';

const twelve = { premises: 12, meters: 31, gateways: 12, changedGateways: 3, meterTypes: 8 };
const large = { premises: 2000, meters: 5700, gateways: 2001, changedGateways: 1001, meterTypes: 8 };

describe('requests of the vendor’s client', () => {
  it('counts list pages until one is not full', () => {
    expect([0, 1, 999, 1000, 1001, 2000].map(listPages)).toEqual([1, 1, 1, 2, 2, 3]);
  });

  it('counts each day of each meter, the end day, and each location', () => {
    expect(vendorUsage(twelve, 1, 365)).toBe(1 + 1 + 1 + 366);
    expect(vendorUsage(twelve, 31, 13)).toBe(1 + 1 + 31 * 15);
    expect(vendorUsage(large, 5700, 13)).toBe(1 + 6 + 5700 * 15);
  });

  it('counts current values of each premise and today’s usage of each meter', () => {
    expect(vendorHome({ premises: 2, meters: 6 })).toBe(9);
  });

  it('counts one page of premises and gateways, and all pages of meters', () => {
    expect(vendorLists(twelve)).toBe(6);
    expect(vendorLists(large)).toBe(3 + 1 + 6 + 1);
  });

  it('counts one request for each meter and meter type of a monthly report', () => {
    expect(vendorMonthly(twelve, { sums: true })).toBe(1 + 1 + 1 + 8 + 31);
    expect(vendorMonthly(twelve, { sums: false })).toBe(1 + 1 + 1 + 8);
    expect(vendorMonthly({ ...twelve, meters: 0, meterTypes: 0 }, { sums: true })).toBe(3);
  });

  it('counts three lists and the histories of gateways for the health report', () => {
    expect(vendorHealth(twelve)).toBe(5);
    expect(vendorHealth(large)).toBe(1 + 3 + 6 + 3 + 2);
  });

  it('counts linked pages and the lists', () => {
    expect(vendorBulk(twelve)).toBe(1 + 1 + 1 + 1);
    expect(vendorBulk(large)).toBe(1 + 6 + 6 + 3);
    expect(vendorMeters(large)).toBe(1 + 6);
    expect(vendorGridLatest(large)).toBe(1 + 3 + 3);
  });

  it('counts each day of each meter for readings, and each day for the grid', () => {
    expect(vendorReadings(twelve, 3)).toBe(1 + 1 + 31 * 4);
    expect(vendorGridReadings(twelve, 3)).toBe(1 + 1 + 1 + 4);
  });

  it('counts four requests for each water meter', () => {
    expect(vendorWater(twelve, 6)).toBe(1 + 1 + 6 * 4);
  });

  it('counts the commands of shell scripts', () => {
    expect(vendorPartner(twelve)).toBe(2 + 2 + 5);
    expect(vendorDump(twelve, 2)).toBe(3 * (1 + 1 + 31 * 3));
  });
});
