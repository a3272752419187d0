import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { axeCheck } from '../fixtures/axe';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const [START, END] = [isoLocalDay(MAPLE.zone, -3), isoLocalDay(MAPLE.zone, -2)];
const held = usagePath(POWER, `range=day&start=${START}&end=${END}&granularity=hour`);
const [LATER, LAST] = [isoLocalDay(MAPLE.zone, -9), isoLocalDay(MAPLE.zone, -8)];
const unheld = usagePath(POWER, `range=day&start=${LATER}&end=${LAST}&granularity=hour`);

test('cloud down: what is held stays, what is not says so, and nothing is blank', async ({
  page,
  newSite: newHouse,
}) => {
  const house = await newHouse();
  await signIn(page, house, 'alex@example.com');
  await page.goto(`${house.url}${held}`);
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  await house.cutCloud();

  await page.reload();
  await expect(page.getByText('Over 24 hours'), 'a day that is over needs no cloud').toBeVisible();
  await page.goto(`${house.url}${unheld}`);
  await expect(page.getByText(/Couldn’t load/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
  await axeCheck(page);
  await page.goto(`${house.url}/premises`);
  await expect(page.getByRole('link', { name: 'Maple Street' })).toBeVisible();
  await expect(page.locator('body'), 'nothing of the inside').not.toContainText(
    /eyJ|Bearer|\bat \S+ \(|ECONN|fetch failed/,
  );
  const problem = await page.request.get(
    `${house.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${LATER}&end=${LAST}&granularity=hour`,
  );
  expect(problem.status()).toBe(503);
  expect(problem.headers()['content-type']).toContain('application/problem+json');
  expect(await problem.json()).toMatchObject({ code: 'cloud_down', status: 503 });
});

test('429: the last answer with its age, the time of the next try, and no further request', async ({
  page,
  newSite: newHouse,
}) => {
  const house = await newHouse();
  await signIn(page, house, 'alex@example.com');
  await page.goto(`${house.url}${held}`);
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  await house.cloud.limits({ hour: 1, day: 1 });
  await page.goto(`${house.url}${unheld}`);
  await expect(page.getByText('Copper’s limit is used up')).toBeVisible();
  await expect(page.getByText(/Trying again at|until|at \d/).first()).toBeVisible();
  await axeCheck(page);

  await house.cloud.forgetRequests();
  const url = `${house.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${LATER}&end=${LAST}`;
  const limited = await page.request.get(url);
  expect(limited.status()).toBe(429);
  expect(Number(limited.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await limited.json()).toMatchObject({ code: 'limited', retryAt: expect.stringMatching(/Z$/) });
  await page.goto(`${house.url}${held}`);
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  await page.goto(`${house.url}/budget`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no more requests for now|used up/);
  await axeCheck(page);
  const sent = (await house.cloud.requests()).filter((request) => request.kind === 'api');
  expect(sent, 'Copper is believed').toEqual([]);
});

test('our own limit is never run over, and is kept in the database', async ({ page, newSite: newHouse }) => {
  const house = await newHouse({ settings: { COPPER_LIMIT_HOUR: '6', COPPER_LIMIT_DAY: '50' } });
  await signIn(page, house, 'alex@example.com');
  await page.goto(`${house.url}/premises/${MAPLE.id}`);
  await page.waitForLoadState('networkidle');
  for (let back = 5; back < 15; back += 1) {
    const [start, end] = [isoLocalDay(MAPLE.zone, -back - 1), isoLocalDay(MAPLE.zone, -back)];
    await page.request.get(
      `${house.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${start}&end=${end}&granularity=hour`,
    );
  }
  const sent = (await house.cloud.requests()).filter((request) => request.kind === 'api');
  expect(sent.length).toBe(6);
  const budget = await getAnswer<{ hour: { used: number; remaining: number } }>(
    page.request,
    `${house.url}/api/budget`,
  );
  expect(budget.data.hour).toMatchObject({ used: 6, remaining: 0 });
});

test('answers that are cut off, no JSON, refused or lost are errors with a name, and are not kept', async ({
  page,
  newSite: newHouse,
}) => {
  const house = await newHouse();
  await signIn(page, house, 'alex@example.com');
  for (const [back, fault, code] of [
    [3, { body: 'cut' }, /cloud_(malformed|error|down)/],
    [4, { body: 'html' }, /cloud_(malformed|error)/],
    [7, { body: 'error' }, /cloud_malformed/],
    [5, { status: 500 }, /cloud_error/],
    [6, { drop: true }, /cloud_(down|error)/],
  ] as const) {
    const [start, end] = [isoLocalDay(MAPLE.zone, -back), isoLocalDay(MAPLE.zone, 1 - back)];
    const range = new URLSearchParams({ start, end, granularity: 'hour' });
    const url = `${house.url}/api/meters/${encodeURIComponent(POWER.id)}/series?${range}`;
    await house.cloud.fault({ match: 'usage/', times: 10, ...fault });
    const failed = await page.request.get(url);
    expect([502, 503, 504], JSON.stringify(fault)).toContain(failed.status());
    expect(((await failed.json()) as { code: string }).code, JSON.stringify(fault)).toMatch(code);
    await house.cloud.clearFaults();
    expect((await getAnswer<unknown>(page.request, url)).meta.coverage.measured).toBe(24);
  }
});
