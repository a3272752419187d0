import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { unzip } from '@/lib/server/test-support/unzip';
import { axeCheck } from '../fixtures/axe';
import { requestsOf } from '../fixtures/cloud';
import { test } from '../fixtures/test';
import { premiseNamed } from '../fixtures/truth';

const HOMES = ['Maple', 'Desert'].map((name) => premiseNamed('alex@example.com', name));

test('a report runs in the background, supports range downloads, repeats from stored data and can be deleted', async ({
  page,
  asNew,
  cloud,
  site,
}) => {
  const account = await asNew('alex@example.com');
  await page.goto('/reports');
  const start = page.getByRole('button', { name: 'Start', exact: true });
  // The page after the sign-in loads hours, for a month.
  await page.getByLabel('Detail', { exact: true }).selectOption('fifteenminute');
  await expect(page.getByRole('main').getByText(/\brequests?\b/)).toHaveCount(0);
  await page.getByText('Schedule and options').click();
  await page.getByLabel('Repeat', { exact: true }).selectOption('week');
  await axeCheck(page);
  await cloud.forgetRequests();
  await start.click();

  const made = page.getByRole('region', { name: 'Background reports' });
  await expect(made.getByText(/^Complete/)).toHaveCount(1, { timeout: 40_000 });
  await axeCheck(page);
  const link = made.getByRole('link', { name: /^Download/ });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const bytes = await readFile(await file.path());
  const meters = HOMES.flatMap((home) => home.meters);
  const files = unzip(new Uint8Array(bytes));
  for (const { id } of meters) expect([...files.keys()]).toContain(`${id.replace(':', '_')}.usage.csv`);
  const usage = async () =>
    (await requestsOf(cloud, account)).filter(
      ({ path, query }) => path.includes('/usage/') && JSON.stringify(query).includes('fifteenminute'),
    );
  expect(await usage()).toHaveLength(meters.length);

  const address = new URL((await link.getAttribute('href')) ?? '', site.url).href;
  const part = await page.request.get(address, { headers: { Range: 'bytes=10-19' } });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-range']).toBe(`bytes 10-19/${bytes.length}`);
  expect((await part.body()).equals(bytes.subarray(10, 20))).toBe(true);
  const etag = part.headers().etag ?? '';
  expect((await page.request.get(address, { headers: { 'If-None-Match': etag } })).status()).toBe(304);
  expect((await page.request.get(address, { headers: { Range: `bytes=${bytes.length}-` } })).status()).toBe(416);
  expect(
    (await page.request.get(address, { headers: { Range: 'bytes=10-19', 'If-Range': '"another"' } })).status(),
  ).toBe(200);
  expect(
    (await page.request.delete(address.replace('/file', ''), { headers: { Origin: 'https://evil.example' } })).status(),
  ).toBe(403);

  await made.getByRole('button', { name: /^Run again/ }).click();
  await expect(made.getByText(/^Complete/)).toHaveCount(2, { timeout: 40_000 });
  expect(await usage()).toHaveLength(meters.length);
  await page.getByRole('button', { name: /^Stop repeating/ }).click();
  await expect(page.getByRole('region', { name: 'Repeated reports' })).toHaveCount(0);
  await made
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await expect(made.getByText(/^Complete/)).toHaveCount(1);
});
