import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { axeCheck } from '../fixtures/axe';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { isoLocalDay, premiseNamed } from '../fixtures/truth';

interface BudgetAnswer {
  hour: { used: number; reserve: number };
  spend: { purpose: string; requests: number }[];
  queued: unknown[];
  pace: { seconds: number; reason: string };
}

const FLAT = premiseNamed('asha@example.com', 'Ballygunge');

test('the budget page shows requests by the hour, priorities, pace and queue @phone', async ({ page, newSite }) => {
  const site = await newSite();
  await signIn(page, site, 'alex@example.com');
  await page.goto(`${site.url}/premises`);
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main').getByText(/\brequests?\b/)).toHaveCount(0);
  await page.goto(`${site.url}/settings/api-usage`);
  const { data } = await getAnswer<BudgetAnswer>(page.request, `${site.url}/api/budget`);
  const sent = (await site.cloud.requests()).filter((request) => request.kind === 'api');
  expect(data.spend.reduce((sum, { requests }) => sum + requests, 0)).toBe(sent.length);
  expect(data.queued).toEqual([]);

  await expect(
    page.getByText(`${data.hour.reserve} requests an hour and 150 a day are reserved for pages`),
  ).toBeVisible();
  await expect(page.getByText(data.pace.reason)).toBeVisible();
  await expect(page.getByText('Nothing is queued.')).toBeVisible();

  const chart = page.getByRole('slider', { name: 'Hour in the chart' });
  await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`All ${sent.length}\\b`));
  await chart.focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Show as table').click();
  const table = page.getByRole('table', { name: 'Requests by hour' });
  await expect(table.getByRole('row')).toHaveCount(26);
  await expect(table.getByRole('row').last().getByRole('cell').last()).toHaveText(String(sent.length));
  await axeCheck(page);
});

test('a report of a home says nothing of requests, and costs what our API says @phone', async ({ page, newSite }) => {
  const site = await newSite();
  await signIn(page, site, 'asha@example.com');
  await page.goto(`${site.url}/reports`);
  await page.getByLabel('Report', { exact: true }).selectOption('insights');
  await page.getByLabel('First day').fill(isoLocalDay(FLAT.zone, -60));
  await page.getByLabel(/Last day/).fill(isoLocalDay(FLAT.zone, -52));
  const stated = async () => {
    const [start, end] = [isoLocalDay(FLAT.zone, -60), isoLocalDay(FLAT.zone, -51)];
    const query = new URLSearchParams({ report: 'insights', start, end });
    return (await (await page.request.get(`${site.url}/api/reports/cost?${query}`)).json()).data.requests;
  };
  const requests = await stated();
  expect(requests).toBe(FLAT.meters.length * 2);
  await axeCheck(page);

  await page.waitForLoadState('networkidle');
  await site.cloud.forgetRequests();
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download', exact: true }).click(),
  ]);
  const sent = (await site.cloud.requests()).filter((request) => request.kind === 'api');
  expect(sent).toHaveLength(requests);
  expect(await stated()).toBe(0);
});

test('a report that has to wait says when it will be done', async ({ page, newSite }) => {
  const site = await newSite({ settings: { COPPER_LIMIT_HOUR: '6', COPPER_LIMIT_DAY: '50' } });
  await signIn(page, site, 'alex@example.com');
  await page.goto(`${site.url}/reports`);
  await expect(page.getByText(/^Ready about .*\d:\d\d\s[AP]M: Copper limits/)).toBeVisible();
  await expect(page.getByText('Runs in the background. You can close this page.')).toBeVisible();
  await axeCheck(page);
});
