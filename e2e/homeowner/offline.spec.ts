import { expect, type Page } from '@playwright/test';
import { TEST_BASE_PATH } from '../fixtures/below-path';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');

test.use({ serviceWorkers: 'allow' });

const waitForWorker = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });

/** The paths of everything in the browser's Cache Storage. */
const cachedPaths = (page: Page) =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });

/** What is stored of the home, as text. */
const storedCopy = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('offline', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('home');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('home').objectStore('home').getAll();
          reading.onsuccess = () => resolve(JSON.stringify(reading.result));
          opening.result.close();
        };
      }),
  );

test('offline, nothing of the account is shown, unless the last view of the home is wanted', async ({
  page,
  browser,
  newSite,
}) => {
  test.setTimeout(150_000);
  const site = await newSite();
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const plain = await context.newPage();
  await signIn(plain, site, 'alex@example.com');
  await waitForWorker(plain);
  for (const path of ['/premises', `/premises/${MAPLE.id}`, '/alerts', '/reports']) {
    await plain.goto(`${site.url}${path}`);
    await plain.waitForLoadState('networkidle');
  }
  const paths = await cachedPaths(plain);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !path.startsWith(`${TEST_BASE_PATH}/_next/static/`))).toEqual([]);
  expect(await storedCopy(plain)).toBe('[]');

  await signIn(page, site, 'alex@example.com');
  await waitForWorker(page);
  await page.goto(`${site.url}/settings`);
  await page.getByRole('checkbox', { name: 'Show my home without a connection' }).check();
  await page.goto(`${site.url}/premises/${MAPLE.id}`);
  await expect.poll(() => storedCopy(page)).toContain('Always on');

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await expect.poll(() => storedCopy(page)).toBe('[]');

  // Copper still knows who this is.
  await page.getByRole('button', { name: 'Sign in with Copper' }).click();
  await expect(page).toHaveURL(/\/premises/);
  await page.goto(`${site.url}/settings`);
  const choice = page.getByRole('checkbox', { name: 'Show my home without a connection' });
  await expect(choice).not.toBeChecked();
  await choice.check();
  await page.goto(`${site.url}/premises/${MAPLE.id}`);
  await expect.poll(() => storedCopy(page)).toContain('Always on');
  await site.stop();
  await page.goto(`${site.url}/alerts`);
  await expect(page.getByRole('heading', { name: 'You’re offline' })).toBeVisible();
  await expect(page.getByText(/^This is Maple Street \d+ minutes? ago/)).toBeVisible();
  await expect(page.getByText('Always on').first()).toBeVisible();

  await plain.goto(`${site.url}/premises`);
  await expect(plain.getByRole('heading', { name: 'You’re offline' })).toBeVisible();
  await expect(plain.getByRole('link', { name: 'Try again' })).toBeVisible();
  await expect(plain.getByText('Maple')).toHaveCount(0);
  await context.close();
});
