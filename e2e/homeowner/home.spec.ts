import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { test } from '../fixtures/test';
import { premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const DESERT = premiseNamed('alex@example.com', 'Desert');
const HILLSIDE = premiseNamed('lee@example.com', 'Hillside');

test('the leak leads the first page, within the first screen, and can be called expected @phone', async ({
  page,
  asNew,
}) => {
  await asNew('alex@example.com');
  await expect(page).toHaveURL(new RegExp(`/premises/${MAPLE.id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/water/);
  const attention = page.getByRole('region', { name: 'Needs attention' });
  await expect(attention).toContainText(/Water has not stopped running\. At least [\d.]+\s*gal in every hour since/);
  const box = await attention.getByRole('link', { name: 'See when' }).boundingBox();
  expect((box?.y ?? 9999) + (box?.height ?? 0), 'on the first screen').toBeLessThan(page.viewportSize()?.height ?? 0);
  await axeCheck(page);

  const expected = attention.getByRole('button', { name: 'It’s expected' });
  await expect(page.getByRole('link', { name: 'Alerts · 1' })).toBeVisible();
  await expected.click();
  await expect(attention).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: '60 days' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(attention).toBeVisible();
});

test('the first picture is in the HTML that the server sends', async ({ page, as }) => {
  await as('alex@example.com');
  const html = await (await page.request.get(`/premises/${MAPLE.id}`)).text();
  expect(html).toMatch(/<h1[^>]*>[^<]*water[^<]*<\/h1>/);
  const picture = /<svg[^>]*viewBox="0 0 2[345] 100".*?<\/svg>/s.exec(html)?.[0] ?? '';
  expect(picture.match(/ d="M/g)?.length, 'grid, bars, and what is typical').toBeGreaterThanOrEqual(4);
  expect(html).toContain('>now</span>');
});

test('the chart shows the week, month and year in its place', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(`/premises/${MAPLE.id}`);
  const slider = page.getByRole('slider', { name: 'Point in the chart' });
  await expect(slider).toHaveAttribute('aria-valuemax', /^2[345]$/);
  for (const [name, count] of [
    ['Week', /^7$/],
    ['Month', /^(28|29|30|31)$/],
    ['Year', /^12$/],
  ] as const) {
    await page.getByRole('radio', { name }).check();
    await expect(slider).toHaveAttribute('aria-valuemax', count);
  }
  await axeCheck(page);
});

test('a home with solar says what was bought and sold in words', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(`/premises/${DESERT.id}`);
  await expect(page.getByText(/^You’ve (bought|sold) .* more than you (bought|sold) today\.$/).first()).toBeVisible();
});

test('a meter that sends nothing does not lead', async ({ page, as }) => {
  await as('lee@example.com');
  await page.goto(`/premises/${HILLSIDE.id}`);
  await expect(page.getByRole('heading', { name: 'Right now' })).toBeVisible();
  await expect(page.getByText('No readings yet')).toHaveCount(0);
});
