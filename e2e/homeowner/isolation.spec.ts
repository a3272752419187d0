import { expect } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const ALEX_HOME = premiseNamed('alex@example.com', 'Maple');
const ALEX_METER = meterOfType(ALEX_HOME, 'power');
const KIM_HOME = premiseNamed('kim@example.com', 'Ångström');
const range = new URLSearchParams({ start: isoLocalDay(ALEX_HOME.zone, -3), end: isoLocalDay(ALEX_HOME.zone, -2) });
const meter = encodeURIComponent(ALEX_METER.id);

/** Every API address with user data, with Alex's ids. */
const PERSONAL = ['/api/session', '/api/tokens', '/api/guests'];
const LISTS = [
  ...PERSONAL,
  '/api/premises',
  '/api/find/premises',
  '/api/find/meters',
  '/api/find/gateways',
  '/api/budget',
  '/api/backfill',
  '/api/alerts',
  '/api/events',
  '/api/tariffs',
  '/api/exports',
  '/api/reports/account.csv',
  '/api/reports/account.json',
];
const ENTITIES = [
  `/api/premises/${ALEX_HOME.id}`,
  `/api/premises/${ALEX_HOME.id}/live`,
  `/api/premises/${ALEX_HOME.id}/insights`,
  `/api/premises/${ALEX_HOME.id}/overview`,
  `/api/premises/${ALEX_HOME.id}/costs`,
  `/api/premises/${ALEX_HOME.id}/bills`,
  `/api/tariffs?premise=${ALEX_HOME.id}`,
  `/api/meters/${meter}/series?kind=usage&granularity=hour&${range}`,
  `/api/meters/${meter}/series?kind=baseline&granularity=hour&${range}`,
  `/api/meters/${meter}/series?kind=average&granularity=hour&${range}`,
  `/api/reports/usage.csv?meter=${meter}&granularity=hour&${range}`,
  `/api/reports/insights.csv?meter=${meter}&${range}`,
  `/api/reports/cost?report=insights&granularity=hour&meter=${meter}&${range}`,
];

test('one user cannot read another’s data on any address', async ({ page, as, browser, site }) => {
  await as('alex@example.com');
  for (const url of ENTITIES) expect((await page.request.get(url)).status(), `${url} for Alex`).toBe(200);

  const context = await browser.newContext({ baseURL: site.url });
  const kim = await context.newPage();
  await signIn(kim, site, 'kim@example.com');
  for (const url of ENTITIES) {
    const response = await kim.request.get(url);
    expect(response.status(), `${url} for Kim`).toBe(404);
    expect(await response.text()).not.toContain(ALEX_HOME.name);
  }
  for (const url of LISTS) {
    const response = await kim.request.get(url);
    expect(response.status(), url).toBe(200);
    const text = await response.text();
    expect(text, url).not.toContain(ALEX_HOME.id);
    expect(text, url).not.toContain(ALEX_METER.id);
    expect(text, url).not.toContain('alex@');
  }
  for (const url of ['/api/site', '/api/site/diagnostics']) {
    expect((await kim.request.get(url)).status(), url).toBe(404);
  }
  await kim.goto('/settings/site');
  await expect(kim.getByRole('heading', { level: 1 })).toHaveText(/couldn’t find|not found/i);
  const premises = await getAnswer<{ premises: { id: string }[] }>(kim.request, '/api/premises');
  expect(premises.data.premises.map((premise) => premise.id)).toEqual([KIM_HOME.id]);

  for (const path of [`/premises/${ALEX_HOME.id}`, usagePath(ALEX_METER)]) {
    await kim.goto(path);
    await expect(kim.getByText(ALEX_HOME.address.street ?? '')).toHaveCount(0);
    await expect(kim.getByText('Maple Street')).toHaveCount(0);
  }
  await context.close();
});

test('one user’s ETag does not match for another', async ({ page, as, browser, site }) => {
  await as('alex@example.com');
  const own = await page.request.get('/api/premises');
  const etag = own.headers().etag ?? '';
  const again = await page.request.get('/api/premises', { headers: { 'if-none-match': etag } });
  expect([200, 304]).toContain(again.status());
  expect(own.headers()['cache-control']).toMatch(/private/);
  expect(own.headers()['cache-control']).not.toMatch(/public/);

  const context = await browser.newContext({ baseURL: site.url });
  const lee = await context.newPage();
  await signIn(lee, site, 'lee@example.com');
  const other = await lee.request.get('/api/premises', { headers: { 'if-none-match': etag } });
  expect(other.status()).toBe(200);
  await context.close();
});

test('without a session, /api responds 401 and pages redirect to sign-in', async ({ page }) => {
  for (const url of [...LISTS, ...ENTITIES]) {
    const response = await page.request.get(url, { maxRedirects: 0 });
    expect(response.status(), url).toBe(401);
    expect(response.headers()['content-type'], url).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'signed_out', status: 401 });
  }
  for (const path of [
    '/',
    '/premises',
    `/premises/${ALEX_HOME.id}`,
    usagePath(ALEX_METER),
    `/premises/${ALEX_HOME.id}/costs`,
    `/premises/${ALEX_HOME.id}/prices/electricity`,
    `/premises/${ALEX_HOME.id}/bills`,
    `/premises/${ALEX_HOME.id}/bills/any`,
    '/reports',
    '/settings/history',
    '/settings/api-usage',
    '/settings/tokens',
    '/settings/site',
    '/api-docs',
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in/);
  }
  for (const url of ['/api/health', '/api/ready', '/api/version', '/api/openapi.json']) {
    expect((await page.request.get(url)).status(), url).toBe(200);
  }
});

test('rejects other methods and invalid parameters', async ({ page, as }) => {
  await as('alex@example.com');
  for (const url of [...LISTS, ...ENTITIES]) {
    const response = await page.request.post(url, { maxRedirects: 0 });
    expect([403, 405], url).toContain(response.status());
  }
  const crossSite = await page.request.post('/api/backfill', {
    data: { state: 'on', choices: ['hour'] },
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(crossSite.status()).toBe(403);
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

test('the enterprise is not found for users who are not listed', async ({ page, as }) => {
  await as('kim@example.com');
  for (const url of [...LISTS.slice(PERSONAL.length), ...ENTITIES]) {
    const separator = url.includes('?') ? '&' : '?';
    const response = await page.request.get(`${url}${separator}account=sandbox-utility`);
    expect(response.status(), url).toBe(404);
  }
  const change = { account: 'sandbox-utility', state: 'on', choices: ['hour'] };
  expect((await page.request.post('/api/backfill', { data: change })).status()).toBe(404);
  const session = await getAnswer<{ accounts: { id: string }[] }>(page.request, '/api/session');
  expect(session.data.accounts.map((account) => account.id)).toEqual(['home']);
});

test('a guest link opens one home to look at, until the household ends it', async ({ page, asNew, browser, site }) => {
  await asNew('alex@example.com');
  await page.goto('/settings');
  await page.getByLabel('Who is the link for?').fill('Grandma');
  await page.getByRole('combobox', { name: 'Home' }).selectOption(ALEX_HOME.id);
  await page.getByRole('button', { name: 'Make a guest link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link for Grandma' }).inputValue();

  const context = await browser.newContext({ baseURL: site.url });
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.getByText(`You are a guest of ${ALEX_HOME.name} until the end of`)).toBeVisible();
  expect(guest.url()).not.toContain('#');
  const nav = guest.getByRole('navigation', { name: 'Main' });
  await expect(nav.getByRole('link')).toHaveText([/^Home/, /^Usage/, /^Costs/, /^Alerts/]);
  await expect(nav.getByRole('button')).toHaveCount(0);
  await guest.goto('/settings');
  await expect(guest).toHaveURL(new RegExp(`/premises/${ALEX_HOME.id}$`));

  await page.getByRole('button', { name: 'End Grandma' }).click();
  await page.getByRole('button', { name: 'End access' }).click();
  await expect(page.getByText('No guests yet.')).toBeVisible();
  await guest.reload();
  await expect(guest.getByText('Your guest link has ended.')).toBeVisible();
  await context.close();
});
