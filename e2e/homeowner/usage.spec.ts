import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures/test';
import { expectedBuckets, isoLocalDay, meterOfType, premiseNamed, totalUsage, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
/** A whole day that is over, so that its numbers do not move. */
const DAY = isoLocalDay(MAPLE.zone, -3);
const NEXT = isoLocalDay(MAPLE.zone, -2);
const dayView = `range=day&start=${DAY}&end=${NEXT}&granularity=hour`;

/** The figure under a label of the totals, as a number. */
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

test('a day in hours: total, usual and difference are the cloud’s own numbers @phone', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  const used = expectedBuckets(POWER, 'usage', 'hour', DAY, NEXT);
  const usual = expectedBuckets(POWER, 'baseline', 'hour', DAY, NEXT);
  await expect(page.getByRole('heading', { level: 1, name: 'Electricity' })).toBeVisible();
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  expect(await total(page, 'Used')).toBeCloseTo(totalUsage(used), 1);
  await expect.poll(() => total(page, 'Usual')).toBeCloseTo(totalUsage(usual), 1);
  expect(await total(page, 'Difference')).not.toBeNaN();
  await expect(page.getByRole('figure')).toBeVisible();
});

test('the table is the chart’s twin, row by row', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  const rows = await tableRows(page);
  const truth = expectedBuckets(POWER, 'usage', 'hour', DAY, NEXT);
  expect(rows).toHaveLength(truth.length);
  for (const [index, { usage }] of truth.entries()) {
    expect(Number(rows[index]?.[1]?.replace(/[^\d.]/g, ''))).toBeCloseTo(usage ?? 0, 1);
  }
});

for (const [name, granularity, range, intervals] of [
  ['15 min', 'fifteenminute', 'day', 96],
  ['1 h', 'hour', 'day', 24],
  ['2 h', 'bihour', 'day', 12],
] as const) {
  test(`a day by ${name} adds up to the same`, async ({ page, as }) => {
    await as('alex@example.com');
    await page.goto(usagePath(POWER, dayView));
    await expect(page.getByText('Over 24 hours')).toBeVisible();
    await page.getByRole('radio', { name }).click({ force: true });
    await expect(page).toHaveURL(new RegExp(`range=${range}.*granularity=${granularity}`));
    await expect(page.getByText(`${intervals} rows`)).toBeVisible();
    expect(await total(page, 'Used')).toBeCloseTo(
      totalUsage(expectedBuckets(POWER, 'usage', granularity, DAY, NEXT)),
      1,
    );
  });
}

test('month by day and year by month', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  await page.getByRole('radio', { name: 'Month', exact: true }).first().click({ force: true });
  await expect(page).toHaveURL(/range=month.*granularity=day/);
  const month = new URL(page.url()).searchParams;
  const [start, end] = [month.get('start') ?? '', month.get('end') ?? ''];
  const days = expectedBuckets(POWER, 'usage', 'day', start, end).filter((bucket) => bucket.from * 60_000 < Date.now());
  await expect(page.getByText(new RegExp(`^${days.length} rows?$`))).toBeVisible();
  await expect
    .poll(() => total(page, 'Used'))
    .toBeCloseTo(totalUsage(expectedBuckets(POWER, 'usage', 'day', start, end)), 0);

  await page.getByRole('radio', { name: 'Year' }).click({ force: true });
  await expect(page).toHaveURL(/range=year.*granularity=month/);
  // The year of a day that was three days ago: in the first days of January a whole one.
  await expect(page.getByText(/^(1?\d) rows?$/)).toBeVisible();
});

test('previous, next and today walk the calendar, and the address is the view @phone', async ({ page, as }) => {
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

test('any dates, and what is wrong with dates that make no sense', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  await page.getByRole('radio', { name: 'Dates' }).click({ force: true });
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

test('a day with a changed clock has its own number of hours', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, 'range=day&start=2025-11-02&end=2025-11-03&granularity=hour'));
  await expect(page.getByText('25 rows')).toBeVisible();
  await page.goto(usagePath(POWER, 'range=day&start=2025-03-09&end=2025-03-10&granularity=hour'));
  await expect(page.getByText('23 rows')).toBeVisible();
});

test('days that were never measured are gaps, not zeros', async ({ page, as }) => {
  await as('lee@example.com');
  const hillside = premiseNamed('lee@example.com', 'Hillside');
  const gas = meterOfType(hillside, 'gas');
  const [start, end] = [isoLocalDay(hillside.zone, -30), isoLocalDay(hillside.zone, -2)];
  const silent = expectedBuckets(gas, 'usage', 'day', start, end).filter((bucket) => bucket.usage === null).length;
  expect(silent, 'the sandbox has silent days').toBeGreaterThan(0);
  await page.goto(usagePath(gas, `range=dates&start=${start}&end=${end}&granularity=day`));
  await expect(page.getByText(new RegExp(`Partial: ${silent} of 28 days (has|have) no reading`))).toBeVisible();
});

test('a meter that came later says from when on', async ({ page, as }) => {
  await as('lee@example.com');
  const hillside = premiseNamed('lee@example.com', 'Hillside');
  const newer = hillside.meters.filter((meter) => meter.type === 'power').sort((a, b) => b.created - a.created)[0];
  if (!newer) throw new Error('no replaced meter');
  const [start, end] = [isoLocalDay(hillside.zone, -40), isoLocalDay(hillside.zone, -2)];
  await page.goto(usagePath(newer, `range=dates&start=${start}&end=${end}&granularity=day`));
  await expect(page.getByText(/The first \d+ days lie before this meter/)).toBeVisible();
});

test('the chart can be read with the keyboard', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  const cursor = page.getByRole('slider', { name: 'Interval in the chart' });
  await cursor.focus();
  await page.keyboard.press('ArrowLeft');
  const before = await cursor.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).not.toHaveAttribute('aria-valuetext', before ?? '');
});

test('what goes out to the grid is below zero', async ({ page, as }) => {
  await as('alex@example.com');
  const desert = premiseNamed('alex@example.com', 'Desert');
  const net = meterOfType(desert, 'power_net');
  const [start, end] = [isoLocalDay(desert.zone, -3), isoLocalDay(desert.zone, -2)];
  await page.goto(usagePath(net, `range=day&start=${start}&end=${end}&granularity=hour`));
  const sum = totalUsage(expectedBuckets(net, 'usage', 'hour', start, end));
  await expect.poll(() => total(page, 'Net total')).toBeCloseTo(sum, 1);
});

test('gas and water in metric units, by choice: the same amounts, the register as on the meter @phone', async ({
  page,
  as,
}) => {
  const water = meterOfType(MAPLE, 'water');
  const litres = totalUsage(expectedBuckets(water, 'usage', 'hour', DAY, NEXT)) * 3.785411784;
  await as('alex@example.com');
  await page.goto(usagePath(water, `${dayView}&table=1`));
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('radio', { name: 'm³, L' }).check();
  await page.keyboard.press('Escape');
  // Chosen once, for this page and for those that follow.
  for (const again of [false, true]) {
    if (again) await page.reload();
    await expect(page.getByText('Over 24 hours')).toBeVisible();
    await expect.poll(() => total(page, 'Used')).toBeCloseTo(litres, 0);
    await expect(page.getByRole('columnheader', { name: 'Used (L)' })).toBeVisible();
    await expect(page.getByText(/in the file in the meter’s own gal/)).toBeVisible();
  }
  await page.goto('/premises');
  await expect(page.getByText(/L\/h/).first()).toBeVisible();
});
