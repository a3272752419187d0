import { expect, type Page } from '@playwright/test';
import { collectPageErrors } from '../fixtures/check-page';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const DAY = `range=day&start=${isoLocalDay(MAPLE.zone, -3)}&end=${isoLocalDay(MAPLE.zone, -2)}&granularity=hour&table=1`;

/** Chooses a format, and waits until its cookie is stored: browsers write cookies of scripts in the background. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const select = page.getByLabel(label, { exact: true });
  await select.selectOption(option);
  await expect(select.locator('option:checked')).toHaveText(option);
  await page.evaluate(() => document.cookie);
}

test('formats can be chosen, hold at once and after a reload, and can follow the browser again', async ({
  page,
  as,
}) => {
  const errors = collectPageErrors(page);
  await as('alex@example.com');
  await page.goto(usagePath(POWER, DAY));
  const midnight = page.getByRole('rowheader', { name: '12–1 AM', exact: true });
  await expect(midnight).toBeVisible();

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  const example = page.getByText('Example:');
  await expect(example).toContainText('Sat, Nov 28, 2:15 PM; 23,395.2 kWh, 3%');
  await choose(page, 'Time', '14:15');
  await choose(page, 'Numbers', '23.395,2');
  await expect(example).toContainText('Sat, Nov 28, 14:15; 23.395,2 kWh, 3%');

  await page.goto(usagePath(POWER, DAY));
  await expect(page.getByRole('rowheader', { name: '00:00–01:00', exact: true })).toBeVisible();
  await page.goto('/settings');
  await choose(page, 'Time', 'Automatic (2:15 PM)');
  await page.goto(usagePath(POWER, DAY));
  await expect(midnight).toBeVisible();
  expect(errors).toEqual([]);
});

test('the first day of the week is the viewer’s, and a shared week stays as it is', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/settings');
  await choose(page, 'First day of the week', 'Monday');
  const weekdayOfStart = () => new Date(new URL(page.url()).searchParams.get('start') ?? '').getUTCDay();
  await page.goto(usagePath(POWER, `range=day&start=${isoLocalDay(MAPLE.zone, -3)}`));
  await page.getByRole('radio', { name: 'Week' }).click();
  await expect.poll(weekdayOfStart).toBe(1);
  const shared = page.url();
  await page.goto('/settings');
  await choose(page, 'First day of the week', 'Sunday');
  await page.goto(shared);
  await expect(page.getByRole('radio', { name: 'Week' })).toBeChecked();
  await expect(page).toHaveURL(shared);
  await page.getByRole('button', { name: 'Previous week' }).click();
  await expect.poll(weekdayOfStart).toBe(1);
});

test('a browser in another language gets its formats from the server on', async ({ browser, site, as, page }) => {
  await as('alex@example.com');
  const german = await browser.newContext({ locale: 'de-DE', storageState: await page.context().storageState() });
  const other = await german.newPage();
  const errors = collectPageErrors(other);
  await other.goto(`${site.url}${usagePath(POWER, DAY)}`);
  await expect(other.getByRole('rowheader', { name: '00:00–01:00', exact: true })).toBeVisible();
  await expect(other.getByRole('cell', { name: /^\d{1,2}\.\d{3},\d+$/ }).first()).toBeVisible();
  await other.waitForLoadState('networkidle');
  expect(errors, 'server and browser write alike').toEqual([]);
  await german.close();
});

test('titles of pages name the home and the meter', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(`/premises/${MAPLE.id}`);
  await expect(page).toHaveTitle(/^Maple Street · Copper Dashboard$/);
  await page.goto(usagePath(POWER, DAY));
  await expect(page).toHaveTitle(/^Electricity · Maple Street · Copper Dashboard$/);
});
