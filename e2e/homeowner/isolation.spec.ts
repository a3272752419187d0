import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const ALEXS = premiseNamed('alex@example.com', 'Maple');
const ALEXS_METER = meterOfType(ALEXS, 'power');
const KIMS = premiseNamed('kim@example.com', 'Ångström');
const range = new URLSearchParams({ start: isoLocalDay(ALEXS.zone, -3), end: isoLocalDay(ALEXS.zone, -2) });
const meter = encodeURIComponent(ALEXS_METER.id);

/** Every address of our API that answers with somebody's data, asked for what is Alex's. */
const PERSONAL = ['/api/session', '/api/tokens'];
const LISTS = [
  ...PERSONAL,
  '/api/premises',
  '/api/budget',
  '/api/backfill',
  '/api/exports',
  '/api/reports/account.csv',
  '/api/reports/account.json',
];
const THINGS = [
  `/api/premises/${ALEXS.id}`,
  `/api/premises/${ALEXS.id}/live`,
  `/api/meters/${meter}/series?kind=usage&granularity=hour&${range}`,
  `/api/meters/${meter}/series?kind=baseline&granularity=hour&${range}`,
  `/api/meters/${meter}/series?kind=average&granularity=hour&${range}`,
  `/api/reports/usage.csv?meter=${meter}&granularity=hour&${range}`,
  `/api/reports/insights.csv?meter=${meter}&${range}`,
  `/api/reports/cost?report=insights&granularity=hour&meter=${meter}&${range}`,
];

test('what one person may read, another may not, on every address', async ({ page, as, browser, site: house }) => {
  await as('alex@example.com');
  for (const url of THINGS) expect((await page.request.get(url)).status(), `${url} for Alex`).toBe(200);

  const context = await browser.newContext({ baseURL: house.url });
  const kim = await context.newPage();
  await signIn(kim, house, 'kim@example.com');
  for (const url of THINGS) {
    const response = await kim.request.get(url);
    expect(response.status(), `${url} for Kim`).toBe(404);
    expect(await response.text()).not.toContain(ALEXS.name);
  }
  for (const url of LISTS) {
    const response = await kim.request.get(url);
    expect(response.status(), url).toBe(200);
    const text = await response.text();
    expect(text, url).not.toContain(ALEXS.id);
    expect(text, url).not.toContain(ALEXS_METER.id);
    expect(text, url).not.toContain('alex@');
  }
  const premises = await getAnswer<{ premises: { id: string }[] }>(kim.request, '/api/premises');
  expect(premises.data.premises.map((premise) => premise.id)).toEqual([KIMS.id]);

  for (const path of [`/premises/${ALEXS.id}`, usagePath(ALEXS_METER)]) {
    await kim.goto(path);
    await expect(kim.getByText(ALEXS.address.street ?? '')).toHaveCount(0);
    await expect(kim.getByText('Maple Street')).toHaveCount(0);
  }
  await context.close();
});

test('an answer with an ETag of one person is not confirmed to another', async ({ page, as, browser, site: house }) => {
  await as('alex@example.com');
  const mine = await page.request.get('/api/premises');
  const etag = mine.headers().etag ?? '';
  const again = await page.request.get('/api/premises', { headers: { 'if-none-match': etag } });
  expect([200, 304]).toContain(again.status());
  expect(mine.headers()['cache-control']).toMatch(/private/);
  expect(mine.headers()['cache-control']).not.toMatch(/public/);

  const context = await browser.newContext({ baseURL: house.url });
  const lee = await context.newPage();
  await signIn(lee, house, 'lee@example.com');
  const other = await lee.request.get('/api/premises', { headers: { 'if-none-match': etag } });
  expect(other.status()).toBe(200);
  await context.close();
});

test('signed out: 401 and never a redirect under /api, the sign-in page elsewhere', async ({ page }) => {
  for (const url of [...LISTS, ...THINGS]) {
    const response = await page.request.get(url, { maxRedirects: 0 });
    expect(response.status(), url).toBe(401);
    expect(response.headers()['content-type'], url).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'signed_out', status: 401 });
  }
  for (const path of [
    '/',
    '/premises',
    `/premises/${ALEXS.id}`,
    usagePath(ALEXS_METER),
    '/reports',
    '/history',
    '/budget',
    '/settings/tokens',
    '/api-docs',
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in/);
  }
  expect((await page.request.get('/api/health')).status()).toBe(200);
  expect((await page.request.get('/api/openapi.json')).status()).toBe(200);
});

test('only GET, only known parameters with sense in them', async ({ page, as }) => {
  await as('alex@example.com');
  for (const url of [...LISTS, ...THINGS]) {
    const response = await page.request.post(url, { maxRedirects: 0 });
    expect([403, 405], url).toContain(response.status());
  }
  const foreign = await page.request.post('/api/backfill', {
    data: { state: 'on', choices: ['hour'] },
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status()).toBe(403);
  for (const [query, field] of [
    ['start=2025-02-30&end=2025-03-02', 'start'],
    ['start=2025-03-02', 'end'],
    ['start=2025-03-02&end=2025-03-01', 'end'],
    ['start=2025-03-01&end=2025-03-02&granularity=week', 'granularity'],
    ['start=2025-03-01&end=2025-03-02&kind=cost', 'kind'],
  ] as const) {
    const response = await page.request.get(`/api/meters/${meter}/series?${query}`);
    expect(response.status(), query).toBe(400);
    expect(await response.json(), query).toMatchObject({ code: 'bad_request', field });
  }
  const traversal = await page.request.get('/api/premises/..%2F..%2Fadmin');
  expect(traversal.status()).toBe(404);
});

test('the enterprise is not there for those who are not on the list', async ({ page, as }) => {
  await as('kim@example.com');
  for (const url of [...LISTS.slice(PERSONAL.length), ...THINGS]) {
    const separator = url.includes('?') ? '&' : '?';
    const response = await page.request.get(`${url}${separator}account=sandbox-utility`);
    expect(response.status(), url).toBe(404);
  }
  const change = { account: 'sandbox-utility', state: 'on', choices: ['hour'] };
  expect((await page.request.post('/api/backfill', { data: change })).status()).toBe(404);
  const session = await getAnswer<{ accounts: { id: string }[] }>(page.request, '/api/session');
  expect(session.data.accounts.map((account) => account.id)).toEqual(['home']);
});
