import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv, parseCsvRecords } from '@/e2e/fixtures/csv';
import { lastHeardMinute, sampleTimeMs } from '@/sandbox/data/grid';
import { lastReading, readingValues } from '@/sandbox/data/readings';
import { gatewayFirmware, gatewayState } from '@/sandbox/data/states';
import type { MeterDef, PremiseDef } from '@/sandbox/data/types';
import { localText } from '../test-support/local-minutes';
import { addressCells, fiveDigits, safeText, startTestFleet, type TestFleet } from '../test-support/test-fleet';

const SIZE = 1030;
let testFleet: TestFleet;

beforeAll(async () => {
  testFleet = await startTestFleet('2026-11-20T14:23:00Z', SIZE);
});
afterAll(() => testFleet.server.close());

const seed = () => testFleet.server.sandbox.world.seed;

describe('premises', () => {
  const expectedRows = (emailsOf: (premise: PremiseDef) => string, fleet = testFleet.fleet) =>
    fleet.map((premise) => [
      premise.id,
      localText(premise.created * 60_000, premise.zone),
      safeText(premise.address.street),
      safeText(premise.address.suite),
      safeText(premise.address.city),
      fiveDigits(premise.address.postalCode),
      safeText(premise.address.county),
      safeText(premise.address.state),
      [...premise.tags].sort().join(';'),
      emailsOf(premise),
    ]);

  it('has every premise, oldest first, across pages of a thousand', async () => {
    const [head, ...rows] = parseCsv(await testFleet.text('premises.csv'));
    expect(head).toEqual([
      'ID',
      'Created',
      'Address',
      'Suite/Apt',
      'City',
      'Postal Code',
      'County',
      'State',
      'Tags',
      'Email',
    ]);
    expect(rows).toEqual(expectedRows(() => ''));
    expect(rows.map(([, , street]) => street)).toContain("'=1+2 Formula Rd");
    expect(rows.some(([, , , , , code]) => code?.startsWith('0'))).toBe(true);
    expect(rows.some(([, , , , , code]) => code === '700019')).toBe(true);
    expect(rows.some(([, , , , , code]) => code === '')).toBe(true);
  });

  it('has users’ email addresses on request, with unknown ones as "missing"', async () => {
    const newFleet = await startTestFleet('2026-11-20T14:23:00Z', 60);
    try {
      const rows = parseCsv(await newFleet.text('premises.csv', { withUsers: 'true' })).slice(1);
      // A cloud that is asked for the first time does not know the addresses of shy users.
      const emailsOf = ({ users }: PremiseDef) =>
        users
          .map(({ email, hiddenForRequests: shy }) => (shy === Number.POSITIVE_INFINITY ? 'missing' : email))
          .join(';');
      expect(rows).toEqual(expectedRows(emailsOf, newFleet.fleet));
      expect(rows.some((row) => row[9]?.includes(';'))).toBe(true);
      expect(rows.some((row) => row[9]?.includes('missing'))).toBe(true);
    } finally {
      await newFleet.server.close();
    }
  });

  it('has only premises without a meter on request', async () => {
    const rows = parseCsvRecords(await testFleet.text('premises.csv', { incomplete: 'true' }));
    const empty = testFleet.fleet.filter(({ meters }) => meters.length === 0).map(({ id }) => id);
    expect(rows.map(({ ID }) => ID)).toEqual(empty);
    expect(empty.length).toBeGreaterThan(2);
  });

  it('writes the creation time with an offset or in UTC on request', async () => {
    const [first] = testFleet.fleet;
    if (!first) throw new Error('no premise');
    const created = async (times: string) =>
      parseCsvRecords(await testFleet.text('premises.csv', { times }))[0]?.Created;
    expect(await created('offset')).toBe(localText(first.created * 60_000, first.zone, 'offset'));
    expect(await created('utc')).toBe(`${localText(first.created * 60_000, 'UTC')}Z`);
  });
});

describe('meters and bulk', () => {
  const rowOf = (meter: MeterDef, detailed: boolean): string[] => {
    const { premise } = meter;
    const reading = lastReading(seed(), meter, testFleet.minute);
    return [
      meter.id,
      meter.type,
      ...(detailed ? addressCells(premise) : []),
      reading ? localText(reading.atMs, premise.zone, 'offset') : '',
      reading ? readingValues(reading).value.toFixed(3) : '',
      ...(detailed ? [safeText(premise.address.suite), premise.id] : []),
    ];
  };
  const everyMeter = () => testFleet.fleet.flatMap(({ meters }) => meters);

  it.each([false, true])(
    'meters has every meter, with empty cells without a reading (detailed: %s)',
    async (detailed) => {
      const [head, ...rows] = parseCsv(await testFleet.text('meters.csv', { detailed: String(detailed) }));
      expect(head).toEqual(
        detailed
          ? [
              'ID',
              'Type',
              'Address',
              'City',
              'Postal Code',
              'Latest Timestamp',
              'Latest Value',
              'Suite/Apt',
              'Premise ID',
            ]
          : ['ID', 'Type', 'Latest Timestamp', 'Latest Value'],
      );
      expect(rows).toEqual(everyMeter().map((meter) => rowOf(meter, detailed)));
      expect(rows.filter((row) => row.at(detailed ? 5 : 2) === '').length).toBeGreaterThan(0);
      expect(rows.some(([, type]) => type === 'steam')).toBe(true);
    },
  );

  it.each([false, true])(
    'bulk has the meters that the cloud lists as recently heard (detailed: %s)',
    async (detailed) => {
      const recent = (meter: MeterDef) => {
        const reading = lastReading(seed(), meter, testFleet.minute);
        return reading !== null && testFleet.minute - reading.atMs / 60_000 <= 2 * 1440;
      };
      const { world } = testFleet.server.sandbox;
      const heardMeters = world.meters(0, world.meterTotal).filter(recent);
      const rows = parseCsv(await testFleet.text('bulk.csv', detailed ? { detailed: '1' } : {})).slice(1);
      expect(rows).toEqual(heardMeters.map((meter) => rowOf(meter, detailed)));
      expect(rows.length).toBeGreaterThan(2000);
      expect(rows.length).toBeLessThan(world.meterTotal);
    },
  );

  it('writes numbers in JSON, and one row per line in JSON Lines', async () => {
    const array = JSON.parse(await testFleet.text('meters.json')) as Record<string, unknown>[];
    const lines = (await testFleet.text('meters.jsonl')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(array);
    const [meter] = everyMeter();
    const reading = meter && lastReading(seed(), meter, testFleet.minute);
    expect(array[0]).toMatchObject({ ID: meter?.id, 'Latest Value': reading && readingValues(reading).value });
  });

  it('writes decimal commas for spreadsheets on request', async () => {
    const text = await testFleet.text('meters.csv', { decimal: 'comma', bom: 'true' });
    expect(text.startsWith('\uFEFF"ID";"Type";"Latest Timestamp";"Latest Value"\r\n')).toBe(true);
    const [, , , value = ''] = text.split('\r\n')[1]?.split(';') ?? [];
    expect(value).toMatch(/^\d+,\d{3}$/);
    await expect(testFleet.text('meters.csv', { decimal: 'comma', separator: 'comma' })).rejects.toMatchObject({
      code: 'bad_request',
      field: 'separator',
    });
  });
});

describe('gateways', () => {
  it('has one row per gateway', async () => {
    const rows = parseCsv(await testFleet.text('gateways.csv'));
    const expectedRows = testFleet.fleet.flatMap((premise) =>
      premise.gateways.map((gateway) => {
        const heardMinute = lastHeardMinute(seed(), gateway, testFleet.minute);
        return [
          gateway.id,
          premise.id,
          gatewayState(seed(), gateway, testFleet.minute),
          gateway.model,
          heardMinute === null ? '' : localText(sampleTimeMs(gateway, heardMinute), premise.zone, 'offset'),
          gatewayFirmware(gateway, testFleet.minute),
        ];
      }),
    );
    expect(rows).toEqual([['ID', 'Premise ID', 'State', 'Model', 'Last Heard', 'Firmware Version'], ...expectedRows]);
    expect(new Set(expectedRows.map(([, , state]) => state))).toEqual(new Set(['active', 'degraded', 'down']));
  });
});

describe('list reports', () => {
  it('fail when a list fails halfway', async () => {
    const newFleet = await startTestFleet('2026-11-20T14:23:00Z', SIZE);
    try {
      newFleet.server.sandbox.faults.add({ match: 'meter?limit=1000&offset=2000', status: 500 });
      newFleet.server.sandbox.faults.add({ match: 'offset=2000', status: 500 });
      await expect(newFleet.text('meters.csv')).rejects.toMatchObject({ code: 'cloud_error' });
    } finally {
      await newFleet.server.close();
    }
  });

  it('have only a header for an empty enterprise', async () => {
    const emptyFleet = await startTestFleet('2026-11-20T14:23:00Z', 0);
    try {
      for (const file of ['premises.csv', 'meters.csv', 'bulk.csv', 'gateways.csv', 'grid-latest.csv', 'health.csv']) {
        expect(parseCsv(await emptyFleet.text(file)), file).toHaveLength(1);
      }
      const monthly = parseCsv(await emptyFleet.text('monthly.csv', { month: '2026-10' }));
      expect(monthly.slice(1)).toEqual([
        ['total homes', '0', '', '1'],
        ['total meters', '0', '', '1'],
      ]);
    } finally {
      await emptyFleet.server.close();
    }
  });
});
