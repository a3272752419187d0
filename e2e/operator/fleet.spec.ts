import { expect, type Page } from '@playwright/test';
import { getAnswer } from '../fixtures/api';
import { parseCsvRecords } from '../fixtures/csv';
import { focusHydrated } from '../fixtures/hydrated';
import { test } from '../fixtures/test';
import { world } from '../fixtures/truth';

const dark = world.fleetPremise(3);
const darkGateway = dark.gateways[0]?.id ?? '';
const low = world.fleetPremise(4).gateways[0]?.id ?? '';

async function savedCsv(page: Page, name: RegExp) {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return parseCsvRecords(Buffer.concat(chunks).toString('utf8'));
}

test('an operator finds a down gateway and opens its states, grid history and meter', async ({ page, as }) => {
  await as('operator@utility.example');
  await page.goto('/fleet?account=sandbox-utility');
  await expect(page.getByRole('heading', { name: /^Worklist: / })).toBeVisible();

  await page.getByRole('navigation', { name: 'Fleet' }).getByRole('link', { name: 'Gateways' }).click();
  await page.getByRole('searchbox', { name: 'Find gateways' }).fill(darkGateway);
  await expect(page).toHaveURL(new RegExp(`q=${darkGateway}`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 of /);
  const rows = await savedCsv(page, /^Download 1 row as CSV/);
  expect(rows.map((row) => row['Gateway ID'])).toEqual([darkGateway]);

  await page.getByRole('link', { name: darkGateway }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Gateway ${darkGateway}`);
  await expect(page.getByRole('img', { name: /^In 7 days/ })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Voltage over time' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Frequency over time' })).toBeVisible();
  await page.getByText('7 days', { exact: true }).last().click();
  await expect(page).toHaveURL(/start=/);
  await expect(page.getByRole('heading', { name: 'Sustained excursions' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Outage' }).first()).toBeVisible();
  const excursions = await savedCsv(page, /^Download excursions/);
  expect(excursions.some((row) => row.What === 'Outage')).toBe(true);

  // The meter page includes the homeowner's usage view.
  await page.getByRole('link', { name: 'Electricity' }).first().click();
  await expect(page.getByRole('region', { name: 'Usage' }).getByRole('navigation', { name: 'Period' })).toBeVisible();
  await page.getByRole('button', { name: 'Show today’s readings' }).click();
  await page.getByRole('button', { name: 'Previous day of readings' }).click();
  await expect(page.getByText(/\d+ readings,/)).toBeVisible();
});

test('the health page shows a day’s changes and filters by URL', async ({ page, as }) => {
  await as('operator@utility.example');
  await page.goto('/fleet/health?account=sandbox-utility');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/over the last 7 days/);
  const changed = page.getByRole('button', { name: /\d changes?$/ }).first();
  await changed.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^\d{1,2}:\d{2}\s[AP]M$/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await page.getByText('Filters', { exact: true }).click();
  // The URL controls the checkbox, so the click takes effect a moment later.
  await page.getByRole('checkbox', { name: /^Gateway/ }).click();
  await expect(page).toHaveURL(/type=gateway/);
  await expect(page.getByText(/^\d+ of \d+ devices$/)).toBeVisible();
  const { data } = await getAnswer<{ matching: number }>(
    page.request,
    '/api/fleet/health?type=gateway&account=sandbox-utility',
  );
  expect(data.matching).toBe(world.gatewayTotal);
});

test('the grid page applies the limits in the URL and compares gateways', async ({ page, as }) => {
  await as('operator@utility.example');
  await page.goto('/fleet/grid?account=sandbox-utility');
  await expect(page.getByRole('slider', { name: 'Volt in the chart' })).toBeVisible();
  await page.getByText('At the service', { exact: true }).click();
  await expect(page).toHaveURL(/limits=service/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 gateway is outside/);
  await expect(page.getByRole('row').nth(1)).toContainText(low);

  await page.getByRole('link', { name: 'Compare gateway history' }).click();
  for (const id of [low, darkGateway]) {
    await page.getByRole('searchbox', { name: 'Add a gateway' }).fill(id);
    await page.getByRole('list', { name: 'Gateways found' }).getByRole('button', { name: id }).click();
  }
  await expect(page).toHaveURL(new RegExp(`gateway=${low}&gateway=${darkGateway}`));
  await expect(page.getByRole('row', { name: new RegExp(darkGateway) }).first()).toBeVisible();
  const chart = page.getByRole('slider', { name: 'Voltage over time' });
  await focusHydrated(chart);
  await page.keyboard.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`${low}.*${darkGateway}`));
});

test('users who are not operators get no fleet page, data or file', async ({ page, as }) => {
  const id = encodeURIComponent(dark.id);
  const meter = encodeURIComponent(dark.meters[0]?.id ?? '');
  const range = 'start=2026-11-01&end=2026-11-02';
  const answers = [
    '/api/fleet/overview',
    '/api/fleet/worklist',
    '/api/fleet/worklist/x/history',
    '/api/fleet/worklist.csv',
    '/api/fleet/crew-sheet',
    '/api/fleet/crew-sheet.csv',
    '/api/fleet/cohorts',
    '/api/fleet/trend',
    '/api/fleet/views?page=meters',
    ...['premises', 'meters', 'gateways', 'health', 'grid', 'areas'].flatMap((list) => [
      `/api/fleet/${list}`,
      `/api/fleet/${list}/rows.csv`,
    ]),
    `/api/fleet/premises/${id}`,
    `/api/fleet/meters/${meter}`,
    `/api/fleet/gateways/${darkGateway}`,
    `/api/fleet/meters/${meter}/readings?${range}`,
    `/api/fleet/grid/history?gateway=${darkGateway}&${range}`,
    `/api/fleet/grid/excursions.csv?gateway=${darkGateway}&${range}`,
  ];
  for (const url of answers) expect((await page.request.get(url)).status(), `${url} signed out`).toBe(401);
  await as('kim@example.com');
  for (const url of answers) {
    for (const account of ['sandbox-utility', 'home']) {
      const response = await page.request.get(`${url}${url.includes('?') ? '&' : '?'}account=${account}`);
      expect(response.status(), `${url} of ${account}`).toBe(404);
      expect(await response.text()).not.toContain(dark.address.street ?? '?');
    }
    expect([403, 405], url).toContain((await page.request.post(url)).status());
  }
  const pages = [
    '',
    '/crew',
    '/premises',
    '/meters',
    '/gateways',
    '/health',
    '/grid',
    '/areas',
    '/grid/history',
    `/premises/${id}`,
  ];
  for (const path of [...pages, `/meters/${meter}`, `/gateways/${darkGateway}`]) {
    for (const account of ['', '?account=sandbox-utility', '?account=home']) {
      expect((await page.request.get(`/fleet${path}${account}`)).status(), `${path}${account}`).toBe(404);
    }
  }
});
