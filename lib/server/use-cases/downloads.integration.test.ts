import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv, parseCsvRecords } from '@/e2e/fixtures/csv';
import type { Granularity } from '@/lib/domain/granularity';
import { instantRate } from '@/sandbox/data/readings';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import { reportFileText, runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { total, trueBuckets, trueSum } from '../test-support/true-series';

const NOW = '2026-11-20T14:23:00Z';
const HOME = { account: 'home' } as const;

let testServer: TestServer;
let alex: Viewer;
let kim: Viewer;
let lee: Viewer;

beforeAll(async () => {
  testServer = await startTestServer(NOW);
  alex = await testServer.signIn('alex@example.com');
  kim = await testServer.signIn('kim@example.com');
  lee = await testServer.signIn('lee@example.com');
});
afterAll(() => testServer.close());

const homesOf = (name: string) => testServer.sandbox.world.premisesOf(`auth0|${name}`);

function meterAt(name: string, premise: number, slot: number): string {
  const meter = homesOf(name)[premise]?.meters[slot];
  if (!meter) throw new Error('no meter');
  return meter.id;
}

const cellOf = (value: number | null) => (value === null ? '' : String(value));

describe('usage.csv', () => {
  const AUTUMN = { start: '2026-11-01', end: '2026-11-02', granularity: 'hour' } as const;
  const span = { start: '2026-11-01T06:00:00Z', end: '2026-11-02T07:00:00Z' };

  it('has a row for each of the 25 hours when daylight saving time ends', async () => {
    const meter = meterAt('alex', 0, 0);
    const file = await runReportFile(testServer, alex, 'usage.csv', { ...HOME, meter, ...AUTUMN, times: 'local' });
    expect(file.fileName).toBe(`usage.${meter.replace(':', '_')}.2026-11-01_2026-11-02.csv`);
    expect(file.contentType).toBe('text/csv; charset=utf-8');
    const [head, ...rows] = parseCsv(await reportFileText(file));
    expect(head).toEqual(['timestamp', 'energy', 'power']);
    const truth = trueBuckets(testServer, meter, 'hour', span);
    expect(rows.map(([, energy, power]) => [energy, power])).toEqual(
      truth.map(({ usage, power }) => [cellOf(usage), cellOf(power)]),
    );
    const times = rows.map(([time = '']) => time);
    expect(times.slice(0, 4).map((time) => time.slice(11))).toEqual(['00:00:00', '01:00:00', '01:00:00', '02:00:00']);
    expect(times.at(-1)).toBe('2026-11-01 23:00:00');
    expect(total(rows.map(([, energy]) => Number(energy)))).toBe(trueSum(testServer, meter, span));
  });

  it('writes times with their UTC offset, or in UTC', async () => {
    const meter = meterAt('alex', 0, 0);
    const rows = async (times: 'offset' | 'utc') => {
      const file = await runReportFile(testServer, alex, 'usage.csv', { ...HOME, meter, ...AUTUMN, times });
      return parseCsv(await reportFileText(file)).map(([time]) => time);
    };
    const offset = await rows('offset');
    expect(offset.slice(2, 4)).toEqual(['2026-11-01 01:00:00-06:00', '2026-11-01 01:00:00-07:00']);
    expect((await rows('utc')).slice(1, 4)).toEqual([
      '2026-11-01 06:00:00Z',
      '2026-11-01 07:00:00Z',
      '2026-11-01 08:00:00Z',
    ]);
  });

  it('leaves cells empty where the meter has no readings, and is marked as incomplete', async () => {
    const meter = meterAt('lee', 1, 2);
    const params = { ...HOME, meter, start: '2026-09-01', end: '2026-10-01', granularity: 'hour' } as const;
    const file = await runReportFile(testServer, lee, 'usage.csv', { ...params, times: 'utc' });
    expect(file.complete).toBe(false);
    const records = parseCsvRecords(await reportFileText(file));
    const truth = trueBuckets(testServer, meter, 'hour', {
      start: '2026-09-01T07:00:00Z',
      end: '2026-10-01T07:00:00Z',
    });
    expect(records.map(({ energy }) => energy)).toEqual(truth.map(({ usage }) => cellOf(usage)));
    expect(records.filter(({ energy }) => energy === '').length).toBeGreaterThan(48);
    expect(records.every(({ energy, power }) => (energy === '') === (power === ''))).toBe(true);
  });

  it('writes negative numbers as numbers, and ends at the current time', async () => {
    const meter = meterAt('alex', 1, 0);
    const params = { ...HOME, meter, start: '2026-11-20', end: '2026-11-21', granularity: 'fifteenminute' } as const;
    const records = parseCsvRecords(
      await reportFileText(await runReportFile(testServer, alex, 'usage.csv', { ...params, times: 'utc' })),
    );
    expect(records.at(-1)?.timestamp).toBe('2026-11-20 14:15:00Z');
    expect(total(records.map(({ energy }) => Number(energy)))).toBe(
      trueSum(testServer, meter, { start: '2026-11-20T07:00:00Z', end: NOW }),
    );
    const sunny = { ...params, start: '2026-04-06', end: '2026-04-07', times: 'utc' } as const;
    const energies = parseCsvRecords(
      await reportFileText(await runReportFile(testServer, alex, 'usage.csv', sunny)),
    ).map((row) => row.energy);
    expect(energies.some((energy) => energy?.startsWith('-'))).toBe(true);
    expect(energies.every((energy) => /^-?\d+(\.\d+)?$/.test(energy ?? ''))).toBe(true);
  });
});

describe('account.json and account.csv', () => {
  it('contain the account as the cloud sends it', async () => {
    const file = await runReportFile(testServer, kim, 'account.json', HOME);
    expect([file.fileName, file.contentType]).toEqual(['account.json', 'application/json; charset=utf-8']);
    const { premise_list: premises } = JSON.parse(await reportFileText(file));
    const home = homesOf('kim')[0];
    expect(premises).toHaveLength(1);
    expect(premises[0]).toMatchObject({
      id: home?.id,
      name: home?.name,
      street_address: home?.address.street,
      postal_code: '2144',
    });
    expect(premises[0].meter_list.map(({ id }: { id: string }) => id)).toEqual(home?.meters.map(({ id }) => id));
    expect(premises[0].gateway_list).toHaveLength(1);
  });

  it.each(['alex', 'kim', 'lee'])('list each meter of %s once, with unchanged names', async (name) => {
    const viewer = { alex, kim, lee }[name];
    if (!viewer) throw new Error('unknown viewer');
    const records = parseCsvRecords(await reportFileText(await runReportFile(testServer, viewer, 'account.csv', HOME)));
    const meters = homesOf(name).flatMap((premise) => premise.meters);
    expect(records.map((row) => [row['Premise Name'], row['Meter ID'], row['Meter Type']])).toEqual(
      meters.map((meter) => [meter.premise.name, meter.id, meter.type]),
    );
    expect(Object.keys(records[0] ?? {})).toEqual([
      'Premise Name',
      'Meter ID',
      'Meter Type',
      'Current Value',
      'Time Received',
    ]);
    const { seed } = testServer.sandbox.world;
    const rates = meters.map((meter) => cellOf(instantRate(seed, meter, Date.parse(NOW) / 60_000)));
    expect(records.map((row) => row['Current Value'])).toEqual(rates);
    for (const row of records) expect(row['Time Received']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  });

  it.each(['kim', 'lee'])('keep names with line breaks, quotes or formulas in one safe cell', async (name) => {
    const viewer = { kim, lee }[name];
    if (!viewer) throw new Error('unknown viewer');
    const { archive } = testServer.ctx;
    const asNames: Context['archive'] = {
      ...archive,
      // The addresses contain more special characters than the names, so they are used as names.
      async premises(account, options) {
        const answer = await archive.premises(account, options);
        return { ...answer, data: answer.data.map((premise) => ({ ...premise, name: premise.address.street })) };
      },
    };
    const file = await runReportFile({ ctx: { ...testServer.ctx, archive: asNames } }, viewer, 'account.csv', HOME);
    const streets = homesOf(name).flatMap(({ meters, address }) => meters.map(() => address.street ?? ''));
    const names = parseCsvRecords(await reportFileText(file)).map((row) => row['Premise Name']);
    expect(names).toEqual(streets.map((street) => (street.startsWith('=') ? `'${street}` : street)));
    expect(streets.some((street) => /^=|\n/.test(street))).toBe(true);
  });

  it('have only a header row for a user without meters', async () => {
    const noMeters = await testServer.signIn('empty@example.com');
    const [head, ...rows] = parseCsv(
      await reportFileText(await runReportFile(testServer, noMeters, 'account.csv', HOME)),
    );
    expect(head).toHaveLength(5);
    expect(rows).toEqual([]);
  });
});

describe('insights.csv', () => {
  async function insights(
    viewer: Viewer,
    meter: string,
    range: { start: string; end: string; granularity: Granularity },
  ) {
    const file = await runReportFile(testServer, viewer, 'insights.csv', { ...HOME, meter, ...range, times: 'utc' });
    return parseCsvRecords(await reportFileText(file));
  }

  it('has usage and baseline of each two hours in one row, with repeated summaries', async () => {
    const meter = meterAt('alex', 0, 0);
    const span = { start: '2026-10-30T06:00:00Z', end: '2026-11-03T07:00:00Z' };
    const records = await insights(alex, meter, { start: '2026-10-30', end: '2026-11-03', granularity: 'bihour' });
    const usage = trueBuckets(testServer, meter, 'bihour', span);
    const baseline = trueBuckets(testServer, meter, 'bihour', span, 'baseline');
    expect(records).toHaveLength(49);
    expect(records.map((row) => row.usage_result__time)).toEqual(
      usage.map(({ start }) => start.replace('T', ' ').replace('.000Z', 'Z')),
    );
    expect(records.map((row) => row.usage_result__usage)).toEqual(usage.map((bucket) => cellOf(bucket.usage)));
    expect(records.map((row) => row.baseline_result__energy)).toEqual(baseline.map((bucket) => cellOf(bucket.usage)));
    const usageSum = cellOf(trueSum(testServer, meter, span));
    const baselineSum = cellOf(trueSum(testServer, meter, span, 'baseline'));
    for (const row of records) {
      expect(row.usage_summary__meter_id).toBe(meter);
      expect(row.usage_summary__sum_usage).toBe(usageSum);
      expect(row.baseline_summary__sum_energy).toBe(baselineSum);
    }
    expect(Object.keys(records[0] ?? {})[0]).toMatch(/^usage_summary__/);
  });

  it('has every meter of a home when no meter is given', async () => {
    const range = { start: '2026-11-02', end: '2026-11-04', granularity: 'day', times: 'local' } as const;
    const records = parseCsvRecords(
      await reportFileText(await runReportFile(testServer, kim, 'insights.csv', { ...HOME, ...range })),
    );
    const meters = homesOf('kim').flatMap((premise) => premise.meters);
    expect(records.map((row) => row.usage_summary__meter_id)).toEqual(meters.flatMap(({ id }) => [id, id]));
    expect(records[0]?.usage_result__time).toBe('2026-11-02 00:00:00');
  });

  it('has a row for each requested interval, also for partial months', async () => {
    const meter = meterAt('alex', 0, 0);
    const records = await insights(alex, meter, { start: '2026-08-15', end: '2026-10-11', granularity: 'month' });
    expect(records.map((row) => row.usage_result__time)).toEqual([
      '2026-08-15 06:00:00Z',
      '2026-09-01 06:00:00Z',
      '2026-10-01 06:00:00Z',
    ]);
    const sums = ['2026-08-15', '2026-09-01', '2026-10-01', '2026-10-11'].map((day) => `${day}T06:00:00Z`);
    const truth = sums.slice(1).map((end, index) => ({ start: sums[index] ?? '', end }));
    expect(records.map((row) => row.usage_result__usage)).toEqual(
      truth.map((month) => cellOf(trueSum(testServer, meter, month))),
    );
    const baseline = truth.map((month) => trueSum(testServer, meter, month, 'baseline'));
    expect(records.map((row) => row.baseline_result__energy)).toEqual(baseline.map(cellOf));
    expect(records[0]?.baseline_summary__max_energy).toBe(cellOf(Math.max(...baseline.map(Number))));
  });
});
