import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import type { Cloud } from '../fixtures/cloud';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');

function dayUrl(house: { url: string }, back: number): string {
  const [start, end] = [isoLocalDay(MAPLE.zone, -back - 1), isoLocalDay(MAPLE.zone, -back)];
  return `${house.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${start}&end=${end}&granularity=hour`;
}

async function tokenRequests(cloud: Cloud): Promise<number[]> {
  const requests = await cloud.requests();
  return requests.filter((request) => request.path === '/oauth/token').map((request) => request.status);
}

test('an expired token is refreshed once under parallel requests, with rotation, and nobody is signed out', async ({
  page,
  newSite: newHouse,
}) => {
  const house = await newHouse({ sandbox: ['--rotation', 'on'] });
  await signIn(page, house, 'alex@example.com');
  await getAnswer(page.request, dayUrl(house, 3));
  // A day and a bit later, as far as the cloud is concerned: it refuses the token that still looks good here.
  await house.cloud.clock({ offsetMs: 25 * 3_600_000 });
  await house.cloud.forgetRequests();

  const answers = await Promise.all([4, 5, 6, 7, 8, 9, 10, 11].map((back) => page.request.get(dayUrl(house, back))));
  expect(answers.map((answer) => answer.status())).toEqual(Array(8).fill(200));
  expect(await tokenRequests(house.cloud)).toEqual([200]);

  await page.goto(`${house.url}/premises`);
  await expect(page.getByRole('link', { name: 'Maple Street' })).toBeVisible();
  await expect(page.getByText(/Sign in again/)).toHaveCount(0);
  expect(await tokenRequests(house.cloud), 'the new token is the one in use').toEqual([200]);
});

test('short-lived tokens are renewed again and again', async ({ page, newSite: newHouse }) => {
  const house = await newHouse({ sandbox: ['--rotation', 'on', '--token-seconds', '2'] });
  await signIn(page, house, 'alex@example.com');
  await house.cloud.forgetRequests();
  for (const back of [3, 4, 5]) {
    await page.waitForTimeout(2_200);
    await Promise.all([
      getAnswer(page.request, dayUrl(house, back)),
      getAnswer(page.request, dayUrl(house, back + 10)),
    ]);
  }
  const statuses = await tokenRequests(house.cloud);
  expect(statuses.length).toBeGreaterThanOrEqual(3);
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a revoked sign-in asks to sign in again, and what is held stays readable @phone', async ({
  page,
  newSite: newHouse,
}) => {
  const house = await newHouse();
  await signIn(page, house, 'alex@example.com');
  await getAnswer(page.request, dayUrl(house, 3));
  await house.cloud.revoke('alex@example.com');
  await house.cloud.clock({ offsetMs: 25 * 3_600_000 });

  const refused = await page.request.get(dayUrl(house, 20));
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toMatchObject({ code: 'sign_in_again' });
  await getAnswer(page.request, dayUrl(house, 3));

  await page.goto(`${house.url}/premises`);
  await expect(page.getByRole('link', { name: 'Maple Street' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Sign in again/ })).toBeVisible();
});
