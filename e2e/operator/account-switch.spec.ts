import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { test } from '../fixtures/test';

test('an operator can switch between home and the enterprise @phone', async ({ page, as }) => {
  await as('operator@utility.example');
  const session = await getAnswer<{ accounts: { id: string; label: string }[] }>(page.request, '/api/session');
  expect(session.data.accounts.map((account) => account.id)).toEqual(['home', 'sandbox-utility']);
  await page.goto('/premises');
  await expect(page.getByRole('link', { name: 'Studio' })).toBeVisible();

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('list', { name: 'Accounts' }).getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/account=sandbox-utility/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/gateways? (down|are up)|are online/);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('list', { name: 'Accounts' }).getByRole('link').nth(0).click();
  await expect(page.getByRole('link', { name: 'Studio' })).toBeVisible();
});

test('an unverified address gets no access, even when it is on the list of operators', async ({ page, as }) => {
  await as('unverified@example.com');
  const session = await getAnswer<{ accounts: { id: string }[] }>(page.request, '/api/session');
  expect(session.data.accounts.map((account) => account.id)).toEqual(['home']);
  const refused = await page.request.get('/api/premises?account=sandbox-utility');
  expect(refused.status()).toBe(404);
});
