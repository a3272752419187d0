import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '@/e2e/fixtures/csv';
import type { MeterDef } from '@/sandbox/data/types';
import { localText, startOfDay } from '../test-support/local-minutes';
import { reportCostByName, runReportFile } from '../test-support/run-report-file';
import { startTestFleet, type TestFleet } from '../test-support/test-fleet';
import type { TestServer } from '../test-support/test-server';
import { total, trueBuckets } from '../test-support/true-series';
import { unzip } from '../test-support/unzip';

type Kind = 'usage' | 'baseline' | 'average';
type Step = Parameters<typeof trueBuckets>[2];
interface Range {
  start: string;
  end: string;
  granularity: Step;
}

let testFleet: TestFleet;
beforeAll(async () => {
  testFleet = await startTestFleet('2026-11-20T14:23:00Z', 12);
});
afterAll(() => testFleet.server.close());

const cell = (value: number | null) => (value === null ? '' : String(value));
const name = ({ id }: MeterDef, kind = 'usage') => `${id.replace(':', '_')}.${kind}.csv`;
/** In the order of the cloud's list. */
const allMeters = () => testFleet.server.sandbox.world.meters(0, 1000);
const ENTERPRISE = { account: 'sandbox-utility' };

/** The meter's intervals on its premise's own days, from its creation on. */
function expectedBuckets(meter: MeterDef, { start, end, granularity }: Range, kind: Kind = 'usage') {
  const { zone } = meter.premise;
  const span = { start: startOfDay(start, zone), end: startOfDay(end, zone) };
  const buckets = trueBuckets(testFleet.server, meter.id, granularity, span, kind);
  return buckets.filter((bucket) => Date.parse(bucket.end) > meter.created * 60_000);
}

const expectedFile = (meter: MeterDef, range: Range, kind: Kind = 'usage') => [
  ['timestamp', 'energy', 'power'],
  ...expectedBuckets(meter, range, kind).map(({ start, usage, power }) => [
    localText(Date.parse(start), meter.premise.zone),
    cell(usage),
    cell(power),
  ]),
];
/** Sum of the hours, whatever the file's interval is. */
const sumOf = (meter: MeterDef, range: Range, kind: Kind = 'usage') =>
  cell(total(expectedBuckets(meter, { ...range, granularity: 'hour' }, kind).map(({ usage }) => usage)));

/** Checks the files of a folder, or of the complete zip. */
function expectFolder(files: Map<string, string>, range: Range, kind: Kind = 'usage', folder = ''): void {
  const summary = parseCsv(files.get(`${folder}meter_summary.csv`) ?? '');
  expect(summary).toEqual([
    ['ID', 'Type', 'Sum Usage'],
    ...allMeters().map((meter) => [meter.id, meter.type, sumOf(meter, range, kind)]),
  ]);
  for (const meter of allMeters()) {
    const text = files.get(folder + name(meter, kind));
    const expected = expectedFile(meter, range, kind);
    expect(text === undefined ? [expected[0]] : parseCsv(text), meter.id).toEqual(expected);
  }
}

describe.each([
  ['usage', { start: '2026-10-31', end: '2026-11-03', granularity: 'hour' }],
  ['usage', { start: '2026-03-07', end: '2026-03-10', granularity: 'bihour' }],
  ['baseline', { start: '2026-10-31', end: '2026-11-03', granularity: 'day' }],
  ['average', { start: '2026-10-31', end: '2026-11-03', granularity: 'hour' }],
] as const)('%s.zip of %j', (kind, range) => {
  it('has a file for each meter in its own zone, and sums equal to the cloud’s', async () => {
    const files = await testFleet.files(`${kind}.zip`, { ...ENTERPRISE, ...range });
    expectFolder(files, range, kind);
    const manifest = JSON.parse(files.get('manifest.json') ?? '');
    expect(manifest).toMatchObject({ report: kind, zone: null, parameters: range });
    const rows = new Map(manifest.files.map((file: { path: string; rows: number }) => [file.path, file.rows]));
    for (const meter of allMeters()) {
      const count = expectedBuckets(meter, range, kind).length;
      expect(rows.get(name(meter, kind)) ?? 0).toBe(count);
    }
    const gapIds = new Set(manifest.coverage.gaps.map(({ id }: { id: string }) => id));
    const silent = allMeters().filter((meter) =>
      expectedBuckets(meter, range, kind).some(({ usage }) => usage === null),
    );
    expect(gapIds).toEqual(new Set(silent.map(({ id }) => id)));
  });
});

describe('a zip of usage', () => {
  const range = { start: '2026-11-07', end: '2026-11-11', granularity: 'hour' } as const;

  it('takes one request per existing meter, and none when repeated', async () => {
    const newFleet = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      const estimate = await reportCostByName(newFleet.server, newFleet.operator, 'usage', { ...ENTERPRISE, ...range });
      newFleet.server.newRequests();
      const files = await newFleet.files('usage.zip', { ...ENTERPRISE, ...range });
      const laterMeters = allMeters().filter(
        ({ created, premise }) => created * 60_000 >= Date.parse(startOfDay(range.end, premise.zone)),
      );
      expect(laterMeters.length).toBeGreaterThan(0);
      expect(newFleet.server.newRequests()).toHaveLength(allMeters().length - laterMeters.length);
      expect(estimate.data).toMatchObject({ requests: allMeters().length - laterMeters.length, held: 0 });
      const again = await reportCostByName(newFleet.server, newFleet.operator, 'usage', { ...ENTERPRISE, ...range });
      expect(again.data).toMatchObject({ requests: 0, held: estimate.data.requests });
      expect(await newFleet.files('usage.zip', { ...ENTERPRISE, ...range })).toEqual(files);
      expect(newFleet.server.newRequests()).toEqual([]);
      for (const meter of laterMeters) expect(files.has(name(meter))).toBe(false);
    } finally {
      await newFleet.server.close();
    }
  });

  it('starts a meter’s file on its first day, and has negative numbers for a net meter', async () => {
    const files = await testFleet.files('usage.zip', { ...ENTERPRISE, ...range });
    const newMeter = testFleet.server.sandbox.world.fleetPremise(8).meters[1];
    if (!newMeter) throw new Error('no meter');
    const rows = parseCsv(files.get(name(newMeter)) ?? '');
    expect(rows).toEqual(expectedFile(newMeter, range));
    const netMeter = testFleet.server.sandbox.world.fleetPremise(11).meters[0];
    if (!netMeter) throw new Error('no meter');
    const energies = parseCsv(files.get(name(netMeter)) ?? '').map(([, energy = '']) => energy);
    expect(energies.some((energy) => /^-\d+(\.\d+)?$/.test(energy))).toBe(true);
  });

  it('fails with the time of the next try when the budget is used up, and continues from there', async () => {
    const { server, operator } = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      server.sandbox.faults.add({ match: 'usage?', status: 429, retryAfter: 600, times: 1 });
      const refused = await runReportFile(server, operator, 'usage.zip', { ...ENTERPRISE, ...range }).catch(
        (error: unknown) => error,
      );
      expect(refused).toMatchObject({ code: 'limited' });
      expect(Date.parse(String((refused as { retryAt: string }).retryAt))).toBeGreaterThan(server.now());
      server.advance(3 * 3600);
      const file = await runReportFile(server, operator, 'usage.zip', { ...ENTERPRISE, ...range });
      expect(file.contentType).toBe('application/zip');
    } finally {
      await server.close();
    }
  });

  // The other reports keep what they have checked, up to a limit.
  it('breaks off without an index when stored data disappears halfway', async () => {
    const { server, operator } = testFleet;
    let reads = 0;
    const archive = {
      ...server.ctx.archive,
      series: (...query: Parameters<typeof server.ctx.archive.series>) => {
        reads += 1;
        if (reads > allMeters().length + 5) throw new Error('disk gone');
        return server.ctx.archive.series(...query);
      },
    };
    const file = await runReportFile({ ctx: { ...server.ctx, archive } }, operator, 'archive.zip', {
      ...ENTERPRISE,
      ...range,
    });
    await expect(new Response(file.body()).arrayBuffer()).rejects.toThrow('disk gone');
  });

  it('has the same etag exactly as long as its content is the same', async () => {
    const etagOf = async (query = {}) =>
      (await runReportFile(testFleet.server, testFleet.operator, 'usage.zip', { ...ENTERPRISE, ...range, ...query }))
        .etag;
    const first = await etagOf();
    expect(await etagOf()).toBe(first);
    expect(await etagOf({ times: 'utc' })).not.toBe(first);
    expect(await etagOf({ end: '2026-11-10' })).not.toBe(first);
    expect(
      (await runReportFile(testFleet.server, testFleet.operator, 'baseline.zip', { ...ENTERPRISE, ...range })).etag,
    ).not.toBe(first);
  });

  it.each([
    [{}, 'meter'],
    [{ meter: undefined, granularity: 'auto' }, 'granularity'],
    [{ end: '2026-11-06', format: 'x' }, 'format'],
    [{ granularty: 'day' }, 'granularty'],
  ])('as CSV is rejected for %j', async (query, field) => {
    await expect(
      runReportFile(testFleet.server, testFleet.operator, 'usage.csv', { ...ENTERPRISE, ...range, ...query }),
    ).rejects.toMatchObject({ code: 'bad_request', field });
  });
});

describe('usage with the columns of the page’s table', () => {
  const range = { start: '2026-11-19', end: '2026-11-21', granularity: 'hour' } as const;
  const all = { compare: 'true', average: 'true', register: 'true' };
  const valueAt = (meter: MeterDef, kind: Kind) =>
    new Map(expectedBuckets(meter, range, kind).map(({ start, usage }) => [start, usage]));

  /** The expected rows of a meter's file, from the sandbox's own numbers. */
  function expectedRows(meter: MeterDef) {
    const [baseline, average] = [valueAt(meter, 'baseline'), valueAt(meter, 'average')];
    return expectedBuckets(meter, range).map(({ start, end, usage }) => {
      const typical = baseline.get(start) ?? null;
      const isOver = Date.parse(end) <= testFleet.server.now();
      const difference = isOver && usage !== null && typical !== null ? usage - typical : null;
      return { start, isOver, usage, typical, difference, average: average.get(start) ?? null };
    });
  }
  const offsetText = (ms: number) => {
    const minutes = Math.abs(ms) / 60_000;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };
  const asNumber = (text: string | undefined) => (text ? Number(text) : null);

  it('explains each row with its unit, end, UTC offset, typical usage and status, if wanted', async () => {
    const [meter] = allMeters();
    if (!meter) throw new Error('no meter');
    const query = { ...ENTERPRISE, ...range, details: 'true', meter: meter.id };
    const file = await runReportFile(testFleet.server, testFleet.operator, 'usage.csv', query);
    expect(file.fileName).toMatch(new RegExp(`\\.${meter.id.replace(':', '_')}\\.2026-11-19_2026-11-20\\.csv$`));
    const [head, ...rows] = parseCsv(await testFleet.text('usage.csv', query));
    const more = ['unit', 'interval_end', 'utc_offset', 'typical', 'status'];
    expect(head).toEqual(['timestamp', 'energy', 'power', ...more]);
    const expected = expectedRows(meter);
    const { zone } = meter.premise;
    for (const [index, row] of rows.entries()) {
      const [, , , unit, end, offset, typical, status] = row;
      const wanted = expected[index];
      if (!wanted) throw new Error('more rows than intervals');
      const { start, isOver, usage, typical: known } = wanted;
      const endMs = Date.parse(start) + 3_600_000;
      expect([unit, end]).toEqual(['kWh', localText(endMs, zone)]);
      const localMs = Date.parse(`${localText(Date.parse(start), zone).replace(' ', 'T')}Z`);
      expect(offset).toBe(offsetText(localMs - Date.parse(start)));
      expect(status).toBe(isOver ? (usage === null ? 'missing' : 'measured') : 'in progress');
      if (isOver) expect(asNumber(typical)).toBe(known);
    }
    expect(rows.at(-1)?.at(-1)).toBe('in progress');
  });

  it('has typical usage, the difference, the average and the register beside each interval', async () => {
    const [meter] = allMeters();
    if (!meter) throw new Error('no meter');
    const query = { ...ENTERPRISE, ...range, ...all, meter: meter.id };
    const estimate = await reportCostByName(testFleet.server, testFleet.operator, 'usage', query);
    testFleet.server.newRequests();
    const [head, ...rows] = parseCsv(await testFleet.text('usage.csv', query));
    expect(testFleet.server.newRequests()).toHaveLength(estimate.data.requests);
    expect(head).toEqual(['timestamp', 'energy', 'power', 'typical', 'difference', 'average', 'register']);
    const finished = expectedRows(meter).filter(({ isOver }) => isOver);
    expect(finished.length).toBeGreaterThan(30);
    for (const [index, expected] of finished.entries()) {
      const [, energy, , typical, difference, average, register] = rows[index] ?? [];
      expect([energy, typical, average].map(asNumber)).toEqual([expected.usage, expected.typical, expected.average]);
      if (expected.difference === null) expect(difference).toBe('');
      else expect(Number(difference)).toBeCloseTo(expected.difference, 6);
      expect(register).toMatch(/^\d+(\.\d+)?$/);
    }
  });

  it('has only the chosen columns, and the vendor’s without any', async () => {
    const meter = allMeters()[0]?.id ?? '';
    const headOf = async (query: Record<string, string>) =>
      parseCsv(await testFleet.text('usage.csv', { ...ENTERPRISE, ...range, meter, ...query }))[0];
    expect(await headOf({})).toEqual(['timestamp', 'energy', 'power']);
    expect(await headOf({ register: 'true' })).toEqual(['timestamp', 'energy', 'power', 'register']);
    expect(await headOf({ average: 'true' })).toEqual(['timestamp', 'energy', 'power', 'average']);
  });

  it('has other days beside each interval, by the time on the clock', async () => {
    const meter = allMeters()[0];
    if (!meter) throw new Error('no meter');
    const { zone } = meter.premise;
    // The clock goes back on November 1st: its second hour from 1 AM matches nothing.
    const days = { start: '2026-11-01', end: '2026-11-02', granularity: 'hour' } as const;
    const query = { ...ENTERPRISE, ...days, meter: meter.id, compareWith: 'previous' };
    const estimate = await reportCostByName(testFleet.server, testFleet.operator, 'usage', query);
    testFleet.server.newRequests();
    const [head, ...rows] = parseCsv(await testFleet.text('usage.csv', query));
    expect(testFleet.server.newRequests()).toHaveLength(estimate.data.requests);
    expect(head?.slice(3)).toEqual(['compared_start', 'compared_energy', 'compared_difference']);
    const before = new Map(
      expectedBuckets(meter, { ...days, start: '2026-10-31', end: '2026-11-01' }).map(({ start, usage }) => [
        localText(Date.parse(start), zone),
        usage,
      ]),
    );
    expect(rows).toHaveLength(25);
    const seen = new Set<string>();
    for (const [time = '', energy, , comparedStart, comparedEnergy, difference] of rows) {
      const other = `2026-10-31${time.slice(10)}`;
      const known = before.get(other) ?? null;
      const isSecond = seen.has(time);
      seen.add(time);
      expect([comparedStart, asNumber(comparedEnergy)]).toEqual(isSecond ? ['', null] : [other, known]);
      if (!isSecond && known !== null) expect(Number(difference)).toBeCloseTo(Number(energy) - known, 6);
      else expect(difference).toBe('');
    }
    const instants = { ...query, start: '2026-11-01T06:00:00Z', end: '2026-11-02T06:00:00Z' };
    const refused = runReportFile(testFleet.server, testFleet.operator, 'usage.csv', instants);
    await expect(refused).rejects.toMatchObject({ code: 'bad_request', field: 'compareWith' });
  });

  it('is the same in the zip of all meters', async () => {
    const query = { ...ENTERPRISE, ...range, ...all, compareWith: 'previous' };
    const files = await testFleet.files('usage.zip', query);
    for (const meter of allMeters().slice(0, 4)) {
      const alone = await testFleet.text('usage.csv', { ...query, meter: meter.id });
      expect(parseCsv(files.get(name(meter)) ?? '')).toEqual(parseCsv(alone));
    }
  });
});

describe('archive.zip', () => {
  const range = { start: '2026-10-31', end: '2026-11-03', granularity: 'fifteenminute' } as const;

  it('has a folder per local day with every meter, for one request per meter', async () => {
    const newFleet = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      const query = { ...range, ...ENTERPRISE };
      const files = await newFleet.files('archive.zip', query);
      const existing = allMeters().filter(
        ({ created, premise }) => created * 60_000 < Date.parse(startOfDay(range.end, premise.zone)),
      );
      expect(newFleet.server.newRequests()).toHaveLength(3 + existing.length);
      const days = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'];
      for (const [index, day] of days.slice(0, 3).entries()) {
        expectFolder(
          files,
          { start: day, end: days[index + 1] ?? '', granularity: 'fifteenminute' },
          'usage',
          `${day}/`,
        );
      }
      const folders = new Set([...files.keys()].map((path) => path.split('/')[0]));
      expect(folders).toEqual(new Set([...days.slice(0, 3), 'manifest.json']));
      // The day on which clocks are set back has 25 hours.
      const denver = testFleet.server.sandbox.world.fleetPremise(0).meters[0];
      if (!denver) throw new Error('no meter');
      expect(parseCsv(files.get(`2026-11-01/${name(denver)}`) ?? '')).toHaveLength(1 + 100);
    } finally {
      await newFleet.server.close();
    }
  });

  it('has the same days as separate reports, and reads finished days of a meter together', async () => {
    const { server, operator } = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      let reads: string[] = [];
      const archive: TestServer['ctx']['archive'] = {
        ...server.ctx.archive,
        series(account, query, options) {
          reads.push(query.meterId);
          return server.ctx.archive.series(account, query, options);
        },
      };
      const counted = { ctx: { ...server.ctx, archive } };
      const query = { ...ENTERPRISE, granularity: 'hour' };
      const files = async (file: string, start: string, end: string) => {
        const { body } = await runReportFile(counted, operator, file, { ...query, start, end });
        return new Map(unzip(new Uint8Array(await new Response(body()).arrayBuffer())));
      };
      const days = Array.from({ length: 11 }, (_, index) => `2026-11-${12 + index}`);
      const all = await files('archive.zip', days[0] ?? '', days.at(-1) ?? '');
      // The first meter is in a zone with whole-hour offsets and has long existed. Reads: the range to fetch, then the
      // finished days together, then the other two days once each for their sum and once for rows; tomorrow has no
      // rows.
      const [meter] = server.sandbox.world.fleetPremise(0).meters;
      expect(reads.filter((id) => id === meter?.id)).toHaveLength(1 + 1 + 3);
      for (const [index, day] of days.slice(0, -1).entries()) {
        reads = [];
        const alone = await files('usage.zip', day, days[index + 1] ?? '');
        for (const [path, content] of alone) {
          if (path !== 'manifest.json') expect(all.get(`${day}/${path}`)?.equals(content), `${day} ${path}`).toBe(true);
        }
        const paths = [...all.keys()].filter((path) => path.startsWith(day));
        expect(paths).toHaveLength(alone.size - 1);
      }
    } finally {
      await server.close();
    }
  });

  it('works for a home too, and rejects months', async () => {
    const asha = await testFleet.server.signIn('asha@example.com');
    const file = await runReportFile(testFleet.server, asha, 'archive.zip', { start: '2026-11-01', end: '2026-11-02' });
    expect(file.fileName).toBe('archive.2026-11-01_2026-11-02.zip');
    await expect(
      runReportFile(testFleet.server, asha, 'archive.zip', { ...range, granularity: 'month' }),
    ).rejects.toMatchObject({
      code: 'bad_request',
      field: 'granularity',
    });
  });
});
