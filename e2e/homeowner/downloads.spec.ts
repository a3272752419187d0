import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page } from '@playwright/test';
import { parseCsv, parseCsvRecords } from '../fixtures/csv';
import { test } from '../fixtures/test';
import {
  expectedBuckets,
  isoLocalDay,
  localTime,
  meterOfType,
  premiseNamed,
  totalUsage,
  usagePath,
  world,
} from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const [START, END] = [isoLocalDay(MAPLE.zone, -4), isoLocalDay(MAPLE.zone, -2)];

async function saveFile(page: Page, download: () => Promise<void>): Promise<{ file: Download; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), download()]);
  return { file, text: await readFile(await file.path(), 'utf8') };
}

test('the usage file has the rows on the screen', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, `range=dates&start=${START}&end=${END}&granularity=hour`));
  await page.getByRole('button', { name: 'Details' }).click();
  const { file, text } = await saveFile(page, () => page.getByRole('link', { name: 'Download CSV' }).click());
  const last = isoLocalDay(MAPLE.zone, -3);
  expect(file.suggestedFilename()).toBe(`Maple_Street.Electricity.${POWER.id.replace(':', '_')}.${START}_${last}.csv`);
  const [head, ...rows] = parseCsv(text);
  expect(head?.slice(0, 3)).toEqual(['timestamp', 'energy', 'power']);
  const expected = expectedBuckets(POWER, 'usage', 'hour', START, END);
  expect(rows).toHaveLength(expected.length);
  for (const [index, bucket] of expected.entries()) {
    const [time, energy, power] = rows[index] ?? [];
    expect(time).toBe(localTime(bucket, MAPLE.zone));
    expect(energy).toBe(bucket.usage === null ? '' : String(bucket.usage));
    expect(power).toBe(bucket.power === null ? '' : String(bucket.power));
  }
});

test('the usage file has empty cells for missing readings, never 0', async ({ page, as }) => {
  await as('lee@example.com');
  const hillside = premiseNamed('lee@example.com', 'Hillside');
  const gas = meterOfType(hillside, 'gas');
  const [start, end] = [isoLocalDay(hillside.zone, -30), isoLocalDay(hillside.zone, -2)];
  const query = new URLSearchParams({ meter: gas.id, start, end, granularity: 'day' });
  const response = await page.request.get(`/api/reports/usage.csv?${query}`);
  expect(response.headers()['content-type']).toMatch(/^text\/csv; *charset=utf-8/i);
  const energies = parseCsvRecords(await response.text()).map((row) => row.energy);
  const expected = expectedBuckets(gas, 'usage', 'day', start, end).map(({ usage }) =>
    usage === null ? '' : String(usage),
  );
  expect(energies).toEqual(expected);
  expect(energies).toContain('');
});

test('the usage file can have UTC offsets or UTC times, across a clock change', async ({ page, as }) => {
  await as('alex@example.com');
  const query = { meter: POWER.id, start: '2025-11-02', end: '2025-11-03', granularity: 'hour' };
  const times = async (style: string): Promise<string[]> => {
    const response = await page.request.get(
      `/api/reports/usage.csv?${new URLSearchParams({ ...query, times: style })}`,
    );
    return parseCsvRecords(await response.text()).map((row) => row.timestamp ?? '');
  };
  const offset = await times('offset');
  expect(offset).toHaveLength(25);
  expect(new Set(offset).size, 'the repeated hour has distinct times').toBe(25);
  expect((await times('utc'))[0]).toMatch(/^2025-11-02.06:00:00Z$/);
});

test('the account can be downloaded as CSV and JSON', async ({ page, as }) => {
  await as('kim@example.com');
  // The old address redirects.
  await page.goto('/downloads');
  await expect(page).toHaveURL(/\/reports$/);
  await page.getByLabel('Report', { exact: true }).selectOption('account');
  const download = page.getByRole('button', { name: 'Download', exact: true });
  const csv = await saveFile(page, () => download.click());
  const [home] = world.premisesOf('auth0|kim');
  const rows = parseCsvRecords(csv.text);
  expect(Object.keys(rows[0] ?? {})).toEqual([
    'Premise Name',
    'Meter ID',
    'Meter Type',
    'Current Value',
    'Time Received',
  ]);
  expect(rows.map((row) => row['Meter ID']).sort()).toEqual(home?.meters.map((meter) => meter.id).sort());
  expect(rows[0]?.['Premise Name']).toBe(home?.name);

  await page.getByLabel('Format', { exact: true }).selectOption('json');
  const json = await saveFile(page, () => download.click());
  const account = JSON.parse(json.text) as Record<string, unknown>;
  expect(JSON.stringify(account)).toContain(home?.meters[0]?.id);
  expect(json.file.suggestedFilename()).toMatch(/^account.*\.json$/);
});

test('negative numbers are not escaped as formulas', async ({ page, as }) => {
  await as('alex@example.com');
  const desert = premiseNamed('alex@example.com', 'Desert');
  const net = meterOfType(desert, 'power_net');
  const [start, end] = [isoLocalDay(desert.zone, -6), isoLocalDay(desert.zone, -1)];
  const query = new URLSearchParams({ meter: net.id, start, end, granularity: 'hour' });
  const text = await (await page.request.get(`/api/reports/usage.csv?${query}`)).text();
  const energies = parseCsvRecords(text).map((row) => row.energy ?? '');
  expect(energies.some((energy) => /^-\d/.test(energy))).toBe(true);
  expect(energies.reduce((sum, energy) => sum + Number(energy), 0)).toBeCloseTo(
    totalUsage(expectedBuckets(net, 'usage', 'hour', start, end)),
    4,
  );
});

test('the insights file has usage and baseline for each interval of each meter', async ({ page, as }) => {
  await as('asha@example.com');
  await page.goto('/reports');
  await page.getByLabel('Report', { exact: true }).selectOption('insights');
  const flat = premiseNamed('asha@example.com', 'Ballygunge');
  const [start, last, end] = [-4, -3, -2].map((days) => isoLocalDay(flat.zone, days)) as [string, string, string];
  await page.getByLabel('First day').fill(start);
  await page.getByLabel(/Last day/).fill(last);
  const { file, text } = await saveFile(page, () =>
    page.getByRole('button', { name: 'Download', exact: true }).click(),
  );
  expect(file.suggestedFilename()).toBe(`insights.${start}_${end}.csv`);
  const rows = parseCsvRecords(text);
  const expected = flat.meters.flatMap((meter) => expectedBuckets(meter, 'usage', 'bihour', start, end));
  expect(rows).toHaveLength(expected.length);
  expect(rows.map((row) => row.usage_result__usage)).toEqual(expected.map(({ usage }) => String(usage ?? '')));
  expect(rows.map((row) => row.usage_result__time)).toEqual(expected.map((bucket) => localTime(bucket, flat.zone)));
  const power = rows.filter((row) => row.usage_summary__meter_id === meterOfType(flat, 'power').id);
  const baseline = expectedBuckets(meterOfType(flat, 'power'), 'baseline', 'bihour', start, end);
  expect(power.map((row) => row.baseline_result__energy)).toEqual(baseline.map(({ usage }) => String(usage ?? '')));
});
