import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures/test';
import { expectSameUntranslated, expectTranslated, textOf, translateByBrowser } from '../fixtures/translator';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');

/** Collects what breaks a page. Not 418: React renders a page again that was translated before it had taken it over. */
function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => {
    if (!/React error #418/.test(message)) errors.push(message);
  });
  return errors;
}

/** Returns the first radio or button of this name, translated or not. */
function control(page: Page, name: string) {
  const pattern = new RegExp(`^«?${name}»?$`);
  return page
    .getByRole('radio', { name: pattern })
    .or(page.getByRole('button', { name: pattern }))
    .first();
}

test('a translated usage page follows every change of its period, and leaves again', async ({ page, as }) => {
  await as('alex@example.com');
  const errors = collectErrors(page);
  await translateByBrowser(page);
  const [start, end] = [isoLocalDay(MAPLE.zone, -40), isoLocalDay(MAPLE.zone, -39)];
  await page.goto(usagePath(POWER, `range=day&start=${start}&end=${end}&granularity=hour&table=1`));
  await expectTranslated(page);
  for (const [name, granularity] of [
    ['Next day', 'hour'],
    ['Month', 'day'],
    ['Year', 'month'],
    ['Previous year', 'month'],
    ['Day', 'hour'],
  ] as const) {
    const before = page.url();
    await control(page, name).click();
    await expect(page).not.toHaveURL(before);
    await expect(page).toHaveURL(new RegExp(`granularity=${granularity}`));
    await expectSameUntranslated(page);
    await expectTranslated(page);
  }
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: /Always on/ })).toBeVisible();
  await expectTranslated(page);
  expect(errors).toEqual([]);
});

test('translated homes show renewed figures, and nothing of the old ones', async ({ page, as }) => {
  await as('alex@example.com');
  const errors = collectErrors(page);
  await translateByBrowser(page);
  let sum: number | null = null;
  await page.route(/\/api\/meters\/.*\/series/, async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({
      response: answer,
      body: sum === null ? body : body.replace(/"sum":[\d.]+/g, `"sum":${sum}`),
    });
  });
  await page.clock.install();
  await page.goto('/premises');
  const row = page
    .getByRole('listitem')
    .filter({ hasText: 'Maple' })
    .getByRole('row')
    .filter({ hasText: 'Electricity' });
  await expect(row.getByRole('cell').nth(1)).toContainText(/\d\skWh/);
  await expectTranslated(page);
  for (sum of [4321, 8765]) {
    const shown = new RegExp(`^${sum === 4321 ? '4,?321' : '8,?765'}(\\.0)?\\skWh`);
    // Renewed some time after the last answer, which may have arrived after the clock went on.
    await expect(async () => {
      await page.clock.fastForward('00:20:00');
      await expect(row.getByRole('cell').nth(1)).toHaveText(shown, { timeout: 3_000 });
      if (sum === 8765) expect(await textOf(page)).not.toMatch(/4,?321/);
    }).toPass({ timeout: 60_000 });
    await expectTranslated(page);
  }
  expect(errors).toEqual([]);
});

test('translated fleet pages follow searches, sorting and links', async ({ page, as }) => {
  await as('operator@utility.example');
  const errors = collectErrors(page);
  await translateByBrowser(page);
  await page.goto('/fleet?account=sandbox-utility');
  await expectTranslated(page);
  const pages = page.getByRole('navigation', { name: 'Fleet' });
  for (const name of ['Health', 'Grid', 'Gateways']) {
    await pages.getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`/fleet/${name.toLowerCase()}`));
    await expectSameUntranslated(page);
    await expectTranslated(page);
  }
  await page.getByRole('searchbox').fill('a');
  await expect(page).toHaveURL(/q=a/);
  await expectSameUntranslated(page);
  await page.getByRole('columnheader', { name: /State/ }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=/);
  await expectSameUntranslated(page);
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Gateway/);
  await expectSameUntranslated(page);
  expect(errors).toEqual([]);
});
