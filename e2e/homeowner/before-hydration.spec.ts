import { expect } from '@playwright/test';
import { test } from '../fixtures/test';
import { meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const POWER = meterOfType(premiseNamed('alex@example.com', 'Maple'), 'power');

/** Where each page's own script never comes, a page stays as it is before it comes. */
test('fields are closed until the page hears them, so that no choice is lost', async ({
  page,
  as,
  browser,
  site: house,
}) => {
  await as('alex@example.com');
  const asleep = await browser.newContext({
    baseURL: house.url,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const quiet = await asleep.newPage();
  let closed = 0;
  for (const path of ['/reports', '/settings/tokens', usagePath(POWER, ''), '/premises']) {
    await quiet.goto(path);
    await page.goto(path);
    for (const role of ['button', 'combobox', 'searchbox', 'textbox', 'radio', 'checkbox'] as const) {
      const fields = await quiet.getByRole(role, { includeHidden: true }).all();
      for (const field of fields) await expect(field, `${path} ${role}`).toBeDisabled();
      if (fields.length > 0)
        await expect(page.getByRole(role, { includeHidden: true }).first(), `${path} ${role}, awake`).toBeEnabled();
      closed += fields.length;
    }
  }
  expect(closed).toBeGreaterThan(10);
  await asleep.close();
});
