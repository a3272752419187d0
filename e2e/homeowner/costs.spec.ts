import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { test } from '../fixtures/test';
import { premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const COSTS = `/premises/${MAPLE.id}/costs`;

test('one price is enough for a bill, and it can be changed', async ({ page, asNew }) => {
  await asNew('alex@example.com');
  await page.goto(COSTS);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See what your home costs');
  const question = page.locator('form').first();
  await question.getByLabel('Price per', { exact: false }).fill('abc');
  await question.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Enter a price, such as 0.15.')).toBeVisible();
  await question.getByLabel('Price per', { exact: false }).fill('0.15');
  await question.getByLabel('Fixed charge', { exact: false }).fill('12');
  await question.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/so far$/);
  await page.getByText('Lines of the bill so far').click();
  await expect(page.getByRole('row', { name: /Monthly charge/ })).toBeVisible();
  await axeCheck(page);
  await page.getByRole('button', { name: 'Change the price' }).click();
  const change = page.locator('form').filter({ has: page.getByLabel(/^Price per kWh/) });
  await change.getByLabel(/^Price per/).fill('0.3');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/at \$0\.30/)).toBeAttached();
});

test('all prices are edited by keyboard, and a gap is named', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(`/premises/${MAPLE.id}/prices/electricity`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your prices for electricity');
  const more = page.getByRole('button', { name: 'Add a price for other times' }).first();
  await expect(more).toBeEnabled();
  await more.press('Enter');
  await expect(page.getByRole('button', { name: 'Save prices' })).toBeEnabled();
  await page.getByRole('button', { name: 'Add a tier' }).first().press('Enter');
  await page.getByRole('button', { name: 'Remove tier' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Add a tier' }).first()).toBeFocused();
  await page.getByRole('group', { name: 'Hours' }).nth(1).getByLabel('From').fill('17:00');
  await expect(page.getByText(/no price for every day 16:00–17:00/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save prices' })).toBeDisabled();
  await expect(page.getByRole('img', { name: /Mon: [^.]*no price/ })).toBeVisible();
  await axeCheck(page);
});
