import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { axeCheck } from '../fixtures/axe';
import { requestsOf } from '../fixtures/cloud';
import { focusHydrated } from '../fixtures/hydrated';
import { signIn } from '../fixtures/sign-in';
import { separateSite, test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed } from '../fixtures/truth';

interface BudgetAnswer {
  hour: { used: number; reserve: number };
  spend: { purpose: string; requests: number }[];
  queued: unknown[];
  pace: { seconds: number; reason: string };
}

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const FLAT = premiseNamed('asha@example.com', 'Ballygunge');

test('the budget page shows requests by the hour, priorities, pace and queue', async ({ page, newSite }) => {
  // The budget is of all accounts of a site.
  const site = await newSite();
  await signIn(page, site, 'alex@example.com');
  await page.goto(`${site.url}/premises`);
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main').getByText(/\brequests?\b/)).toHaveCount(0);
  await page.goto(`${site.url}/settings/api-usage`);
  const { data } = await getAnswer<BudgetAnswer>(page.request, `${site.url}/api/budget`);
  const sent = await requestsOf(site.cloud, 'alex@example.com');
  expect(data.spend.reduce((sum, { requests }) => sum + requests, 0)).toBe(sent.length);
  expect(data.queued).toEqual([]);

  await expect(
    page.getByText(`${data.hour.reserve} requests an hour and 150 a day are reserved for pages`),
  ).toBeVisible();
  await expect(page.getByText(data.pace.reason)).toBeVisible();
  await expect(page.getByText('Nothing is queued.')).toBeVisible();

  const chart = page.getByRole('slider', { name: 'Hour in the chart' });
  await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`All ${sent.length}\\b`));
  await focusHydrated(chart);
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Show as table').click();
  const table = page.getByRole('table', { name: 'Requests by hour' });
  await expect(table.getByRole('row')).toHaveCount(26);
  await expect(table.getByRole('row').last().getByRole('cell').last()).toHaveText(String(sent.length));
  await axeCheck(page);
});

test('a report of a home says nothing of requests, and costs what our API says', async ({ page, asNew, cloud }) => {
  const account = await asNew('asha@example.com');
  await page.goto('/reports');
  await page.getByLabel('Report', { exact: true }).selectOption('insights');
  await page.getByLabel('First day').fill(isoLocalDay(FLAT.zone, -60));
  await page.getByLabel(/Last day/).fill(isoLocalDay(FLAT.zone, -52));
  const stated = async () => {
    const [start, end] = [isoLocalDay(FLAT.zone, -60), isoLocalDay(FLAT.zone, -51)];
    const query = new URLSearchParams({ report: 'insights', start, end });
    return (await (await page.request.get(`/api/reports/cost?${query}`)).json()).data.requests;
  };
  const requests = await stated();
  expect(requests).toBe(FLAT.meters.length * 2);
  await axeCheck(page);

  await page.waitForLoadState('networkidle');
  await cloud.forgetRequests();
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download', exact: true }).click(),
  ]);
  expect(await requestsOf(cloud, account)).toHaveLength(requests);
  expect(await stated()).toBe(0);
});

test.describe('with a limit of 6 requests an hour', () => {
  const sharedSite = separateSite({ settings: { COPPER_LIMIT_HOUR: '6', COPPER_LIMIT_DAY: '50' } });

  test('a report that has to wait says when it will be done, and its address answers with a job', async ({ page }) => {
    const site = sharedSite();
    await signIn(page, site, 'alex@example.com');
    await page.goto(`${site.url}/reports`);
    await expect(page.getByText(/^Ready about .*\d:\d\d\s[AP]M: Copper limits/)).toBeVisible();
    await expect(page.getByText('Runs in the background. You can close this page.')).toBeVisible();
    await axeCheck(page);

    const address = `${site.url}/api/reports/usage.zip?start=2026-01-01&end=2026-01-08`;
    const [first, second] = [await page.request.get(address), await page.request.get(address)];
    expect(first.status()).toBe(202);
    const { data } = await first.json();
    expect(first.headers().location).toBe(`/api/exports/${data.id}`);
    expect((await second.json()).data.id).toBe(data.id);
    expect(await (await page.request.get(`${site.url}/api/exports/${data.id}`)).json()).toMatchObject({
      data: { id: data.id, state: 'running', report: 'usage', format: 'zip' },
    });
    expect((await page.request.get(`${site.url}/api/exports/${data.id}/file`)).status()).toBe(404);
  });

  test('requests never exceed the configured limit, which is stored in the database', async ({ page }) => {
    const site = sharedSite();
    await signIn(page, site, 'alex@example.com');
    await page.goto(`${site.url}/premises/${MAPLE.id}`);
    await page.waitForLoadState('networkidle');
    // One request is for up to a month.
    for (let back = 40; back < 440; back += 40) {
      const [start, end] = [isoLocalDay(MAPLE.zone, -back - 1), isoLocalDay(MAPLE.zone, -back)];
      await page.request.get(
        `${site.url}/api/meters/${encodeURIComponent(POWER.id)}/series?start=${start}&end=${end}&granularity=hour`,
      );
    }
    const sent = (await site.cloud.requests()).filter((request) => request.kind === 'api');
    expect(sent.length).toBe(6);
    const budget = await getAnswer<{ hour: { used: number; remaining: number } }>(
      page.request,
      `${site.url}/api/budget`,
    );
    expect(budget.data.hour).toMatchObject({ used: 6, remaining: 0 });
  });
});
