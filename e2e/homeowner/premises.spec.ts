import { expect } from '@playwright/test';
import { test } from '../fixtures/test';
import { premiseNamed, world } from '../fixtures/truth';

test('the list of homes shows each meter’s rate and today’s usage @phone', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/premises');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Everything looks normal\.$|(offline|attention) at /,
  );
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2);
  await expect(page.getByRole('rowheader')).toHaveCount(6);
  const maple = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Maple Street' }) });
  await expect(maple.getByText('1427 Maple St')).toBeVisible();
  await expect(maple.getByText(/Gateway/)).toBeVisible();
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

test('names and addresses are shown unchanged', async ({ page, as }) => {
  await as('kim@example.com');
  await page.goto('/premises');
  const { name } = premiseNamed('kim@example.com', 'Ångström');
  await expect(page.getByRole('heading', { name: name ?? '' })).toBeVisible();
  await expect(page.getByText('Rear Building')).toBeVisible();
  await expect(page.getByText('02144')).toBeVisible();
  const body = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(body, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
});

test('a meter of an unknown type is shown as the cloud spells it @phone', async ({ page, as }) => {
  await as('asha@example.com');
  await page.goto('/premises');
  await expect(page.getByRole('link', { name: 'steam' })).toBeVisible();
  await page.getByRole('link', { name: 'steam' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'steam' })).toBeVisible();
  await expect(page.getByText('Unit not known')).toBeVisible();
});

test('a home without meters says so, and other homes are shown', async ({ page, as }) => {
  await as('lee@example.com');
  await page.goto('/premises');
  const bare = page.getByRole('listitem').filter({ hasText: 'New build' });
  await expect(bare.getByText(/No meters here yet/)).toBeVisible();
  await expect(page.getByText('=HYPERLINK')).toBeVisible();
  await bare.getByRole('link', { name: /New build/ }).click();
  await expect(page.getByRole('heading', { name: 'No meters here yet' })).toBeVisible();
});

test('an account without homes explains what to do @phone', async ({ page, as }) => {
  expect(world.premisesOf('auth0|empty')).toEqual([]);
  await as('empty@example.com');
  await page.goto('/premises');
  await expect(page.getByRole('heading', { name: 'No homes on this account yet' })).toBeVisible();
  await page.goto('/reports');
  await expect(page.getByRole('heading', { name: 'No meters here yet' })).toBeVisible();
});

test('a home links to its meters, and a meter to its usage', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/premises');
  await page.getByRole('link', { name: 'Maple Street' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Maple Street' })).toBeVisible();
  await page.getByRole('link', { name: 'Usage of Gas' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Gas' })).toBeVisible();
  await page.getByRole('link', { name: 'Maple Street' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Maple Street' })).toBeVisible();
});
