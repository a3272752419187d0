import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { checkPage, collectPageErrors } from '../fixtures/check-page';
import { parseCsv } from '../fixtures/csv';
import { focusHydrated } from '../fixtures/hydrated';
import { test } from '../fixtures/test';
import { expectedBuckets, isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const [START, END] = [isoLocalDay(MAPLE.zone, -16), isoLocalDay(MAPLE.zone, -2)];
const DAYS = `range=dates&start=${START}&end=${END}&granularity=day`;

test('each view is named by the address, without axe violations or sideways scroll', async ({ page, as }) => {
  test.setTimeout(150_000);
  const errors = collectPageErrors(page);
  await as('alex@example.com');
  for (const [view, heading] of [
    ['heat', /^When it was used/],
    ['load', /^How long each load lasted/],
    ['peaks', /^Highest demand/],
    ['days', /^Days with the most/],
  ] as const) {
    await page.goto(usagePath(POWER, `${DAYS}&view=${view}`));
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await page.getByRole('button', { name: 'Show table' }).first().click();
    await checkPage(page);
    expect(errors, view).toEqual([]);
  }
});

test('the file of top days ranks the cloud’s days, and the choice stays in the address', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, DAYS));
  await page.getByRole('radio', { name: 'Top days' }).check();
  await expect(page).toHaveURL(/view=days/);
  await expect(page.getByRole('heading', { name: /^Days with the most/ })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).first().click(),
  ]);
  const [head, ...rows] = parseCsv(await readFile(await file.path(), 'utf8'));
  expect(head).toEqual(['day', 'kWh']);
  const expected = expectedBuckets(POWER, 'usage', 'day', START, END).map(({ usage }) => usage ?? 0);
  expected.sort((a, b) => b - a);
  expect(rows).toHaveLength(expected.length);
  for (const [index, sum] of expected.entries()) expect(Number(rows[index]?.[1])).toBeCloseTo(sum, 1);
});

test('arrow keys walk through the hours of the heat map', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, `${DAYS}&view=heat`));
  const hours = page.getByRole('slider', { name: 'Hour in the heat map' });
  const before = await hours.getAttribute('aria-valuetext');
  await focusHydrated(hours);
  await page.keyboard.press('ArrowRight');
  await expect(hours).not.toHaveAttribute('aria-valuetext', before ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(hours).toHaveAttribute('aria-valuetext', before ?? '');
});
