import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { test } from '../fixtures/test';

test('an operation links to the schema of its response', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/api-docs');
  const operation = page.getByRole('group').filter({ hasText: 'GET /api/premises' }).first();
  await operation.locator('summary').click();
  const link = operation.getByRole('link').first();
  const name = await link.textContent();
  await link.click();
  await expect(page.getByRole('region', { name: `Properties of ${name}` })).toBeVisible();
  await axeCheck(page);
});
