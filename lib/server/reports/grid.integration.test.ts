import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '@/e2e/fixtures/csv';
import { latestSample, samplesWithin } from '@/sandbox/data/grid';
import type { GatewayDef } from '@/sandbox/data/types';
import type { Context } from '../ports/context';
import { parseInput } from '../ports/parse-input';
import { localText, startOfDay } from '../test-support/local-minutes';
import { addressCells, safeText, startTestFleet, type TestFleet } from '../test-support/test-fleet';
import { unzip } from '../test-support/unzip';
import { answerReport } from '../use-cases/answer-report';
import { parseReportFileName } from './registry';

let testFleet: TestFleet;
beforeAll(async () => {
  testFleet = await startTestFleet('2026-11-04T14:23:00Z', 60);
});
afterAll(() => testFleet.server.close());

const seed = () => testFleet.server.sandbox.world.seed;
const cell = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));

describe('grid-latest', () => {
  it('has one row per gateway, 0 V for a dead outlet, empty cells without a measurement', async () => {
    const rows = parseCsv(await testFleet.text('grid-latest.csv'));
    const expected = testFleet.fleet.flatMap((premise) =>
      premise.gateways.map((gateway) => {
        const sample = latestSample(seed(), gateway, testFleet.minute);
        return [
          premise.id,
          ...addressCells(premise),
          gateway.id,
          sample ? localText(sample.atMs, premise.zone, 'offset') : '',
          cell(sample?.volts),
          cell(sample?.hertz),
          safeText(premise.address.suite),
        ];
      }),
    );
    expect(rows).toEqual([
      ['Premise ID', 'Address', 'City', 'Postal Code', 'Gateway ID', 'Timestamp', 'Voltage', 'Frequency', 'Suite/Apt'],
      ...expected,
    ]);
    const volts = expected.map((row) => row[6]);
    expect(volts).toContain('0');
    expect(expected.some((row) => row[5]?.endsWith('+05:30'))).toBe(true);
  });
});

/** Every sample of the given local days, by time. */
function samples(gateway: GatewayDef, start: string, end: string): string[][] {
  const { zone } = gateway.premise;
  const [from = 0, to = 0] = [start, end].map((day) => Date.parse(startOfDay(day, zone)) / 60_000);
  return [...samplesWithin(seed(), gateway, from, Math.min(to, testFleet.minute))]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, volts, hertz }) => [gateway.id, localText(atMs, zone), cell(volts), cell(hertz)]);
}

describe('grid-readings', () => {
  const HEAD = ['Gateway ID', 'Timestamp', 'Voltage', 'Frequency'];
  // The day on which clocks are set back in America has 25 hours.
  const range = { start: '2026-11-01', end: '2026-11-02' };

  it('has every sample of one gateway for its premise’s own days, once, by time', async () => {
    for (const index of [0, 11]) {
      const gateway = testFleet.server.sandbox.world.fleetPremise(index).gateways[0];
      if (!gateway) throw new Error('no gateway');
      const rows = parseCsv(await testFleet.text('grid-readings.csv', { ...range, gateway: gateway.id }));
      expect(rows).toEqual([HEAD, ...samples(gateway, range.start, range.end)]);
      // 25 hours in Denver, 24 in Kolkata, every five minutes.
      expect(rows).toHaveLength(1 + (index === 0 ? 300 : 288));
    }
  });

  it('has a file for each gateway of a premise', async () => {
    const premise = testFleet.server.sandbox.world.fleetPremise(5);
    const files = await testFleet.files('grid-readings.zip', { ...range, premise: premise.id });
    expect([...files.keys()]).toEqual([
      'gateway_summary.csv',
      ...premise.gateways.map(({ id }) => `${id}.csv`),
      'manifest.json',
    ]);
    expect(parseCsv(files.get('gateway_summary.csv') ?? '')).toEqual([
      ['Premise ID', 'Address', 'City', 'Postal Code', 'Gateway ID'],
      ...premise.gateways.map(({ id }) => [premise.id, ...addressCells(premise), id]),
    ]);
    for (const gateway of premise.gateways) {
      expect(parseCsv(files.get(`${gateway.id}.csv`) ?? '')).toEqual([
        HEAD,
        ...samples(gateway, range.start, range.end),
      ]);
    }
  });

  it('fetches all gateways together, stores each, and fetches nothing again', async () => {
    const days = { start: '2026-10-29', end: '2026-10-30' };
    testFleet.server.newRequests();
    const files = await testFleet.files('grid-readings.zip', days);
    const gridRequests = () => testFleet.server.newRequests().filter((path) => path.includes('grid/readings'));
    expect(gridRequests()).toEqual([expect.not.stringContaining('gateway_id')]);
    const withReadings = testFleet.fleet.flatMap(({ zone, gateways }) => {
      const [from = 0, to = 0] = [days.start, days.end].map((day) => Date.parse(startOfDay(day, zone)) / 60_000);
      return gateways.filter((gateway) => [...samplesWithin(seed(), gateway, from, to)].length > 0);
    });
    expect([...files.keys()]).toEqual([
      'gateway_summary.csv',
      ...withReadings.map(({ id }) => `${id}.csv`),
      'manifest.json',
    ]);
    // Formatting times is slow: check a few of the sixty, in different zones.
    for (const gateway of withReadings.filter((_, index) => index % 11 === 0)) {
      expect(parseCsv(files.get(`${gateway.id}.csv`) ?? '')).toEqual([HEAD, ...samples(gateway, days.start, days.end)]);
    }
    await testFleet.text('grid-readings.csv', { ...days, gateway: withReadings[0]?.id ?? '' });
    expect(await testFleet.files('grid-readings.zip', days)).toEqual(files);
    expect(gridRequests()).toEqual([]);
  });

  it('checks, summarizes and writes each stored gateway once', async () => {
    const days = { start: '2026-10-29', end: '2026-10-30' };
    const first = await testFleet.files('grid-readings.zip', days);
    const calls: Record<'recordsCost' | 'gridReadings', string[]> = { recordsCost: [], gridReadings: [] };
    const { archive } = testFleet.server.ctx;
    const countingArchive: Context['archive'] = {
      ...archive,
      recordsCost(account, kind, query) {
        calls.recordsCost.push(query.id);
        return archive.recordsCost(account, kind, query);
      },
      gridReadings(account, query, options) {
        calls.gridReadings.push(query.gatewayId);
        return archive.gridReadings(account, query, options);
      },
      prefetchGrid: () => expect.unreachable(),
      prefetchGridCost: () => expect.unreachable(),
    };
    const { report, format } = parseReportFileName('grid-readings.zip');
    const answer = await answerReport({ ...testFleet.server.ctx, archive: countingArchive }, testFleet.operator, {
      ...{ report, format, params: parseInput(report.params, days), rawParams: days, crossSite: false },
    });
    const bytes = 'file' in answer ? await new Response(answer.file.body()).arrayBuffer() : expect.unreachable();
    expect([...unzip(new Uint8Array(bytes)).keys()]).toEqual([...first.keys()]);
    const gateways = testFleet.fleet.flatMap((premise) => premise.gateways.map(({ id }) => id));
    const existing = gateways.filter((id) => calls.recordsCost.includes(id));
    expect(calls.recordsCost.toSorted()).toEqual(existing.toSorted());
    const withReadings = existing.filter((id) => first.has(`${id}.csv`));
    expect(withReadings.length).toBeGreaterThan(50);
    expect(calls.gridReadings.toSorted()).toEqual([...existing, ...withReadings].toSorted());
  });

  it('halves the span of all gateways if the cloud rejects it as too long', async () => {
    const days = { start: '2026-10-26', end: '2026-10-27' };
    testFleet.server.sandbox.faults.add({ match: 'grid/readings', status: 400, times: 1 });
    testFleet.server.newRequests();
    const files = await testFleet.files('grid-readings.zip', days);
    expect(testFleet.server.newRequests().filter((path) => path.includes('grid/readings'))).toHaveLength(3);
    const gateway = testFleet.fleet[0]?.gateways[0];
    if (!gateway) throw new Error('no gateway');
    expect(parseCsv(files.get(`${gateway.id}.csv`) ?? '')).toEqual([HEAD, ...samples(gateway, days.start, days.end)]);
  });

  it('rejects gateways and premises that the account cannot see, and CSV of several gateways', async () => {
    const fetchText = (query: Record<string, string>, file = 'grid-readings.csv') =>
      testFleet.text(file, { ...range, ...query });
    await expect(fetchText({ gateway: 'ffffffffffff' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(fetchText({ premise: 'nobody' }, 'grid-readings.zip')).rejects.toMatchObject({ code: 'not_found' });
    await expect(fetchText({})).rejects.toMatchObject({ code: 'bad_request', field: 'gateway' });
  });
});
