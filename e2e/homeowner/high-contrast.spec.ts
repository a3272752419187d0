import { expect, type Locator } from '@playwright/test';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const DAY = `range=day&start=${isoLocalDay(MAPLE.zone, -3)}&end=${isoLocalDay(MAPLE.zone, -2)}&granularity=hour`;

const styleOf = (element: Locator, name: string) =>
  element.evaluate((node, property) => getComputedStyle(node).getPropertyValue(property), name);

test('in high contrast, the chosen range, the current page and the legend differ from the rest', async ({
  page,
  as,
  site,
}) => {
  await as('alex@example.com');
  // A light theme chosen here must not leave dark marks on a dark system.
  await page.context().addCookies([{ name: 'theme', value: 'light', url: site.url }]);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto(usagePath(meterOfType(MAPLE, 'power'), DAY));
  await expect(page.locator('.plot-area svg').last()).toBeVisible();

  const option = (name: string) => page.locator('label', { has: page.getByRole('radio', { name, exact: true }) });
  expect(await styleOf(option('Day'), 'background-color')).not.toBe(await styleOf(option('Week'), 'background-color'));

  const link = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });
  expect(await styleOf(link('Usage'), 'border-bottom-color')).not.toBe(
    await styleOf(link('Alerts'), 'border-bottom-color'),
  );

  const canvas = await styleOf(page.locator('html'), 'background-color');
  const swatches = page.locator('figure li rect');
  expect(await swatches.count()).toBeGreaterThan(1);
  for (const swatch of await swatches.all()) {
    expect(await styleOf(swatch, 'fill')).not.toBe(canvas);
  }
  expect(await styleOf(page.locator('.plot-area path[stroke="var(--baseline)"]'), 'stroke')).toBe('rgb(255, 255, 255)');

  await page.goto('/settings/api-usage');
  const bar = page.getByRole('img', { name: /left$/ }).first();
  expect(await styleOf(bar.locator('rect'), 'fill')).toBe('rgb(255, 255, 255)');
  expect(await styleOf(bar, 'border-top-width')).toBe('1px');
});
