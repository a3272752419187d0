import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import type { Cloud } from '../fixtures/cloud';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { startTestSite, type TestSite } from '../fixtures/test-site';
import { isoLocalDay, meterOfType, premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');

/** Returns the address of a day. The days are too far from each other to come with one request. */
function dayUrl(site: { url: string }, back: number): string {
  const [start, end] = [isoLocalDay(MAPLE.zone, -35 * back - 1), isoLocalDay(MAPLE.zone, -35 * back)];
  return `${site.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${start}&end=${end}&granularity=hour`;
}

async function tokenRequests(cloud: Cloud): Promise<number[]> {
  const requests = await cloud.requests();
  return requests.filter((request) => request.path === '/oauth/token').map((request) => request.status);
}

// The tests change the cloud's clock, so they share a site of their own. Each has an account of its own.
test.describe.configure({ mode: 'default' });
let site: TestSite;
test.beforeAll(async () => {
  site = await startTestSite({ sandbox: ['--rotation', 'on'] });
});
test.afterAll(() => site.stop());

test('an expired token is refreshed once under parallel requests, with rotation, without a sign-out', async ({
  page,
}) => {
  await signIn(page, site, 'alex@example.com');
  await getAnswer(page.request, dayUrl(site, 3));
  // The cloud's clock moves on by 25 hours, so it refuses the token that is still valid for the dashboard.
  await site.cloud.clock({ offsetMs: 25 * 3_600_000 });
  await site.cloud.forgetRequests();

  const answers = await Promise.all([4, 5, 6, 7, 8, 9, 10, 11].map((back) => page.request.get(dayUrl(site, back))));
  expect(answers.map((answer) => answer.status())).toEqual(Array(8).fill(200));
  expect(await tokenRequests(site.cloud)).toEqual([200]);

  await page.goto(`${site.url}/premises`);
  await expect(page.getByRole('link', { name: 'Maple Street' })).toBeVisible();
  await expect(page.getByText(/Sign in again/)).toHaveCount(0);
  expect(await tokenRequests(site.cloud), 'the new token is the one in use').toEqual([200]);
});

test('short-lived tokens are refreshed repeatedly', async ({ page }) => {
  await site.cloud.clock({ offsetMs: 0 });
  await site.cloud.settings({ tokenSeconds: 2 });
  await signIn(page, site, 'alex+short@example.com');
  await site.cloud.forgetRequests();
  let back = 3;
  const refreshesAfterRequests = async () => {
    await Promise.all([
      getAnswer(page.request, dayUrl(site, back)),
      getAnswer(page.request, `${dayUrl(site, back)}&kind=baseline`),
    ]);
    back += 1;
    return (await tokenRequests(site.cloud)).length;
  };
  for (const refreshes of [1, 2, 3]) {
    await expect.poll(refreshesAfterRequests, { intervals: [500] }).toBeGreaterThanOrEqual(refreshes);
  }
  const statuses = await tokenRequests(site.cloud);
  expect(statuses.length).toBeGreaterThanOrEqual(3);
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a revoked sign-in asks to sign in again and still shows stored data', async ({ page }) => {
  await site.cloud.clock({ offsetMs: 0 });
  await site.cloud.settings({ tokenSeconds: 86_400 });
  await signIn(page, site, 'alex+revoked@example.com');
  await getAnswer(page.request, dayUrl(site, 3));
  await site.cloud.revoke('alex+revoked@example.com');
  await site.cloud.clock({ offsetMs: 25 * 3_600_000 });

  const refused = await page.request.get(dayUrl(site, 20));
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({ code: 'sign_in_again' });
  await getAnswer(page.request, dayUrl(site, 3));

  await page.goto(`${site.url}/premises`);
  await expect(page.getByRole('link', { name: 'Maple Street' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Sign in again/ })).toBeVisible();
});
