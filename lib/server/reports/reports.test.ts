import { describe, expect, it } from 'vitest';
import type { Premise } from '@/lib/domain/premise';
import type { SeriesRow } from '@/lib/domain/series-columns';
import { accountColumns, accountRows } from './account';
import { reportFileName } from './file-name';
import { type InsightsSource, insightsColumns, insightsRows } from './insights-rows';
import { seriesColumns } from './meter-series';
import { timeWriter } from './time-text';
import { csvPieces } from './writers/csv';
import { type ReportColumn, type Rows, table } from './writers/table';

async function csv<Row>(columns: ReportColumn<Row>[], rows: Rows<Row>): Promise<string[]> {
  let text = '';
  for await (const piece of csvPieces(table(columns, rows))) text += piece;
  return text.trimEnd().split('\r\n');
}

function row(start: string, value: number | null): SeriesRow {
  return { at: Date.parse(start), value, rate: value };
}

describe('timeWriter', () => {
  it.each([
    ['2026-03-08T08:59:59Z', 'America/Denver', 'local', '2026-03-08 01:59:59'],
    ['2026-03-08T09:00:00Z', 'America/Denver', 'local', '2026-03-08 03:00:00'],
    ['2026-11-01T07:30:00Z', 'America/Denver', 'offset', '2026-11-01 01:30:00-06:00'],
    ['2026-11-01T08:30:00Z', 'America/Denver', 'offset', '2026-11-01 01:30:00-07:00'],
    ['2026-05-01T00:00:00Z', 'Asia/Kolkata', 'offset', '2026-05-01 05:30:00+05:30'],
    ['2026-10-03T15:30:00Z', 'Australia/Lord_Howe', 'offset', '2026-10-04 02:30:00+11:00'],
    ['2026-05-01T00:00:00.250Z', 'Asia/Kolkata', 'utc', '2026-05-01 00:00:00Z'],
    ['', 'Asia/Kolkata', 'utc', ''],
  ] as const)('formats %s in %s as %s: %s', (instant, zone, style, text) => {
    expect(timeWriter(zone, style)(instant)).toBe(text);
  });

  it('uses the offset of each instant, in any order', () => {
    const write = timeWriter('America/Denver', 'offset');
    const instants = ['2026-11-01T08:30:00Z', '2026-11-01T07:30:00Z', '2026-11-01T08:30:00Z'];
    expect(instants.map((instant) => write(instant).slice(-6))).toEqual(['-07:00', '-06:00', '-07:00']);
  });
});

describe('seriesColumns', () => {
  it('has exactly the columns of Copper’s own file, empty cells for missing values, 0 for zero', async () => {
    const rows = [
      row('2026-03-08T08:00:00Z', 0),
      row('2026-03-08T09:00:00Z', null),
      row('2026-03-08T10:00:00Z', -12.5),
    ];
    expect(await csv(seriesColumns('America/Denver', 'local'), rows)).toEqual([
      'timestamp,energy,power',
      '2026-03-08 01:00:00,0,0',
      '2026-03-08 03:00:00,,',
      '2026-03-08 04:00:00,-12.5,-12.5',
    ]);
  });
});

describe('accountRows', () => {
  const premise: Premise = {
    id: 'p1',
    name: '=HYPERLINK("x")',
    timezone: 'America/Denver',
    createdAt: null,
    address: { street: null, suite: null, city: null, county: null, state: null, postalCode: null },
    tags: [],
    meters: [
      {
        id: '12:0001',
        type: 'power',
        state: null,
        createdAt: null,
        latest: { value: 71.5, at: '2026-07-01T12:00:00Z' },
      },
      { id: '12:0002', type: 'steam', state: null, createdAt: null, latest: null },
      { id: '12:0003', type: 'gas', state: null, createdAt: null, latest: null },
    ],
    gateways: [],
  };

  it('has one row per meter, escaped names, and times with their offset', async () => {
    const readings = new Map([['12:0003', { value: 3, at: null }]]);
    expect(await csv(accountColumns(), accountRows([premise, { ...premise, meters: [] }], readings))).toEqual([
      'Premise Name,Meter ID,Meter Type,Current Value,Time Received',
      '"\'=HYPERLINK(""x"")",12:0001,power,71.5,2026-07-01 06:00:00-06:00',
      '"\'=HYPERLINK(""x"")",12:0002,steam,,',
      '"\'=HYPERLINK(""x"")",12:0003,gas,3,',
    ]);
  });
});

describe('insightsRows', () => {
  const span = { start: '2026-05-01T06:00:00Z', end: '2026-05-01T10:00:00Z' };
  const source: InsightsSource = {
    timezone: 'America/Denver',
    span,
    usage: {
      summary: { meter_id: '12:0001', meter_type: 'power', sum_usage: 5, results: [{}] },
      rows: [
        { time: '2026-05-01T08:00:00Z', usage: 3, power: 1.5 },
        { time: '2026-05-01T06:00:00Z', usage: 2, power: 1 },
        { time: '2026-05-01T08:00:00Z', usage: null, power: null },
        { time: '2026-05-01T10:00:00Z', usage: 9, power: 9 },
      ],
    },
    baseline: {
      summary: { sum_energy: 4, series: [] },
      rows: [{ time: '2026-05-01T08:00:00.000Z', energy: 4 }],
    },
  };

  it('puts usage and baseline of one time side by side, once, without the bucket at the end', async () => {
    expect(await csv(insightsColumns([source], 'local'), insightsRows([source]))).toEqual([
      'usage_summary__meter_id,usage_summary__meter_type,usage_summary__sum_usage,usage_result__time,usage_result__usage,' +
        'usage_result__power,baseline_summary__sum_energy,baseline_result__time,baseline_result__energy',
      '12:0001,power,5,2026-05-01 00:00:00,2,1,4,,',
      '12:0001,power,5,2026-05-01 02:00:00,3,1.5,4,2026-05-01 02:00:00,4',
    ]);
  });

  it('writes several meters, each in its own zone, with the fields of all', async () => {
    const other: InsightsSource = {
      timezone: 'Asia/Kolkata',
      span,
      usage: {
        summary: { meter_id: '-A1', leak: null },
        rows: [{ time: '2026-05-01T06:30:00Z', usage: -1e-7 }],
      },
      baseline: null,
    };
    const lines = await csv(insightsColumns([source, other], 'offset'), insightsRows([source, other]));
    expect(lines[0]).toContain('usage_summary__sum_usage,usage_summary__leak,usage_result__time');
    expect(lines[3]).toBe("'-A1,,,,2026-05-01 12:00:00+05:30,-0.0000001,,,,");
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
  });

  it('has an empty header if there are no answers', async () => {
    expect(await csv(insightsColumns([], 'local'), insightsRows([]))).toEqual(['']);
  });
});

describe('reportFileName', () => {
  it('joins report, id, range and extension, and replaces unsafe characters', () => {
    const range = { start: '2026-05-01', end: '2026-06-01' };
    expect(reportFileName({ names: ['usage', '12:0000'], ...range, extension: 'csv' })).toBe(
      'usage.12_0000.2026-05-01_2026-06-01.csv',
    );
    expect(reportFileName({ names: ['account', undefined], extension: 'json' })).toBe('account.json');
    expect(reportFileName({ names: ['Café', '12:0'], start: '2026-05-01', end: '2026-05-01', extension: 'csv' })).toBe(
      'Cafe.12_0.2026-05-01.csv',
    );
    expect(reportFileName({ names: ['usage', '../"\r\nx'], extension: 'csv' })).toBe('usage...____x.csv');
  });
});
