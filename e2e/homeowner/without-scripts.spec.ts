import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures/test';
import { meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const PATHS = [
  '/premises',
  `/premises/${MAPLE.id}`,
  usagePath(meterOfType(MAPLE, 'power'), ''),
  '/alerts',
  '/reports',
  '/history',
  '/budget',
  '/settings',
  '/settings/tokens',
];

/** Searches for text leave out `noscript`. */
async function expectSentence(page: Page, path: string): Promise<void> {
  const sentence = page.locator('noscript p');
  await expect(sentence, path).toBeVisible();
  await expect(sentence, path).toContainText('Copper Dashboard needs JavaScript');
}

test('without scripts every page says what it needs, and shows no skeleton', async ({ page, as, browser, site }) => {
  await as('alex@example.com');
  const storageState = await page.context().storageState();
  const scriptless = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false, storageState });
  const plain = await scriptless.newPage();
  for (const path of PATHS) {
    await plain.goto(path);
    await expectSentence(plain, path);
    await expect(plain.locator('.skeleton:visible, [aria-busy=true]:visible'), path).toHaveCount(0);
  }
  await scriptless.close();
  const signedOut = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const signIn = await signedOut.newPage();
  await signIn.goto('/sign-in');
  await expectSentence(signIn, '/sign-in');
  await signedOut.close();
});
