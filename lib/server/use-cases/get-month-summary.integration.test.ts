import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { startOfDay } from '../test-support/local-minutes';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { total, trueBuckets } from '../test-support/true-series';
import { getMonthSummary } from './get-month-summary';

let testServer: TestServer;
let alex: Viewer;
beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z');
  alex = await testServer.signIn('alex@example.com');
});
afterAll(() => testServer.close());

const maple = () => {
  const home = testServer.sandbox.world.premisesOf('auth0|alex').find(({ name }) => name?.includes('Maple'));
  if (!home) throw new Error('no Maple Street');
  return home;
};
const summaryOf = (month: string) =>
  getMonthSummary(testServer.ctx, alex, { account: 'home', premiseId: maple().id, month });

/** The sum of a meter's days by the sandbox's own numbers. */
function trueSum(meterId: string, start: string, end: string): number | null {
  const { zone } = maple();
  const span = { start: startOfDay(start, zone), end: startOfDay(end, zone) };
  return total(trueBuckets(testServer, meterId, 'day', span, 'usage').map(({ usage }) => usage));
}

describe('the summary of a month', () => {
  it('has the total of each meter and of the months beside it', async () => {
    const { meters, isOver, leftOut } = await summaryOf('2026-10');
    expect([isOver, leftOut]).toEqual([true, 0]);
    expect(meters.map(({ meterId }) => meterId)).toEqual(maple().meters.map(({ id }) => id));
    for (const { meterId, total: month, before, yearBefore, days } of meters) {
      expect(days).toHaveLength(31);
      expect(month.sum).toBeCloseTo(trueSum(meterId, '2026-10-01', '2026-11-01') ?? Number.NaN, 6);
      expect(before?.sum ?? null).toBeCloseTo(trueSum(meterId, '2026-09-01', '2026-10-01') ?? Number.NaN, 6);
      expect(yearBefore?.month).toBe('2025-10');
    }
    const power = meters.find(({ meterType }) => meterType === 'power');
    expect(power?.alwaysOn?.kw).toBeGreaterThan(0);
  });

  it('compares a running month with the same days of the others', async () => {
    const { meters, isOver } = await summaryOf('2026-11');
    expect(isOver).toBe(false);
    const [meter] = meters;
    expect(meter?.total.finished).toBe(19);
    expect(meter?.before).toMatchObject({ month: '2026-10', finished: 19 });
    expect(meter?.before?.sum).toBeCloseTo(trueSum(meter?.meterId ?? '', '2026-10-01', '2026-10-20') ?? Number.NaN, 6);
  });

  it('does not exist before it has begun', async () => {
    await expect(summaryOf('2026-12')).rejects.toMatchObject({ code: 'not_found' });
  });
});
