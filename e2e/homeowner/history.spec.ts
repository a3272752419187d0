import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';

test('history is switched on, filled, paused and ended by a person, who sees the cost before @phone', async ({
  page,
  newSite: newHouse,
}) => {
  // The requests of a history keep a distance from each other, and each is waited for.
  test.setTimeout(180_000);
  const house = await newHouse();
  await signIn(page, house, 'alex@example.com');
  await house.cloud.forgetRequests();
  await page.goto(`${house.url}/history`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Save your full history');
  await expect(page.getByText(/about \d+ requests, done/).first()).toBeVisible();
  // Those of the history alone: the page before may still be asking for its hours.
  const usage = async () =>
    (await house.cloud.requests()).filter(
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

  // What was kept stays: switched on again, nothing is asked for.
  await house.cloud.forgetRequests();
  await page.getByRole('checkbox', { name: /^Months/ }).check();
  await page.getByRole('checkbox', { name: /^Hours/ }).uncheck();
  await page.getByRole('button', { name: 'Save my history' }).click();
  await expect(page.getByText('All saved')).toHaveCount(6, { timeout: 75_000 });
  expect(await usage()).toEqual([]);
});
