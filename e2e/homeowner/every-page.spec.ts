import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { checkPage, collectPageErrors } from '../fixtures/check-page';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const LAST_MONTH = isoLocalDay(MAPLE.zone, -31).slice(0, 7);
const DAY = `range=day&start=${isoLocalDay(MAPLE.zone, -3)}&end=${isoLocalDay(MAPLE.zone, -2)}&granularity=hour`;

const PAGES = [
  ['all homes', '/premises', 'Maple Street'],
  ['home', `/premises/${MAPLE.id}`, 'Always on'],
  ['usage', usagePath(POWER, DAY), 'Over 24 hours'],
  ['usage with its table', usagePath(POWER, `${DAY}&table=1`), 'Download CSV'],
  ['costs', `/premises/${MAPLE.id}/costs`, 'What do you pay for electricity?'],
  ['prices', `/premises/${MAPLE.id}/prices/electricity`, 'Try it on your last months'],
  ['bills', `/premises/${MAPLE.id}/bills`, 'Is your bill right?'],
  ['month', `/premises/${MAPLE.id}/summary?month=${LAST_MONTH}`, 'a day.'],
  ['reports', '/reports', 'Download everything'],
  ['alerts', '/alerts', /your attention|No alerts/],
  ['saved history', '/settings/history', 'Detail'],
  ['API usage', '/settings/api-usage', 'Requests by purpose'],
  ['settings', '/settings', 'Example:'],
  ['access tokens', '/settings/tokens', 'Create a token'],
  ['API', '/api-docs', 'Response types'],
  ['unknown page', '/nothing-here', ''],
] as const;

const THEMES = ['light', 'dark'] as const;

// Several pages in one test: a browser keeps the scripts that it has loaded.
for (const part of [0, 1]) {
  const pages = PAGES.filter((_, index) => index % 2 === part);
  const names = pages.map(([name]) => name).join(', ');
  test(`axe finds no violations, and nothing scrolls sideways: ${names}`, async ({ page, as }) => {
    test.setTimeout(300_000);
    const errors = collectPageErrors(page);
    await as('alex@example.com');
    for (const [name, path, text] of pages) {
      await page.goto(path);
      if (text) await expect(page.getByText(text).first(), name).toBeVisible();
      await page.waitForLoadState('networkidle');
      await checkPage(page);
      expect(errors, name).toEqual([]);
    }
  });
}

test('axe finds no violations: sign-in, and its errors', async ({ page }) => {
  const errors = collectPageErrors(page);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/sign-in');
    await page.getByText('Or copy a code from Copper’s page').click();
    await axeCheck(page, colorScheme === 'light' ? 'all' : 'colors');
    await page.goto('/sign-in?error=wrong_code');
    await expect(page.getByRole('alert').filter({ hasText: 'That code is not right' })).toBeVisible();
    await axeCheck(page, colorScheme === 'light' ? 'all' : 'colors');
  }
  expect(errors).toEqual([]);
});

test('the theme follows the device, can be chosen, and is set in the server’s HTML', async ({ page, as }) => {
  await as('alex@example.com');
  const surface = () =>
    page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).color,
    );
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/settings');
  const dark = await surface();
  await page.getByRole('radio', { name: 'Light' }).check();
  await expect.poll(surface).not.toBe(dark);
  const html = await (await page.request.get('/settings')).text();
  expect(html).toContain('data-theme="light"');
  await page.reload();
  expect(await surface()).not.toBe(dark);
});

test('skip link, shortcuts and dialog work by keyboard', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto('/premises');
  await expect(page.getByRole('banner').getByRole('button').first()).toBeEnabled();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await axeCheck(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('responses have a script policy with a nonce and forbid framing', async ({ page }) => {
  const response = await page.request.get('/sign-in');
  const policy = response.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src[^;]*'nonce-[^']+'/);
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  expect(policy).toContain("frame-ancestors 'none'");
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.filter((script) => !/nonce=|src=/.test(script))).toEqual([]);
  const again = (await page.request.get('/sign-in')).headers()['content-security-policy'];
  expect(again).not.toBe(policy);
});
