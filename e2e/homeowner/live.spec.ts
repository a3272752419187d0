import { expect, type Page } from '@playwright/test';
import { type Cloud, requestsOf } from '../fixtures/cloud';
import { expectHydrated } from '../fixtures/hydrated';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const PATH = `/premises/${MAPLE.id}`;

function countLiveResponses(page: Page): { count: number } {
  const seen = { count: 0 };
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('/live') && response.ok()) seen.count += 1;
  });
  return seen;
}

async function instantRequests(cloud: Cloud): Promise<number> {
  return (await requestsOf(cloud, 'alex@example.com')).filter(({ path }) => path.includes('/instant/')).length;
}

test('a home shows its current rate with its unit, and where it lies', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(PATH);
  const card = page.getByRole('heading', { name: 'Right now' }).locator('..');
  await expect(card).toContainText(/\d\s?kW/);
});

test('readings update in visible tabs, with one request for all tabs', async ({ page, newSite }) => {
  // How often readings are renewed depends on all who look at a site.
  const site = await newSite();
  await signIn(page, site, 'alex@example.com');
  await expect.poll(() => instantRequests(site.cloud)).toBe(1);
  await site.cloud.forgetRequests();

  // Of all tabs.
  await page.clock.install();
  await page.goto(site.url + PATH);
  const second = await page.context().newPage();
  await second.goto(site.url + PATH);
  const hidden = await page.context().newPage();
  await hidden.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { get: () => true });
  });
  await hidden.goto(site.url + PATH);
  for (const tab of [page, second, hidden]) await expectHydrated(tab.getByRole('heading', { name: 'Right now' }));
  const visibleTabs = [countLiveResponses(page), countLiveResponses(second)];
  const hiddenTab = countLiveResponses(hidden);

  // Moves on by the minute after which readings are renewed.
  const untilRenewed = async () => {
    const before = visibleTabs.map(({ count }) => count);
    const renewed = () => visibleTabs.every(({ count }, index) => count > (before[index] ?? 0));
    await expect(async () => {
      await page.clock.fastForward('00:01:00');
      await expect.poll(renewed, { timeout: 3_000 }).toBe(true);
    }).toPass({ timeout: 60_000 });
  };
  await untilRenewed();
  // A tab that has just been opened may ask for what became old meanwhile.
  const asked = hiddenTab.count;
  await untilRenewed();
  expect(hiddenTab.count, 'a hidden tab does not update').toBe(asked);
  expect(await instantRequests(site.cloud), 'one request a minute for all tabs').toBeLessThanOrEqual(2);
});
