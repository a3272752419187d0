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

let house: TestServer;
let alex: Viewer;
let kim: Viewer;
let lee: Viewer;

beforeAll(async () => {
  house = await startTestServer(NOW);
  alex = await house.signIn('alex@example.com');
  kim = await house.signIn('kim@example.com');
  lee = await house.signIn('lee@example.com');
});
afterAll(() => house.close());

const homesOf = (name: string) => house.sandbox.world.premisesOf(`auth0|${name}`);

function meterAt(name: string, premise: number, slot: number): string {
  const meter = homesOf(name)[premise]?.meters[slot];
  if (!meter) throw new Error('no meter');
  return meter.id;
}

const cellOf = (value: number | null) => (value === null ? '' : String(value));

describe('usage.csv', () => {
  const AUTUMN = { start: '2026-11-01', end: '2026-11-02', granularity: 'hour' } as const;
  const span = { start: '2026-11-01T06:00:00Z', end: '2026-11-02T07:00:00Z' };

  it('has a row for each of the 25 hours of the day that clocks are turned back', async () => {
    const meter = meterAt('alex', 0, 0);
    const file = await runReportFile(house, alex, 'usage.csv', { ...HOME, meter, ...AUTUMN, times: 'local' });
    expect(file.fileName).toBe(`usage.${meter.replace(':', '_')}.2026-11-01_2026-11-02.csv`);
    expect(file.contentType).toBe('text/csv; charset=utf-8');
    const [head, ...rows] = parseCsv(await reportFileText(file));
    expect(head).toEqual(['timestamp', 'energy', 'power']);
    const truth = trueBuckets(house, meter, 'hour', span);
    expect(rows.map(([, energy, power]) => [energy, power])).toEqual(
      truth.map(({ usage, power }) => [cellOf(usage), cellOf(power)]),
    );
    const times = rows.map(([time = '']) => time);
    expect(times.slice(0, 4).map((time) => time.slice(11))).toEqual(['00:00:00', '01:00:00', '01:00:00', '02:00:00']);
    expect(times.at(-1)).toBe('2026-11-01 23:00:00');
    expect(total(rows.map(([, energy]) => Number(energy)))).toBe(trueSum(house, meter, span));
  });

  it('writes times with their own offset, or by UTC', async () => {
    const meter = meterAt('alex', 0, 0);
    const rows = async (times: 'offset' | 'utc') => {
      const file = await runReportFile(house, alex, 'usage.csv', { ...HOME, meter, ...AUTUMN, times });
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

  it('leaves cells empty where the meter was silent, and says that it is not whole', async () => {
    const meter = meterAt('lee', 1, 2);
    const params = { ...HOME, meter, start: '2026-09-01', end: '2026-10-01', granularity: 'hour' } as const;
    const file = await runReportFile(house, lee, 'usage.csv', { ...params, times: 'utc' });
    expect(file.complete).toBe(false);
    const records = parseCsvRecords(await reportFileText(file));
    const truth = trueBuckets(house, meter, 'hour', { start: '2026-09-01T07:00:00Z', end: '2026-10-01T07:00:00Z' });
    expect(records.map(({ energy }) => energy)).toEqual(truth.map(({ usage }) => cellOf(usage)));
    expect(records.filter(({ energy }) => energy === '').length).toBeGreaterThan(48);
    expect(records.every(({ energy, power }) => (energy === '') === (power === ''))).toBe(true);
  });

  it('leaves negative numbers numbers, and ends with the present', async () => {
    const meter = meterAt('alex', 1, 0);
    const params = { ...HOME, meter, start: '2026-11-20', end: '2026-11-21', granularity: 'fifteenminute' } as const;
    const records = parseCsvRecords(
      await reportFileText(await runReportFile(house, alex, 'usage.csv', { ...params, times: 'utc' })),
    );
    expect(records.at(-1)?.timestamp).toBe('2026-11-20 14:15:00Z');
    expect(total(records.map(({ energy }) => Number(energy)))).toBe(
      trueSum(house, meter, { start: '2026-11-20T07:00:00Z', end: NOW }),
    );
    const sunny = { ...params, start: '2026-04-06', end: '2026-04-07', times: 'utc' } as const;
    const energies = parseCsvRecords(await reportFileText(await runReportFile(house, alex, 'usage.csv', sunny))).map(
      (row) => row.energy,
    );
    expect(energies.some((energy) => energy?.startsWith('-'))).toBe(true);
    expect(energies.every((energy) => /^-?\d+(\.\d+)?$/.test(energy ?? ''))).toBe(true);
  });
});

describe('account.json and account.csv', () => {
  it('hand on the account as the cloud sends it', async () => {
    const file = await runReportFile(house, kim, 'account.json', HOME);
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

  it.each(['alex', 'kim', 'lee'])('list each meter of %s once, names as they are', async (name) => {
    const viewer = { alex, kim, lee }[name];
    if (!viewer) throw new Error('nobody');
    const records = parseCsvRecords(await reportFileText(await runReportFile(house, viewer, 'account.csv', HOME)));
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
    const { seed } = house.sandbox.world;
    const rates = meters.map((meter) => cellOf(instantRate(seed, meter, Date.parse(NOW) / 60_000)));
    expect(records.map((row) => row['Current Value'])).toEqual(rates);
    for (const row of records) expect(row['Time Received']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  });

  it.each(['kim', 'lee'])(
    'keep names that break lines, hold quotes, or look like a formula in one safe cell',
    async (name) => {
      const viewer = { kim, lee }[name];
      if (!viewer) throw new Error('nobody');
      const { archive } = house.ctx;
      const asNames: Context['archive'] = {
        ...archive,
        // The addresses are harder than the names, so let them be the names.
        async premises(account, ask) {
          const answer = await archive.premises(account, ask);
          return { ...answer, data: answer.data.map((premise) => ({ ...premise, name: premise.address.street })) };
        },
      };
      const file = await runReportFile({ ctx: { ...house.ctx, archive: asNames } }, viewer, 'account.csv', HOME);
      const streets = homesOf(name).flatMap(({ meters, address }) => meters.map(() => address.street ?? ''));
      const names = parseCsvRecords(await reportFileText(file)).map((row) => row['Premise Name']);
      expect(names).toEqual(streets.map((street) => (street.startsWith('=') ? `'${street}` : street)));
      expect(streets.some((street) => /^=|\n/.test(street))).toBe(true);
    },
  );

  it('have a head alone for a person without meters', async () => {
    const nobody = await house.signIn('empty@example.com');
    const [head, ...rows] = parseCsv(await reportFileText(await runReportFile(house, nobody, 'account.csv', HOME)));
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
    const file = await runReportFile(house, viewer, 'insights.csv', { ...HOME, meter, ...range, times: 'utc' });
    return parseCsvRecords(await reportFileText(file));
  }

  it('puts usage and baseline of each two hours side by side, summaries repeated', async () => {
    const meter = meterAt('alex', 0, 0);
    const span = { start: '2026-10-30T06:00:00Z', end: '2026-11-03T07:00:00Z' };
    const records = await insights(alex, meter, { start: '2026-10-30', end: '2026-11-03', granularity: 'bihour' });
    const usage = trueBuckets(house, meter, 'bihour', span);
    const baseline = trueBuckets(house, meter, 'bihour', span, 'baseline');
    expect(records).toHaveLength(49);
    expect(records.map((row) => row.usage_result__time)).toEqual(
      usage.map(({ start }) => start.replace('T', ' ').replace('.000Z', 'Z')),
    );
    expect(records.map((row) => row.usage_result__usage)).toEqual(usage.map((bucket) => cellOf(bucket.usage)));
    expect(records.map((row) => row.baseline_result__energy)).toEqual(baseline.map((bucket) => cellOf(bucket.usage)));
    const usageSum = cellOf(trueSum(house, meter, span));
    const baselineSum = cellOf(trueSum(house, meter, span, 'baseline'));
    for (const row of records) {
      expect(row.usage_summary__meter_id).toBe(meter);
      expect(row.usage_summary__sum_usage).toBe(usageSum);
      expect(row.baseline_summary__sum_energy).toBe(baselineSum);
    }
    expect(Object.keys(records[0] ?? {})[0]).toMatch(/^usage_summary__/);
  });

  it('has every meter of a home when none is named', async () => {
    const range = { start: '2026-11-02', end: '2026-11-04', granularity: 'day', times: 'local' } as const;
    const records = parseCsvRecords(
      await reportFileText(await runReportFile(house, kim, 'insights.csv', { ...HOME, ...range })),
    );
    const meters = homesOf('kim').flatMap((premise) => premise.meters);
    expect(records.map((row) => row.usage_summary__meter_id)).toEqual(meters.flatMap(({ id }) => [id, id]));
    expect(records[0]?.usage_result__time).toBe('2026-11-02 00:00:00');
  });

  it('has a row for each interval that was asked for, also where the cloud has none such', async () => {
    const meter = meterAt('alex', 0, 0);
    const records = await insights(alex, meter, { start: '2026-08-15', end: '2026-10-11', granularity: 'month' });
    expect(records.map((row) => row.usage_result__time)).toEqual([
      '2026-08-15 06:00:00Z',
      '2026-09-01 06:00:00Z',
      '2026-10-01 06:00:00Z',
    ]);
    const sums = ['2026-08-15', '2026-09-01', '2026-10-01', '2026-10-11'].map((day) => `${day}T06:00:00Z`);
    const truth = sums.slice(1).map((end, at) => ({ start: sums[at] ?? '', end }));
    expect(records.map((row) => row.usage_result__usage)).toEqual(
      truth.map((month) => cellOf(trueSum(house, meter, month))),
    );
    const usual = truth.map((month) => trueSum(house, meter, month, 'baseline'));
    expect(records.map((row) => row.baseline_result__energy)).toEqual(usual.map(cellOf));
    expect(records[0]?.baseline_summary__max_energy).toBe(cellOf(Math.max(...usual.map(Number))));
  });
});
