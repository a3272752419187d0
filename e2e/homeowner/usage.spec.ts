import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures/test';
import { expectedBuckets, isoLocalDay, meterOfType, premiseNamed, totalUsage, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
/** A day in the past, so that its numbers do not change. */
const DAY = isoLocalDay(MAPLE.zone, -3);
const NEXT = isoLocalDay(MAPLE.zone, -2);
const dayView = `range=day&start=${DAY}&end=${NEXT}&granularity=hour`;

/** Returns the value below a label in the totals, as a number. */
async function total(page: Page, label: string): Promise<number> {
  const fact = page.locator('dl > div').filter({ has: page.getByRole('term').filter({ hasText: label }) });
  const text = (await fact.getByRole('definition').first().textContent()) ?? '';
  return Number(text.replace(/[^\d.−-]/g, '').replace('−', '-'));
}

async function tableRows(page: Page): Promise<string[][]> {
  await page.getByRole('button', { name: 'Show table' }).click();
  const rows = page.getByRole('region', { name: /Electricity/ }).getByRole('row');
  await expect(rows).not.toHaveCount(0);
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
  return cells.slice(1);
}

test('a day by the hour shows the cloud’s total, typical amount and difference @phone', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  const used = expectedBuckets(POWER, 'usage', 'hour', DAY, NEXT);
  const typical = expectedBuckets(POWER, 'baseline', 'hour', DAY, NEXT);
  await expect(page.getByRole('heading', { level: 1, name: 'Electricity' })).toBeVisible();
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  expect(await total(page, 'Used')).toBeCloseTo(totalUsage(used), 1);
  await expect.poll(() => total(page, 'Typical')).toBeCloseTo(totalUsage(typical), 1);
  expect(await total(page, 'Difference')).not.toBeNaN();
  await expect(page.getByRole('figure')).toBeVisible();
});

test('the table has the chart’s rows', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  const rows = await tableRows(page);
  const expected = expectedBuckets(POWER, 'usage', 'hour', DAY, NEXT);
  expect(rows).toHaveLength(expected.length);
  for (const [index, { usage }] of expected.entries()) {
    expect(Number(rows[index]?.[1]?.replace(/[^\d.]/g, ''))).toBeCloseTo(usage ?? 0, 1);
  }
});

for (const [name, granularity, range, intervals] of [
  ['15 min', 'fifteenminute', 'day', 96],
  ['1 h', 'hour', 'day', 24],
  ['2 h', 'bihour', 'day', 12],
] as const) {
  test(`a day by ${name} has the same total`, async ({ page, as }) => {
    await as('alex@example.com');
    await page.goto(usagePath(POWER, dayView));
    await expect(page.getByText('Over 24 hours')).toBeVisible();
    await page.getByRole('radio', { name }).click();
    await expect(page).toHaveURL(new RegExp(`range=${range}.*granularity=${granularity}`));
    await expect(page.getByText(`${intervals} rows`)).toBeVisible();
    expect(await total(page, 'Used')).toBeCloseTo(
      totalUsage(expectedBuckets(POWER, 'usage', granularity, DAY, NEXT)),
      1,
    );
  });
}

test('a month is shown by day and a year by month', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  await page.getByRole('radio', { name: 'Month', exact: true }).first().click();
  await expect(page).toHaveURL(/range=month.*granularity=day/);
  const month = new URL(page.url()).searchParams;
  const [start, end] = [month.get('start') ?? '', month.get('end') ?? ''];
  const days = expectedBuckets(POWER, 'usage', 'day', start, end).filter((bucket) => bucket.from * 60_000 < Date.now());
  await expect(page.getByText(new RegExp(`^${days.length} rows?$`))).toBeVisible();
  await expect
    .poll(() => total(page, 'Used'))
    .toBeCloseTo(totalUsage(expectedBuckets(POWER, 'usage', 'day', start, end)), 0);

  await page.getByRole('radio', { name: 'Year' }).click();
  await expect(page).toHaveURL(/range=year.*granularity=month/);
  // The year of three days ago: in the first days of January, a full year.
  await expect(page.getByText(/^(1?\d) rows?$/)).toBeVisible();
});

test('previous, next and today change the period, and the address stores the view @phone', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  const title = page.getByRole('navigation', { name: 'Period' }).getByRole('heading');
  const first = (await title.textContent()) ?? '';
  await page.getByRole('button', { name: 'Previous day' }).click();
  await expect(page).toHaveURL(new RegExp(`start=${isoLocalDay(MAPLE.zone, -4)}`));
  await expect(title).not.toHaveText(first);
  await page.getByRole('button', { name: 'Next day' }).click();
  await expect(title).toHaveText(first);
  await page.goBack();
  await expect(title).not.toHaveText(first);
  const shared = page.url();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(page).toHaveURL(new RegExp(`start=${isoLocalDay(MAPLE.zone)}`));
  await expect(page.getByRole('button', { name: 'Next day' })).toBeDisabled();

  const other = await page.context().newPage();
  await other.goto(shared);
  await expect(other.getByRole('navigation', { name: 'Period' }).getByRole('heading')).not.toHaveText(first);
  await expect(other).toHaveURL(shared);
});

test('shows a range of dates and explains invalid dates', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  await page.getByRole('radio', { name: 'Dates' }).click();
  await page.getByLabel('First day').fill(isoLocalDay(MAPLE.zone, -2));
  await page.getByLabel('Last day').fill(isoLocalDay(MAPLE.zone, -5));
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The last day must not be before the first.' })).toBeVisible();
  await page.getByLabel('First day').fill(isoLocalDay(MAPLE.zone, -6));
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(
    new RegExp(`range=dates&start=${isoLocalDay(MAPLE.zone, -6)}&end=${isoLocalDay(MAPLE.zone, -4)}`),
  );
});

test('a day with a clock change has 23 or 25 hours', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, 'range=day&start=2025-11-02&end=2025-11-03&granularity=hour'));
  await expect(page.getByText('25 rows')).toBeVisible();
  await page.goto(usagePath(POWER, 'range=day&start=2025-03-09&end=2025-03-10&granularity=hour'));
  await expect(page.getByText('23 rows')).toBeVisible();
});

test('days without readings are gaps, not zeros', async ({ page, as }) => {
  await as('lee@example.com');
  const hillside = premiseNamed('lee@example.com', 'Hillside');
  const gas = meterOfType(hillside, 'gas');
  const [start, end] = [isoLocalDay(hillside.zone, -30), isoLocalDay(hillside.zone, -2)];
  const missing = expectedBuckets(gas, 'usage', 'day', start, end).filter((bucket) => bucket.usage === null).length;
  expect(missing, 'the sandbox has days without readings').toBeGreaterThan(0);
  await page.goto(usagePath(gas, `range=dates&start=${start}&end=${end}&granularity=day`));
  await expect(page.getByText(new RegExp(`^${missing} of 28 days (has|have) no reading`))).toBeVisible();
});

test('a meter installed later shows when its data starts', async ({ page, as }) => {
  await as('lee@example.com');
  const hillside = premiseNamed('lee@example.com', 'Hillside');
  const replacement = hillside.meters
    .filter((meter) => meter.type === 'power')
    .sort((a, b) => b.created - a.created)[0];
  if (!replacement) throw new Error('no replaced meter');
  const [start, end] = [isoLocalDay(hillside.zone, -40), isoLocalDay(hillside.zone, -2)];
  await page.goto(usagePath(replacement, `range=dates&start=${start}&end=${end}&granularity=day`));
  await expect(page.getByText(/^Data starts /)).toBeVisible();
});

test('the chart’s values can be read by keyboard', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  const cursor = page.getByRole('slider', { name: 'Point in the chart' });
  await cursor.focus();
  await page.keyboard.press('ArrowLeft');
  const before = await cursor.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).not.toHaveAttribute('aria-valuetext', before ?? '');
});

test('energy sent to the grid is below zero', async ({ page, as }) => {
  await as('alex@example.com');
  const desert = premiseNamed('alex@example.com', 'Desert');
  const net = meterOfType(desert, 'power_net');
  const [start, end] = [isoLocalDay(desert.zone, -3), isoLocalDay(desert.zone, -2)];
  await page.goto(usagePath(net, `range=day&start=${start}&end=${end}&granularity=hour`));
  const sum = totalUsage(expectedBuckets(net, 'usage', 'hour', start, end));
  await expect.poll(() => total(page, 'Net total')).toBeCloseTo(sum, 1);
});

test('gas and water can be shown in metric units @phone', async ({ page, as }) => {
  const water = meterOfType(MAPLE, 'water');
  const liters = totalUsage(expectedBuckets(water, 'usage', 'hour', DAY, NEXT)) * 3.785411784;
  await as('alex@example.com');
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'm³, L' }).check();
  await page.goto(usagePath(water, `${dayView}&table=1`));
  // The choice persists after a reload.
  for (const reload of [false, true]) {
    if (reload) await page.reload();
    await expect(page.getByText('Over 24 hours')).toBeVisible();
    await expect.poll(() => total(page, 'Used')).toBeCloseTo(liters, 0);
    await expect(page.getByRole('columnheader', { name: 'Used (L)' })).toBeVisible();
    await expect(page.getByText(/the file is in gal$/)).toBeVisible();
  }
  await page.goto('/premises');
  await expect(page.getByText(/L\/h/).first()).toBeVisible();
});
