import { expect, type Page } from '@playwright/test';
import { createWorld } from '@/sandbox/data/world';
import { axeCheck } from '../fixtures/axe';
import { signIn } from '../fixtures/sign-in';
import { separateSite, test } from '../fixtures/test';

const METERS = 10_000;
const CAMPUS = createWorld({ seed: 1, premises: 0, campusMeters: METERS }).premisesOf('auth0|campus@example.com')[0];
const FAR = CAMPUS?.meters[7000]?.id ?? '';
const MAX_HTML = 300_000;

async function htmlOf(page: Page, path: string): Promise<string> {
  // Not from the page's own request: a page that leads to another one leaves nothing to read.
  const html = await (await page.request.get(path)).text();
  await page.goto(path);
  expect(html.length, path).toBeLessThan(MAX_HTML);
  return html;
}

const sharedSite = separateSite({ sandbox: ['--campus-meters', String(METERS)] });

test('a home with 10,000 meters is a small page; each meter can be found and opened', async ({ page }) => {
  test.setTimeout(180_000);
  const site = sharedSite();
  await signIn(page, site, 'campus@example.com');
  const at = (path: string) => `${site.url}${path}`;

  // An account with one home lands on it.
  await htmlOf(page, at('/premises'));
  await expect(page).toHaveURL(at(`/premises/${CAMPUS?.id}`));

  const cards = page.getByRole('region', { name: 'All meters' }).getByRole('heading', { level: 3 });
  await expect(cards).toHaveCount(24);
  await axeCheck(page);
  await page.getByRole('button', { name: 'Show 24 more' }).click();
  await expect(cards).toHaveCount(48);
  await page.getByRole('searchbox', { name: 'Find a meter' }).fill(FAR);
  await expect(page.getByText('1 of 10,000 matches')).toBeVisible({ timeout: 60_000 });
  await expect(cards).toHaveCount(1);

  await htmlOf(page, at(`/premises/${CAMPUS?.id}`));
  const html = await htmlOf(page, at(`/premises/${CAMPUS?.id}/usage?meter=${encodeURIComponent(FAR)}`));
  expect(html).toContain(FAR);
  await expect(page.getByText('We couldn’t find this meter')).toHaveCount(0);
});

test('one of many meters is chosen for a report by a search, by keyboard or link', async ({ page }) => {
  test.setTimeout(180_000);
  const site = sharedSite();
  const last = CAMPUS?.meters.at(-1)?.id ?? '';
  await signIn(page, site, 'campus@example.com');
  await htmlOf(page, `${site.url}/reports`);
  const meter = page.getByRole('combobox', { name: 'Meter', exact: true });
  await meter.fill(last);
  const options = page.getByRole('listbox', { name: 'Meter', exact: true }).getByRole('option');
  await expect(options).toHaveText([/Net electricity/]);
  await axeCheck(page);
  await page.keyboard.press('Enter');
  await expect(meter).toHaveValue(`Net electricity (${last})`);
  await expect(page.getByLabel('Format', { exact: true })).toHaveValue('csv');

  await meter.fill('gas');
  await expect(page.getByText('The best 8 of 3,333.')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await meter.fill('no such meter');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/no meter with this id/)).toBeVisible();

  await page.goto(`${site.url}/reports?report=insights&meter=${encodeURIComponent(last)}&granularity=day`);
  await expect(page.getByRole('combobox', { name: 'Meter', exact: true })).toHaveValue(new RegExp(last));
  await expect(page.getByLabel('Report', { exact: true })).toHaveValue('insights');
  await expect(page.getByLabel('Detail', { exact: true })).toHaveValue('day');
});
