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

let here: TestFleet;
beforeAll(async () => {
  here = await startTestFleet('2026-11-20T14:23:00Z', 12);
});
afterAll(() => here.server.close());

const cell = (value: number | null) => (value === null ? '' : String(value));
const name = ({ id }: MeterDef) => `${id.replace(':', '_')}.csv`;
/** In the order of the cloud's list. */
const everyMeter = () => here.server.sandbox.world.meters(0, 1000);
const OURS = { account: 'sandbox-utility' };

/** The meter's intervals on its premise's own days, from its creation on. */
function truth(meter: MeterDef, { start, end, granularity }: Range, kind: Kind = 'usage') {
  const { zone } = meter.premise;
  const span = { start: startOfDay(start, zone), end: startOfDay(end, zone) };
  const buckets = trueBuckets(here.server, meter.id, granularity, span, kind);
  return buckets.filter((bucket) => Date.parse(bucket.end) > meter.created * 60_000);
}

const fileOf = (meter: MeterDef, range: Range, kind: Kind = 'usage') => [
  ['timestamp', 'energy', 'power'],
  ...truth(meter, range, kind).map(({ start, usage, power }) => [
    localText(Date.parse(start), meter.premise.zone),
    cell(usage),
    cell(power),
  ]),
];
/** Sum of the hours, whatever the file's interval is. */
const sumOf = (meter: MeterDef, range: Range, kind: Kind = 'usage') =>
  cell(total(truth(meter, { ...range, granularity: 'hour' }, kind).map(({ usage }) => usage)));

/** Checks the files of a folder, or of the whole zip. */
function expectFolder(files: Map<string, string>, range: Range, kind: Kind = 'usage', folder = ''): void {
  const summary = parseCsv(files.get(`${folder}meter_summary.csv`) ?? '');
  expect(summary).toEqual([
    ['ID', 'Type', 'Sum Usage'],
    ...everyMeter().map((meter) => [meter.id, meter.type, sumOf(meter, range, kind)]),
  ]);
  for (const meter of everyMeter()) {
    const text = files.get(folder + name(meter));
    const expected = fileOf(meter, range, kind);
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
    const files = await here.files(`${kind}.zip`, { ...OURS, ...range });
    expectFolder(files, range, kind);
    const manifest = JSON.parse(files.get('manifest.json') ?? '');
    expect(manifest).toMatchObject({ report: kind, zone: null, parameters: range });
    const rows = new Map(manifest.files.map((file: { path: string; rows: number }) => [file.path, file.rows]));
    for (const meter of everyMeter()) {
      const count = truth(meter, range, kind).length;
      expect(rows.get(name(meter)) ?? 0).toBe(count);
    }
    const lacking = new Set(manifest.coverage.gaps.map(({ id }: { id: string }) => id));
    const silent = everyMeter().filter((meter) => truth(meter, range, kind).some(({ usage }) => usage === null));
    expect(lacking).toEqual(new Set(silent.map(({ id }) => id)));
  });
});

describe('a zip of usage', () => {
  const range = { start: '2026-11-07', end: '2026-11-11', granularity: 'hour' } as const;

  it('takes one request per existing meter, and none when repeated', async () => {
    const other = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      const told = await reportCostByName(other.server, other.operator, 'usage', { ...OURS, ...range });
      other.server.newRequests();
      const files = await other.files('usage.zip', { ...OURS, ...range });
      const late = everyMeter().filter(
        ({ created, premise }) => created * 60_000 >= Date.parse(startOfDay(range.end, premise.zone)),
      );
      expect(late.length).toBeGreaterThan(0);
      expect(other.server.newRequests()).toHaveLength(everyMeter().length - late.length);
      expect(told.data).toMatchObject({ requests: everyMeter().length - late.length, held: 0 });
      const again = await reportCostByName(other.server, other.operator, 'usage', { ...OURS, ...range });
      expect(again.data).toMatchObject({ requests: 0, held: told.data.requests });
      expect(await other.files('usage.zip', { ...OURS, ...range })).toEqual(files);
      expect(other.server.newRequests()).toEqual([]);
      for (const meter of late) expect(files.has(name(meter))).toBe(false);
    } finally {
      await other.server.close();
    }
  });

  it('starts a meter’s file on its first day, and has negative numbers for a net meter', async () => {
    const files = await here.files('usage.zip', { ...OURS, ...range });
    const young = here.server.sandbox.world.fleetPremise(8).meters[1];
    if (!young) throw new Error('no meter');
    const born = parseCsv(files.get(name(young)) ?? '');
    expect(born).toEqual(fileOf(young, range));
    const net = here.server.sandbox.world.fleetPremise(11).meters[0];
    if (!net) throw new Error('no meter');
    const energies = parseCsv(files.get(name(net)) ?? '').map(([, energy = '']) => energy);
    expect(energies.some((energy) => /^-\d+(\.\d+)?$/.test(energy))).toBe(true);
  });

  it('fails with the time of the next try when the budget is used up, and continues from there', async () => {
    const { server: house, operator } = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      house.sandbox.faults.add({ match: 'usage?', status: 429, retryAfter: 600, times: 1 });
      const refused = await runReportFile(house, operator, 'usage.zip', { ...OURS, ...range }).catch(
        (error: unknown) => error,
      );
      expect(refused).toMatchObject({ code: 'limited' });
      expect(Date.parse(String((refused as { retryAt: string }).retryAt))).toBeGreaterThan(house.now());
      house.advance(3 * 3600);
      const file = await runReportFile(house, operator, 'usage.zip', { ...OURS, ...range });
      expect(file.contentType).toBe('application/zip');
    } finally {
      await house.close();
    }
  });

  it('breaks off without an index when stored data disappears halfway', async () => {
    const { server: house, operator } = here;
    let reads = 0;
    const archive = {
      ...house.ctx.archive,
      series: (...query: Parameters<typeof house.ctx.archive.series>) => {
        reads += 1;
        if (reads > everyMeter().length + 5) throw new Error('disk gone');
        return house.ctx.archive.series(...query);
      },
    };
    const file = await runReportFile({ ctx: { ...house.ctx, archive } }, operator, 'usage.zip', { ...OURS, ...range });
    await expect(new Response(file.body()).arrayBuffer()).rejects.toThrow('disk gone');
  });

  it('has the same etag exactly as long as its content is the same', async () => {
    const tag = async (query = {}) =>
      (await runReportFile(here.server, here.operator, 'usage.zip', { ...OURS, ...range, ...query })).etag;
    const first = await tag();
    expect(await tag()).toBe(first);
    expect(await tag({ times: 'utc' })).not.toBe(first);
    expect(await tag({ end: '2026-11-10' })).not.toBe(first);
    expect((await runReportFile(here.server, here.operator, 'baseline.zip', { ...OURS, ...range })).etag).not.toBe(
      first,
    );
  });

  it.each([
    [{}, 'meter'],
    [{ meter: undefined, granularity: 'auto' }, 'granularity'],
    [{ end: '2026-11-06', format: 'x' }, 'format'],
    [{ granularty: 'day' }, 'granularty'],
  ])('as CSV is rejected for %j', async (query, field) => {
    await expect(
      runReportFile(here.server, here.operator, 'usage.csv', { ...OURS, ...range, ...query }),
    ).rejects.toMatchObject({ code: 'bad_request', field });
  });
});

describe('archive.zip', () => {
  const range = { start: '2026-10-31', end: '2026-11-03', granularity: 'fifteenminute' } as const;

  it('has a folder per local day with every meter, for one request per meter', async () => {
    const other = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      const query = { ...range, ...OURS };
      const files = await other.files('archive.zip', query);
      const there = everyMeter().filter(
        ({ created, premise }) => created * 60_000 < Date.parse(startOfDay(range.end, premise.zone)),
      );
      expect(other.server.newRequests()).toHaveLength(3 + there.length);
      const days = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'];
      for (const [place, day] of days.slice(0, 3).entries()) {
        expectFolder(
          files,
          { start: day, end: days[place + 1] ?? '', granularity: 'fifteenminute' },
          'usage',
          `${day}/`,
        );
      }
      const folders = new Set([...files.keys()].map((path) => path.split('/')[0]));
      expect(folders).toEqual(new Set([...days.slice(0, 3), 'manifest.json']));
      // The day on which clocks are set back has 25 hours.
      const denver = here.server.sandbox.world.fleetPremise(0).meters[0];
      if (!denver) throw new Error('no meter');
      expect(parseCsv(files.get(`2026-11-01/${name(denver)}`) ?? '')).toHaveLength(1 + 100);
    } finally {
      await other.server.close();
    }
  });

  it('has the same days as separate reports, and reads finished days of a meter together', async () => {
    const { server: house, operator } = await startTestFleet('2026-11-20T14:23:00Z', 12);
    try {
      let reads: string[] = [];
      const archive: TestServer['ctx']['archive'] = {
        ...house.ctx.archive,
        series(account, query, ask) {
          reads.push(query.meterId);
          return house.ctx.archive.series(account, query, ask);
        },
      };
      const counted = { ctx: { ...house.ctx, archive } };
      const query = { ...OURS, granularity: 'hour' };
      const files = async (file: string, start: string, end: string) => {
        const { body } = await runReportFile(counted, operator, file, { ...query, start, end });
        return new Map(unzip(new Uint8Array(await new Response(body()).arrayBuffer())));
      };
      const days = Array.from({ length: 11 }, (_, at) => `2026-11-${12 + at}`);
      const all = await files('archive.zip', days[0] ?? '', days.at(-1) ?? '');
      // The first meter is in a zone with whole-hour offsets and has long existed. Reads: the range to fetch, then the
      // finished days together, then the other two days once each for their sum and once for rows; tomorrow has no
      // rows.
      const [meter] = house.sandbox.world.fleetPremise(0).meters;
      expect(reads.filter((id) => id === meter?.id)).toHaveLength(1 + 1 + 3);
      for (const [at, day] of days.slice(0, -1).entries()) {
        reads = [];
        const alone = await files('usage.zip', day, days[at + 1] ?? '');
        for (const [path, content] of alone) {
          if (path !== 'manifest.json') expect(all.get(`${day}/${path}`)?.equals(content), `${day} ${path}`).toBe(true);
        }
        const paths = [...all.keys()].filter((path) => path.startsWith(day));
        expect(paths).toHaveLength(alone.size - 1);
      }
    } finally {
      await house.close();
    }
  });

  it('works for a home too, and rejects months', async () => {
    const asha = await here.server.signIn('asha@example.com');
    const file = await runReportFile(here.server, asha, 'archive.zip', { start: '2026-11-01', end: '2026-11-02' });
    expect(file.fileName).toBe('archive.2026-11-01_2026-11-02.zip');
    await expect(
      runReportFile(here.server, asha, 'archive.zip', { ...range, granularity: 'month' }),
    ).rejects.toMatchObject({
      code: 'bad_request',
      field: 'granularity',
    });
  });
});
