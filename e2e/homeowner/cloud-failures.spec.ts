import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { axeCheck } from '../fixtures/axe';
import { signIn } from '../fixtures/sign-in';
import { separateSite, test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const [START, END] = [isoLocalDay(MAPLE.zone, -3), isoLocalDay(MAPLE.zone, -2)];
const stored = usagePath(POWER, `range=day&start=${START}&end=${END}&granularity=hour`);
/** Too long ago to come with the requests for other days, which are for a month. */
const [LATER, LAST] = [isoLocalDay(MAPLE.zone, -301), isoLocalDay(MAPLE.zone, -300)];
const notStored = usagePath(POWER, `range=day&start=${LATER}&end=${LAST}&granularity=hour`);

test.describe('answers that fail, and then none', () => {
  const sharedSite = separateSite();

  test('truncated, invalid, refused and lost answers are named errors and are not stored', async ({ page }) => {
    const site = sharedSite();
    await signIn(page, site, 'alex@example.com');
    for (const [back, fault, code] of [
      [40, { body: 'cut' }, /cloud_(malformed|error|down)/],
      [80, { body: 'html' }, /cloud_(malformed|error)/],
      [120, { body: 'error' }, /cloud_malformed/],
      [160, { status: 500 }, /cloud_error/],
      [200, { drop: true }, /cloud_(down|error)/],
    ] as const) {
      const [start, end] = [isoLocalDay(MAPLE.zone, -back), isoLocalDay(MAPLE.zone, 1 - back)];
      const range = new URLSearchParams({ start, end, granularity: 'hour' });
      const url = `${site.url}/api/meters/${encodeURIComponent(POWER.id)}/series?${range}`;
      await site.cloud.fault({ match: 'usage/', times: 10, ...fault });
      const failed = await page.request.get(url);
      expect([502, 503, 504], JSON.stringify(fault)).toContain(failed.status());
      expect(((await failed.json()) as { code: string }).code, JSON.stringify(fault)).toMatch(code);
      await site.cloud.clearFaults();
      expect((await getAnswer<unknown>(page.request, url)).meta.coverage.measured).toBe(24);
    }
  });

  test('with the cloud down, stored data is shown and other data is reported missing', async ({ page }) => {
    const site = sharedSite();
    await signIn(page, site, 'alex@example.com');
    await page.goto(`${site.url}${stored}`);
    await expect(page.getByText('Over 24 hours')).toBeVisible();
    await site.cutCloud();

    await page.reload();
    await expect(page.getByText('Over 24 hours'), 'a past day is stored').toBeVisible();
    await page.goto(`${site.url}${notStored}`);
    await expect(page.getByText(/Couldn’t load/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
    await axeCheck(page);
    await page.goto(`${site.url}/premises`);
    await expect(page.getByRole('link', { name: 'Maple Street' })).toBeVisible();
    await expect(page.locator('body'), 'no internal details').not.toContainText(
      /eyJ|Bearer|\bat \S+ \(|ECONN|fetch failed/,
    );
    const problem = await page.request.get(
      `${site.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${LATER}&end=${LAST}&granularity=hour`,
    );
    expect(problem.status()).toBe(503);
    expect(problem.headers()['content-type']).toContain('application/problem+json');
    expect(await problem.json()).toMatchObject({ code: 'cloud_down', status: 503 });
  });
});

test('a 429 shows the stored answer and the next retry, and stops requests', async ({ page, newSite }) => {
  const site = await newSite();
  await signIn(page, site, 'alex@example.com');
  await page.goto(`${site.url}${stored}`);
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  await site.cloud.limits({ hour: 1, day: 1 });
  await page.goto(`${site.url}${notStored}`);
  await expect(page.getByText('Copper’s limit is used up')).toBeVisible();
  await expect(page.getByText(/Trying again at|until|at \d/).first()).toBeVisible();
  await axeCheck(page);

  await site.cloud.forgetRequests();
  const url = `${site.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${LATER}&end=${LAST}`;
  const limited = await page.request.get(url);
  expect(limited.status()).toBe(429);
  expect(Number(limited.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await limited.json()).toMatchObject({ code: 'limited', retryAt: expect.stringMatching(/Z$/) });
  await page.goto(`${site.url}${stored}`);
  await expect(page.getByText('Over 24 hours')).toBeVisible();
  await page.goto(`${site.url}/settings/api-usage`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no more requests for now|used up/);
  await axeCheck(page);
  const sent = (await site.cloud.requests()).filter((request) => request.kind === 'api');
  expect(sent, 'no requests before Retry-After').toEqual([]);
});
