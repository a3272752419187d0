import { expect, type Page } from '@playwright/test';
import type { Cloud } from '../fixtures/cloud';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const PATH = `/premises/${MAPLE.id}`;

function countLive(page: Page): { count: number } {
  const seen = { count: 0 };
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('/live') && response.ok()) seen.count += 1;
  });
  return seen;
}

async function instantRequests(cloud: Cloud): Promise<number> {
  const requests = await cloud.requests();
  return requests.filter((request) => request.kind === 'api' && request.path.includes('/instant/')).length;
}

test('each meter shows its rate with unit and age, and says when the next reading comes @phone', async ({
  page,
  as,
}) => {
  await as('alex@example.com');
  await page.goto(PATH);
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(cards).toHaveCount(3);
  for (const [name, unit] of [
    ['Electricity', 'kW'],
    ['Gas', 'CCF/h'],
    ['Water', 'gal/h'],
  ] as const) {
    const card = cards.filter({ has: page.getByRole('heading', { name, exact: true }) });
    await expect(card).toContainText(unit);
    await expect(card).toContainText(/as of/i);
    await expect(card).toContainText(/Today\s+[\d,.]+/);
  }
  await expect(page.getByText(/^Next at \d/)).toBeVisible();
});

test('readings renew by themselves, in visible tabs, for one request whoever looks', async ({
  page,
  newSite: newHouse,
}) => {
  test.setTimeout(180_000);
  const house = await newHouse();
  await signIn(page, house, 'alex@example.com');
  // The list asks for both homes' readings while it is made; those are not the ones that are counted here.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 homes');
  await expect.poll(() => instantRequests(house.cloud)).toBe(2);
  await house.cloud.forgetRequests();

  await page.goto(`${house.url}${PATH}`);
  const second = await page.context().newPage();
  await second.goto(`${house.url}${PATH}`);
  const hidden = await page.context().newPage();
  await hidden.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { get: () => true });
  });
  await hidden.goto(`${house.url}${PATH}`);
  await expect(page.getByText(/^Next at \d/)).toBeVisible();
  const [seen, unseen] = [countLive(page), countLive(hidden)];

  await expect.poll(() => seen.count, { timeout: 100_000, intervals: [1_000] }).toBeGreaterThan(0);
  // The other tab is due within the same minute; give it its turn before counting.
  await page.waitForTimeout(3_000);
  expect(unseen.count, 'a hidden tab does not ask').toBe(0);
  expect(await instantRequests(house.cloud), 'one request a minute for three tabs').toBeLessThanOrEqual(2);
});
