import { expect } from '@playwright/test';
import { test } from '../fixtures/test';

/** A page has what it shows in its HTML: the browser asks for nothing of it again. */
test('the pages of a home and of a meter ask for nothing that they have', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/premises');
  await page.getByRole('link', { name: 'Maple Street' }).first().click();
  await page.waitForURL(/premises\/[^/]+$/);
  await expect(page.getByRole('heading', { name: 'Always on' })).toBeVisible();
  const home = page.url();
  await page.locator('a[href*="/usage?"]').first().click();
  await page.waitForURL(/\/usage\?/);
  const meter = page.url();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname + search);
  });
  for (const url of [home, meter]) {
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    expect(asked, url).toEqual([]);
  }
});
