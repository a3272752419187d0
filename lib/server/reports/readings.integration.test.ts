import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '@/e2e/fixtures/csv';
import { readingsWithin, readingValues } from '@/sandbox/data/readings';
import type { MeterDef } from '@/sandbox/data/types';
import { localText, startOfDay } from '../test-support/local-minutes';
import { startTestFleet, type TestFleet } from '../test-support/test-fleet';

let testFleet: TestFleet;
beforeAll(async () => {
  testFleet = await startTestFleet('2026-03-13T14:23:00Z', 12);
});
afterAll(() => testFleet.server.close());

const fleetMeter = (index: number, slot: number): MeterDef => {
  const meter = testFleet.server.sandbox.world.fleetPremise(index).meters[slot];
  if (!meter) throw new Error('no meter');
  return meter;
};

function expectedRows(meter: MeterDef, start: string, end: string): string[][] {
  const { zone } = meter.premise;
  const [from = 0, to = 0] = [start, end].map((day) => Date.parse(startOfDay(day, zone)) / 60_000);
  return readingsWithin(testFleet.server.sandbox.world.seed, meter, from, Math.min(to, testFleet.minute))
    .sort((a, b) => a.atMs - b.atMs)
    .map((reading) => {
      const { actual, value } = readingValues(reading);
      return [meter.id, meter.type, localText(reading.atMs, zone), String(actual), String(value)];
    });
}
const head = ({ uom }: MeterDef) => ['ID', 'Type', 'Timestamp', `Actual (${uom})`, 'Normalized (kwh)'];

describe('readings', () => {
  // The second day has 23 hours in most of America.
  const range = { start: '2026-03-07', end: '2026-03-09' };

  it.each([
    [0, 0, 'a meter in a zone whose clock is set forward'],
    [6, 1, 'a meter of an unknown type'],
    [10, 0, 'a meter that is silent for days'],
    [11, 0, 'a meter that counts backwards, in a half-hour zone'],
  ])('of %i/%i (%s) has every reading of the range, sorted, without duplicates', async (index, slot) => {
    const meter = fleetMeter(index, slot);
    const rows = parseCsv(await testFleet.text('readings.csv', { ...range, meter: meter.id }));
    expect(rows).toEqual([head(meter), ...expectedRows(meter, range.start, range.end)]);
    // 47 hours, six readings an hour.
    if (index === 0) expect(rows).toHaveLength(1 + 47 * 6);
  });

  it('ends before the end day, and skips a meter created later', async () => {
    const meter = fleetMeter(0, 0);
    const laterMeter = fleetMeter(7, 0);
    const [before, created] = ['2026-02-10', new Date(laterMeter.created * 60_000).toISOString().slice(0, 10)];
    expect(before < created).toBe(true);
    testFleet.server.newRequests();
    const files = await testFleet.files('readings.zip', { start: before, end: '2026-02-11' });
    expect(files.has(`${laterMeter.id.replace(':', '_')}.csv`)).toBe(false);
    const requests = testFleet.server.newRequests();
    expect(requests.some((path) => path.includes(encodeURIComponent(laterMeter.id)))).toBe(false);
    const rows = parseCsv(files.get(`${meter.id.replace(':', '_')}.csv`) ?? '');
    expect(rows).toEqual([head(meter), ...expectedRows(meter, before, '2026-02-11')]);
    const summary = parseCsv(files.get('meter_summary.csv') ?? '');
    expect(summary).toEqual([
      ['ID', 'Type', 'Created'],
      ...testFleet.fleet.flatMap(({ meters, zone }) =>
        meters.map(({ id, type, created }) => [id, type, localText(created * 60_000, zone)]),
      ),
    ]);
  });

  it('has only the latest reading of each meter on request', async () => {
    const meter = fleetMeter(0, 2);
    const rows = parseCsv(await testFleet.text('readings.csv', { ...range, meter: meter.id, latest: 'true' }));
    expect(rows).toEqual([head(meter), expectedRows(meter, range.start, range.end).at(-1)]);
  });

  it.each([
    [{ ...range, meter: '12:nobody' }, 'not_found', null],
    [range, 'bad_request', 'meter'],
    [{ start: '2026-03-09', end: '2026-03-07', meter: 'x' }, 'not_found', null],
    [{ start: '2026-03-09', meter: 'x' }, 'bad_request', 'end'],
  ])('rejects %j', async (query, code, field) => {
    await expect(testFleet.text('readings.csv', query as Record<string, string>)).rejects.toMatchObject({
      code,
      field,
    });
  });
});
