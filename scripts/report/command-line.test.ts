import { expect, it } from 'vitest';
import { REPORTS } from '@/lib/server/reports/registry';
import { reportParameters } from '@/lib/server/reports/report-parameters';
import { parseReportCommand } from './command-line';
import { overviewHelp, reportHelp } from './help';

const parsed = (line: string) => {
  const { report, ...rest } = parseReportCommand(line.split(' '));
  return { report: report.name, ...rest };
};

it.each([
  ['bulk --detailed --out file.csv', { report: 'bulk', format: 'csv', input: { detailed: 'true' }, out: 'file.csv' }],
  [
    'usage --start 2026-11-01 --end 2026-11-02 --meter 12:1 --granularity day --account east --no-wait',
    {
      report: 'usage',
      input: { start: '2026-11-01', end: '2026-11-02', meter: '12:1', granularity: 'day' },
      account: 'east',
      waits: false,
    },
  ],
  ['partner --output-dir bundle', { report: 'partner', format: 'zip', folder: 'bundle', waits: true }],
  ['premises --with-users --format excel', { format: 'csv', input: { withUsers: 'true', bom: 'true' } }],
  ['meters --out - --format jsonl', { format: 'jsonl', out: '-' }],
  ['account --out mine.json', { format: 'json', account: undefined }],
])('%s', (line, expected) => {
  expect(parsed(line)).toMatchObject(expected);
});

it.each([
  [
    '--csv-output-file generated/premise_listing.csv premise',
    { report: 'premises', out: 'generated/premise_listing.csv' },
  ],
  ['--csv-output-file generated/output.csv bulk', { report: 'bulk', out: 'generated/output.csv', format: 'csv' }],
  [
    '--csv-output-file generated/output.csv bulk --detailed',
    { report: 'bulk', out: 'generated/output.csv', input: { detailed: 'true' } },
  ],
  [
    '--csv-output-file generated/output.csv meter status --detailed',
    { report: 'meters', out: 'generated/output.csv', input: { detailed: 'true' } },
  ],
  [
    '--output-dir generated --csv-output-file meter_summary.csv meter usage 2020-12-22 2021-01-12 --granularity hour',
    {
      ...{ report: 'usage', folder: 'generated', out: 'meter_summary.csv', unpacks: true, format: 'zip' },
      input: { start: '2020-12-22', end: '2021-01-12', granularity: 'hour' },
    },
  ],
  [
    '--csv-output-file generated/meter_usage.12.csv meter usage 2020-08-18 2020-12-22 --meter-id 12:1 --granularity day',
    { report: 'usage', out: 'generated/meter_usage.12.csv', unpacks: false, format: 'csv', input: { meter: '12:1' } },
  ],
  [
    '--output-dir generated/xe_summit grid readings 2022-01-20 2022-01-21 --gateway-id 84cca8322ae4',
    { report: 'grid-readings', folder: 'generated/xe_summit', unpacks: false, input: { gateway: '84cca8322ae4' } },
  ],
  [
    '--output-dir generated grid readings 2022-01-20 2022-01-21',
    { report: 'grid-readings', folder: 'generated', unpacks: true },
  ],
  [
    '--quiet --timezone MST report monthly 2021-09 --include-per-meter-sum',
    {
      ...{ report: 'monthly', quiet: true, input: { month: '2021-09', perMeterSum: 'true' } },
      notes: ['--timezone: each premise’s own time zone is used.'],
    },
  ],
  ['gateway', { report: 'gateways' }],
  ['meter readings 2022-01-20 2022-01-21 --meter-id 12:1', { report: 'readings', input: { meter: '12:1' } }],
  ['meter baseline-series 2022-01-20 2022-01-21 --output-dir x', { report: 'baseline', unpacks: true }],
  ['meter average-series 2022-01-20 2022-01-21 --step 1 --output-dir x', { report: 'average' }],
  ['meter check-for-water-reversals', { report: 'water-reversals' }],
  ['worklist --status all --format json', { report: 'worklist', format: 'json', input: { status: 'all' } }],
  ['premise --csv-output-file out.csv', { report: 'premises', out: 'out.csv' }],
  ['meter status --detailed', { report: 'meters', input: { detailed: 'true' } }],
  [
    'meter usage 2020-08-18 2020-12-22 --meter-id 12:1 --granularity day',
    { report: 'usage', input: { start: '2020-08-18', end: '2020-12-22', meter: '12:1', granularity: 'day' } },
  ],
  ['grid latest', { report: 'grid-latest' }],
  ['grid readings 2022-01-20 2022-01-21 --gateway-id 84', { report: 'grid-readings', input: { gateway: '84' } }],
  ['report monthly 2021-09', { report: 'monthly', input: { month: '2021-09' } }],
  ['report health', { report: 'health' }],
])('accepts a command of the vendor’s client: %s', (line, expected) => {
  expect(parsed(line)).toMatchObject(expected);
});

it.each([
  'nothing',
  'bulk extra',
  'usage 2026-11-01 2026-11-02 2026-11-03',
  'bulk --format pdf',
  'bulk --granularity day',
  'bulk --detailed=yes',
  'usage --start',
])('rejects: %s', (line) => {
  expect(() => parsed(line)).toThrow();
});

it('describes every report and every parameter', () => {
  for (const report of REPORTS) {
    expect(overviewHelp()).toContain(report.name);
    for (const { name, description: about } of reportParameters(report)) {
      expect(about, `${report.name} ${name}`).not.toBe('');
      if (name !== 'account') expect(reportHelp(report)).toContain(about);
    }
  }
  const help = reportHelp(parseReportCommand(['usage']).report);
  expect(help).toContain('--granularity <choice>');
  expect(help).toContain('--start <start>');
});
