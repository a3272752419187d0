import { expect, type Page } from '@playwright/test';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { requestsOf } from '../fixtures/cloud';
import { focusHydrated } from '../fixtures/hydrated';
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
  await page.getByRole('button', { name: 'Details' }).click();
  const rows = page.getByRole('region', { name: /Electricity/ }).getByRole('row');
  await expect(rows).not.toHaveCount(0);
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
  return cells.slice(1);
}

test('a day by the hour shows the cloud’s total, typical amount and difference', async ({ page, as }) => {
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

test('a day has the same total whatever its detail, also today', async ({ page, as }) => {
  await as('alex@example.com');
  for (const start of [DAY, isoLocalDay(MAPLE.zone)]) {
    await page.goto(usagePath(POWER, `range=day&start=${start}&granularity=hour&table=1`));
    const totals = new Set<string>();
    for (const [detail, granularity, rows] of [
      ['15 minutes', 'fifteenminute', 96],
      ['Hour', 'hour', 24],
      ['Two hours', 'bihour', 12],
    ] as const) {
      await page.getByLabel('Detail', { exact: true }).selectOption(detail);
      await expect(page).toHaveURL(new RegExp(`range=day.*granularity=${granularity}`));
      if (start === DAY) await expect(page.getByText(`${rows} rows`)).toBeVisible();
      await expect(page.locator('dl[aria-busy=false]').first()).toContainText('Difference');
      const text = (await page.locator('dl[aria-busy=false]').first().textContent()) ?? '';
      // How many intervals they are is another number for each, and the forecast comes after the totals.
      totals.add(text.replace(/Over .*?(hours|periods)|Expected by.*/g, ''));
    }
    expect([...totals]).toHaveLength(1);
  }
});

test('a month is shown by day and a year by month', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, `${dayView}&table=1`));
  await page.getByRole('radio', { name: 'Month', exact: true }).first().click();
  await expect(page).toHaveURL(/range=month.*granularity=day/);
  const month = new URL(page.url()).searchParams;
  const [start, end] = [month.get('start') ?? '', month.get('end') ?? ''];
  const days = expectedBuckets(POWER, 'usage', 'day', start, end).filter((bucket) => bucket.from * 60_000 < Date.now());
  await expect(page.getByText(new RegExp(`^${days.length} rows?$`))).toBeVisible();
  // Of today it has what was known when it was fetched, less than an hour ago.
  const lessThanAnHour = 3;
  const used = totalUsage(expectedBuckets(POWER, 'usage', 'day', start, end));
  await expect.poll(async () => Math.abs((await total(page, 'Used')) - used)).toBeLessThan(lessThanAnHour);

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
  await page.goto(usagePath(POWER, 'range=day&start=2025-11-02&end=2025-11-03&granularity=hour&table=1'));
  await expect(page.getByText('25 rows')).toBeVisible();
  await page.goto(usagePath(POWER, 'range=day&start=2025-03-09&end=2025-03-10&granularity=hour&table=1'));
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
  await focusHydrated(cursor);
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

test('gas and water can be shown in metric units', async ({ page, as }) => {
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

test('a home has a tab for each commodity, and keeps the view from one to the next @phone', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(`/premises/${MAPLE.id}/usage?${dayView}`);
  const tabs = page.getByRole('navigation', { name: 'Commodity' }).getByRole('link');
  await expect(tabs).toHaveText(['Electricity', 'Gas', 'Water']);
  await tabs.filter({ hasText: 'Water' }).click();
  await expect(page).toHaveURL(/commodity=water/);
  await expect(page).toHaveURL(new RegExp(`start=${DAY}`));
  const water = expectedBuckets(meterOfType(MAPLE, 'water'), 'usage', 'hour', DAY, NEXT);
  await expect.poll(() => total(page, 'Used')).toBeCloseTo(totalUsage(water), 0);

  // Another page of the phone: the picture is on the first screen.
  await page.goto(`/premises/${MAPLE.id}/usage`);
  const plot = await page.locator('.plot-area').boundingBox();
  if (page.viewportSize()?.width === 390) expect(plot?.y).toBeLessThan(300);
});

test('the address of a meter’s old page leads to its usage, with its view', async ({ page, as }) => {
  await as('alex@example.com');
  const id = encodeURIComponent(POWER.id);
  await page.goto(`/premises/${MAPLE.id}/meters/${id}?${dayView}&table=1`);
  await expect(page).toHaveURL(/\/usage\?/);
  const params = new URL(page.url()).searchParams;
  expect([params.get('meter'), params.get('start'), params.get('table')]).toEqual([POWER.id, DAY, '1']);
  await expect(page.getByText('Over 24 hours')).toBeVisible();
});

test('usage is compared with other days, by matched hours, and the address says so', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, dayView));
  await page.getByLabel('Compare with').selectOption('Previous day');
  await expect(page).toHaveURL(/compare=previous/);
  const before = expectedBuckets(POWER, 'usage', 'hour', isoLocalDay(MAPLE.zone, -4), DAY);
  const used = totalUsage(expectedBuckets(POWER, 'usage', 'hour', DAY, NEXT));
  const title = AMERICAN_FORMATS.namedDay(isoLocalDay(MAPLE.zone, -4));
  await expect.poll(() => total(page, title)).toBeCloseTo(totalUsage(before), 1);
  expect(await total(page, 'Difference')).toBeCloseTo(used - totalUsage(before), 1);

  await page.getByLabel('Compare with').selectOption('Last year, same weekdays');
  await expect(page).toHaveURL(/compare=year-weekday/);
  const year = expectedBuckets(POWER, 'usage', 'hour', isoLocalDay(MAPLE.zone, -367), isoLocalDay(MAPLE.zone, -366));
  await expect
    .poll(() => total(page, AMERICAN_FORMATS.namedDate(isoLocalDay(MAPLE.zone, -367))))
    .toBeCloseTo(totalUsage(year), 1);
  await page.getByLabel('Compare with').selectOption('Comparable homes');
  const homes = expectedBuckets(POWER, 'average', 'hour', DAY, NEXT);
  await expect.poll(() => total(page, 'Comparable homes')).toBeCloseTo(totalUsage(homes), 1);
});

test('a meter can be named, and is shown by its name', async ({ page, asNew }) => {
  await asNew('alex@example.com');
  const desert = premiseNamed('alex@example.com', 'Desert');
  const charger = meterOfType(desert, 'power_sub');
  await page.goto(`/premises/${desert.id}/usage?table=1`);
  await page.getByLabel('Meter', { exact: true }).selectOption('Sub-meter');
  await expect(page.getByRole('definition').filter({ hasText: charger.id })).toBeVisible();
  await page.getByLabel('Your name for this meter').fill('Car charger');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByLabel('Meter', { exact: true }).locator('option:checked')).toHaveText('Car charger');
  await page.reload();
  await expect(page.getByLabel('Meter', { exact: true }).locator('option:checked')).toHaveText('Car charger');
  await page.getByLabel('Your name for this meter').fill('');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByLabel('Meter', { exact: true }).locator('option:checked')).toHaveText('Sub-meter');
});

test('solar says where it went, as far as the meters know', async ({ page, as }) => {
  await as('alex@example.com');
  const desert = premiseNamed('alex@example.com', 'Desert');
  const [start, end] = [isoLocalDay(desert.zone, -3), isoLocalDay(desert.zone, -2)];
  await page.goto(`/premises/${desert.id}/usage?commodity=solar&range=day&start=${start}&end=${end}&granularity=hour`);
  const made = totalUsage(expectedBuckets(meterOfType(desert, 'power_gen'), 'usage', 'hour', start, end));
  await expect.poll(() => total(page, 'Made')).toBeCloseTo(made, 1);
  const card = page.getByRole('region', { name: 'Solar energy' });
  for (const text of ['Used at home', 'Sold', 'Bought', 'Self-sufficiency', 'cancels out']) {
    await expect(card.getByText(text).first()).toBeVisible();
  }
});

test('steps stop where the data begins, and at today', async ({ page, as }) => {
  await as('alex@example.com');
  const first = new Date(POWER.created * 60_000).toISOString().slice(0, 10);
  await page.goto(usagePath(POWER, `range=month&start=${first}`));
  // Enabled: the page hears keys now.
  await expect(page.getByRole('button', { name: 'Next month' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Previous month' })).toBeDisabled();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`start=${first}`));
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(new RegExp(`start=${first}`));
});

test('walking back 60 days costs at most four requests', async ({ page, asNew, cloud }) => {
  test.setTimeout(120_000);
  const account = await asNew('alex@example.com');
  await page.goto(usagePath(POWER));
  await expect(page.locator('dl[aria-busy=false]').first()).toBeVisible();
  // Keys are heard from then on.
  await expect(page.getByRole('radio', { name: 'Day', exact: true }).first()).toBeEnabled();
  await cloud.forgetRequests();
  for (let day = 1; day <= 60; day += 1) {
    await page.keyboard.press('ArrowLeft');
    await expect(page).toHaveURL(new RegExp(`start=${isoLocalDay(MAPLE.zone, -day)}`));
    await expect(
      page.getByText('Over 24 hours').or(page.getByText('Over 23 of 24 hours')).or(page.getByText('Over 25 hours')),
    ).toBeVisible();
  }
  expect((await requestsOf(cloud, account)).length).toBeLessThanOrEqual(4);
});
