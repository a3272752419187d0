import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { requestsOf } from '../fixtures/cloud';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';

test('history can be turned on with its cost shown, paused, resumed and stopped', async ({ page, newSite }) => {
  // The requests of a backfill are paced, and the test waits for all of them.
  test.setTimeout(180_000);
  // A site of its own: history waits two minutes after a report of anyone who shares the site's limit.
  const site = await newSite();
  const { cloud } = site;
  const account = 'alex@example.com';
  await signIn(page, site, account);
  await cloud.forgetRequests();
  await page.goto(`${site.url}/settings/history`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Save your full history');
  await expect(page.getByText(/about \d+ requests, done/).first()).toBeVisible();
  // Only requests of the backfill: the previous page can still be loading its hours.
  const usage = async () =>
    (await requestsOf(cloud, account)).filter(
      ({ path, query }) => path.includes('/usage/') && JSON.stringify(query).includes('month'),
    );
  expect(await usage()).toEqual([]);

  await page.getByRole('checkbox', { name: /^Hours/ }).uncheck();
  await page.getByRole('button', { name: 'Save my history' }).click();
  await expect(page.getByText('Choose at least one.')).toBeVisible();
  await page.getByRole('checkbox', { name: /^Months/ }).check();
  await page.getByRole('button', { name: 'Save my history' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All of your history is saved', { timeout: 75_000 });
  await expect(page.getByText('All saved')).toHaveCount(6);
  // One request for each meter.
  expect(await usage()).toHaveLength(6);
  await axeCheck(page);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Save your full history');

  // Stored history stays: turning it on again sends no requests.
  await cloud.forgetRequests();
  await page.getByRole('checkbox', { name: /^Months/ }).check();
  await page.getByRole('checkbox', { name: /^Hours/ }).uncheck();
  await page.getByRole('button', { name: 'Save my history' }).click();
  await expect(page.getByText('All saved')).toHaveCount(6, { timeout: 75_000 });
  expect(await usage()).toEqual([]);
});

test('the history of an account that never chose is saved by itself, and can be stopped', async ({ page, newSite }) => {
  test.setTimeout(180_000);
  const site = await newSite({ settings: { COPPER_SAVE_HISTORY: 'on' } });
  await signIn(page, site, 'alex@example.com');
  await page.goto(`${site.url}/settings`);
  await page.getByRole('link', { name: 'Saved history' }).click();
  await expect(page).toHaveURL(/\/settings\/history/);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole('button', { name: /^Stop/ }).count();
      },
      { timeout: 60_000, intervals: [2_000] },
    )
    .toBe(1);
  await page.getByRole('button', { name: /^Stop/ }).click();
  const offer = page.getByRole('heading', { level: 1, name: 'Save your full history' });
  await expect(offer).toBeVisible();
  await page.reload();
  await expect(offer).toBeVisible();
});
