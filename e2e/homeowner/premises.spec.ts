import { expect } from '@playwright/test';
import { test } from '../fixtures/test';
import { premiseNamed, world } from '../fixtures/truth';

test('the list of homes shows each meter’s rate and today’s usage', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/premises');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Everything looks normal\.$|(offline|attention) at |your attention\.$/,
  );
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2);
  await expect(page.getByRole('rowheader')).toHaveCount(6);
  const maple = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Maple Street' }) });
  await expect(maple.getByText('1427 Maple St')).toBeVisible();
  await expect(maple.getByText(/Gateway/), 'nothing is wrong with it').toHaveCount(0);
  for (const [meter, rate, unit] of [
    ['Electricity', 'kW', 'kWh'],
    ['Gas', 'CCF/h', 'CCF'],
    ['Water', 'gal/h', 'gal'],
  ] as const) {
    const row = maple.getByRole('row').filter({ has: page.getByRole('link', { name: meter }) });
    const [now, today] = [row.getByRole('cell').nth(0), row.getByRole('cell').nth(1)];
    await expect(now).toContainText(/\d/);
    await expect(now).toContainText(rate);
    await expect(today).toContainText(unit);
  }
});

test('an account with one home lands on it, whatever its name', async ({ page, as }) => {
  await as('kim@example.com');
  const { id, name } = premiseNamed('kim@example.com', 'Ångström');
  for (const path of ['/', '/premises']) {
    await page.goto(path);
    await expect(page).toHaveURL(new RegExp(`/premises/${id}$`));
    await expect(page.getByRole('banner').getByRole('link', { name: name ?? '' })).toBeVisible();
  }
  const body = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(body, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
});

test('a meter of an unknown type is shown as the cloud spells it', async ({ page, as }) => {
  await as('asha@example.com');
  await page.goto('/');
  await page.getByRole('link', { name: 'steam' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'steam' })).toBeVisible();
  await expect(page.getByText('Unit not known')).toBeVisible();
});

test('a home without meters says so, and other homes are shown', async ({ page, as }) => {
  await as('lee@example.com');
  await page.goto('/premises');
  const bare = page.getByRole('listitem').filter({ hasText: 'New build' });
  await expect(bare.getByText(/No meters here yet/)).toBeVisible();
  await expect(page.getByText('=HYPERLINK').first()).toBeVisible();
  await bare.getByRole('link', { name: /New build/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /no meters yet/ })).toBeVisible();
});

test('an account without homes explains what to do', async ({ page, as }) => {
  expect(world.premisesOf('auth0|empty')).toEqual([]);
  await as('empty@example.com');
  await page.goto('/premises');
  await expect(page.getByRole('heading', { name: 'No homes on this account yet' })).toBeVisible();
  await expect(page.getByText('Set up the gateway in the Copper app.')).toBeVisible();
  await page.goto('/reports');
  await expect(page.getByRole('heading', { name: 'No meters here yet' })).toBeVisible();
});

test('the home opened last comes first, and the others are a menu away @phone', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/premises');
  await page.getByRole('main').getByRole('link', { name: 'Desert house' }).click();
  const switcher = page.getByRole('button', { name: 'Home: Desert house' });
  await expect(switcher).toBeVisible();
  const desert = premiseNamed('alex@example.com', 'Desert').id;
  const lastHome = async () => (await page.context().cookies()).find(({ name }) => name === 'home')?.value;
  await expect.poll(lastHome).toBe(desert);
  await page.goto('/');
  await expect(switcher).toBeVisible();
  await switcher.click();
  await page.getByRole('list', { name: 'Homes' }).getByRole('link', { name: 'Maple Street' }).click();
  await expect(page.getByRole('button', { name: 'Home: Maple Street' })).toBeVisible();
  await page.getByRole('button', { name: 'Home: Maple Street' }).click();
  await page.getByRole('link', { name: 'All homes' }).click();
  await expect(page).toHaveURL(/\/premises$/);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Home: Maple Street' })).toBeVisible();
});

test('old addresses lead to the new ones', async ({ page, as }) => {
  await as('alex@example.com');
  for (const [old, now] of [
    ['/budget', '/settings/api-usage'],
    ['/history', '/settings/history'],
  ] as const) {
    await page.goto(old);
    await expect(page).toHaveURL(new RegExp(`${now}$`));
  }
});
