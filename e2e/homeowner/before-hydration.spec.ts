import { expect } from '@playwright/test';
import { test } from '../fixtures/test';
import { meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const POWER = meterOfType(premiseNamed('alex@example.com', 'Maple'), 'power');

/** Without scripts, a page stays as it is before hydration. */
test('fields are disabled until hydration, so that no input is lost', async ({ page, as, browser, site }) => {
  await as('alex@example.com');
  const scriptless = await browser.newContext({
    baseURL: site.url,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const unhydrated = await scriptless.newPage();
  let disabled = 0;
  for (const path of ['/reports', '/settings/tokens', usagePath(POWER, ''), '/premises']) {
    await unhydrated.goto(path);
    await page.goto(path);
    for (const role of ['button', 'combobox', 'searchbox', 'textbox', 'radio', 'checkbox'] as const) {
      const fields = await unhydrated.getByRole(role, { includeHidden: true }).all();
      for (const field of fields) await expect(field, `${path} ${role}`).toBeDisabled();
      if (fields.length > 0)
        await expect(page.getByRole(role, { includeHidden: true }).first(), `${path} ${role}, hydrated`).toBeEnabled();
      disabled += fields.length;
    }
  }
  expect(disabled).toBeGreaterThan(10);
  await scriptless.close();
});
