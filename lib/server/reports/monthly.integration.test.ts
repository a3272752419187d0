import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '@/e2e/fixtures/csv';
import type { MeterDef, PremiseDef } from '@/sandbox/data/types';
import type { Viewer } from '../account';
import { startOfDay } from '../test-support/local-minutes';
import { reportText, runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { total, trueBuckets } from '../test-support/true-series';
import { unzip } from '../test-support/unzip';

const SIZE = 12;
let server: TestServer;
let operator: Viewer;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: SIZE } });
  operator = await server.signIn('operator@utility.example', { operator: true });
});
afterAll(() => server.close());

const fleet = (): PremiseDef[] => Array.from({ length: SIZE }, (_, index) => server.sandbox.world.fleetPremise(index));

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
const monthIn = (month: string, zone: string) => ({
  start: startOfDay(`${month}-01`, zone),
  end: startOfDay(`${nextMonth(month)}-01`, zone),
});

/** Usage over a span, from quarter hours, which fit every zone's calendar. */
function totalUsage(meters: MeterDef[], spanOf: (meter: MeterDef) => { start: string; end: string }): number | null {
  return total(
    meters.flatMap((meter) => trueBuckets(server, meter.id, 'fifteenminute', spanOf(meter)).map(({ usage }) => usage)),
  );
}

const cents = (value: number | null) => (value === null ? '' : String(Math.round(value * 100) / 100));

describe('monthly.csv', () => {
  it.each(['2026-03', '2025-11', '2023-06'])(
    'of %s has what existed and its usage',
    async (month) => {
      const rows = parseCsv(await reportText(server, operator, 'monthly.csv', { month, perMeterSum: 'true' }));
      const existed = (created: number, zone: string) => created * 60_000 < Date.parse(monthIn(month, zone).end);
      const premises = fleet().filter(({ created, zone }) => existed(created, zone));
      const meters = premises.flatMap(({ meters }) =>
        meters.filter(({ created, premise }) => existed(created, premise.zone)),
      );
      const expected = [
        ['Statistic', 'Value', 'Units', 'Note'],
        ['total homes', String(premises.length), '', '1'],
        ['total meters', String(meters.length), '', '1'],
      ];
      for (const type of [...new Set(meters.map((meter) => meter.type))].sort()) {
        const ofType = meters.filter((meter) => meter.type === type);
        const uom = ofType[0]?.uom ?? '';
        const each = totalUsage(ofType, ({ premise }) => monthIn(month, premise.zone));
        const together = totalUsage(ofType, () => monthIn(month, 'America/Denver'));
        expected.push([`${type} meters`, String(ofType.length), '', '1']);
        expected.push([`${type} cumulative per-meter usage`, cents(each), uom, '2']);
        if (together !== null) expected.push([`${type} aggregate usage`, cents(together), uom, '4']);
      }
      expect(rows).toEqual(expected);
      expect(rows.length).toBeGreaterThan(month === '2023-06' ? 5 : 15);
    },
    180_000,
  );

  it('takes one request per type besides the lists, and none when repeated', async () => {
    const newServer = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { premises: SIZE } });
    try {
      const operator = await newServer.signIn('operator@utility.example', { operator: true });
      const text = await reportText(newServer, operator, 'monthly.csv', { month: '2026-10' });
      const types = new Set(fleet().flatMap(({ meters }) => meters.map(({ type }) => type)));
      expect(newServer.newRequests()).toHaveLength(3 + types.size);
      expect(await reportText(newServer, operator, 'monthly.csv', { month: '2026-10' })).toBe(text);
      expect(newServer.newRequests()).toEqual([]);
      expect(text).not.toContain('per-meter');
    } finally {
      await newServer.close();
    }
  });

  it('has a legend of its notes and a manifest with the zone and the gaps in a zip', async () => {
    const query = { month: '2026-03', perMeterSum: '1' };
    const file = await runReportFile(server, operator, 'monthly.zip', query);
    expect(file.fileName).toBe('monthly.2026-03.zip');
    const files = unzip(new Uint8Array(await new Response(file.body()).arrayBuffer()));
    expect([...files.keys()]).toEqual(['monthly.csv', 'readme.txt', 'manifest.json']);
    const statistics = String(files.get('monthly.csv'));
    expect(statistics).toBe(await reportText(server, operator, 'monthly.csv', query));
    const notes = parseCsv(String(files.get('readme.txt'))).map(([note]) => note);
    for (const [, , , note] of parseCsv(statistics)) expect(notes).toContain(note);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest).toMatchObject({ report: 'monthly', parameters: { month: '2026-03' }, zone: 'America/Denver' });
    // The meters that were silent for days, and the one that was never heard.
    const silent =
      fleet()[10]
        ?.meters.slice(0, 2)
        .map(({ id }) => id) ?? [];
    const gapIds = manifest.coverage.gaps.map(({ id }: { id: string }) => id);
    expect(gapIds).toContain(silent[1]);
    expect(file.complete).toBe(false);
  });

  it('fails if one part is unavailable', async () => {
    server.sandbox.faults.add({ match: 'meter_type=gas', status: 500 });
    try {
      await expect(runReportFile(server, operator, 'monthly.csv', { month: '2026-04' })).rejects.toMatchObject({
        code: 'cloud_error',
      });
    } finally {
      server.sandbox.faults.clear();
    }
  });

  it.each([
    [{}, 'month'],
    [{ month: '2026-13' }, 'month'],
    [{ month: '2026-04-01' }, 'month'],
    [{ month: '2026-04', perMeterSum: 'yes' }, 'perMeterSum'],
    [{ month: '2026-04', permetersum: 'true' }, 'permetersum'],
  ])('rejects %j', async (query, field) => {
    await expect(runReportFile(server, operator, 'monthly.csv', query)).rejects.toMatchObject({
      code: 'bad_request',
      field,
    });
  });
});
