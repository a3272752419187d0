import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCsv } from '@/e2e/fixtures/csv';
import type { PremiseDef } from '@/sandbox/data/types';
import { dayOfMinute, startOfDay } from '../test-support/local-minutes';
import { reportCostByName } from '../test-support/run-report-file';
import { safeText, startTestFleet, type TestFleet } from '../test-support/test-fleet';
import { total, trueBuckets } from '../test-support/true-series';

let testFleet: TestFleet;
beforeAll(async () => {
  // Thirty days that include the day on which clocks are set forward.
  testFleet = await startTestFleet('2026-03-20T14:23:00Z', 90);
});
afterAll(() => testFleet.server.close());

/** Gallons of a premise's meters of one type over the thirty days before today, from their hours. */
function gallons(premise: PremiseDef, type: string): number | null {
  const { zone } = premise;
  const today = dayOfMinute(zone)(testFleet.minute);
  const first = new Date(Date.parse(`${today}T12:00:00Z`) - 30 * 86_400_000).toISOString().slice(0, 10);
  const span = { start: startOfDay(first, zone), end: startOfDay(today, zone) };
  const meters = premise.meters.filter((meter) => meter.type === type);
  return total(meters.flatMap(({ id }) => trueBuckets(testFleet.server, id, 'hour', span).map(({ usage }) => usage)));
}

const cell = (value: number | null) => (value === null ? '' : String(value));

it.each(['summer', 'winter'] as const)(
  'water-reversals lists the homes whose meters look swapped, by the %s method',
  async (method) => {
    const rows = parseCsv(await testFleet.text('water-reversals.csv', { method }));
    const expected = testFleet.fleet.flatMap((premise) => {
      if (!premise.meters.some(({ type }) => type === 'water_indoor' || type === 'water_outdoor')) return [];
      const [indoor, outdoor] = [gallons(premise, 'water_indoor'), gallons(premise, 'water_outdoor')];
      const missing = indoor === null || outdoor === null;
      const swapped =
        method === 'summer' ? Number(indoor) > 1000 && Number(indoor) > 10 * Number(outdoor) : Number(outdoor) > 1000;
      if (!missing && !swapped) return [];
      const { street, suite } = premise.address;
      return [[safeText(street), cell(indoor), cell(outdoor), safeText(suite), premise.id]];
    });
    expect(rows[0]).toEqual(['Address', 'Indoor Usage', 'Outdoor Usage', 'Suite/Apt', 'Premise ID', 'Why']);
    expect(rows.slice(1).map((row) => row.slice(0, 5))).toEqual(expected);
    expect(rows.slice(1).every((row) => row[5] !== '')).toBe(true);
    // The premise whose meters are swapped.
    const swapped = testFleet.server.sandbox.world.fleetPremise(9).id;
    if (method === 'winter') expect(expected.map(([, , , , id]) => id)).toContain(swapped);
  },
);

it('water-reversals takes one request per water meter, as estimated, and none when repeated', async () => {
  const newFleet = await startTestFleet('2026-03-20T14:23:00Z', 90);
  try {
    const estimate = await reportCostByName(newFleet.server, newFleet.operator, 'water-reversals');
    const meters = newFleet.fleet.flatMap((premise) => premise.meters.filter(({ type }) => type.startsWith('water_')));
    expect(estimate.data).toMatchObject({ requests: meters.length, held: 0 });
    newFleet.server.newRequests();
    await newFleet.text('water-reversals.csv');
    expect(newFleet.server.newRequests()).toHaveLength(meters.length);
  } finally {
    await newFleet.server.close();
  }
  testFleet.server.newRequests();
  await testFleet.text('water-reversals.csv', { method: 'summer' });
  expect(testFleet.server.newRequests()).toEqual([]);
  await expect(testFleet.text('water-reversals.csv', { method: 'spring' })).rejects.toMatchObject({
    code: 'bad_request',
    field: 'method',
  });
});
