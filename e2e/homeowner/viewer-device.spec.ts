import { expect, type Page } from '@playwright/test';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { calendarDayInZone } from '@/lib/domain/times';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { premiseNamed } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const METER = MAPLE.meters[0];
const USAGE = `/premises/${MAPLE.id}/usage?meter=${METER?.id}`;
const HOUR = 3_600_000;

/** The browser reports this zone. */
function reportZone(page: Page, zone: string) {
  return page.addInitScript((timeZone) => {
    const original = Intl.DateTimeFormat.prototype.resolvedOptions;
    Intl.DateTimeFormat.prototype.resolvedOptions = function resolvedOptions() {
      return { ...original.call(this), timeZone };
    };
  }, zone);
}

/** Sets the device's clock wrong by `ms`. */
function setDeviceOff(page: Page, ms: number) {
  return page.addInitScript((off) => {
    const RealDate = Date;
    const now = () => RealDate.now() + off;
    window.Date = new Proxy(RealDate, {
      construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
      get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
    });
  }, ms);
}

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test('every page works in a browser whose zone it does not know itself', async ({ page, as }) => {
  await as('alex@example.com');
  await reportZone(page, 'Etc/Unknown');
  const errors = collectErrors(page);
  for (const path of [
    '/premises',
    '/settings/api-usage',
    '/settings/history',
    '/reports',
    '/settings/tokens',
    `/premises/${MAPLE.id}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.getByText(/couldn’t be shown/), path).toHaveCount(0);
  }
  expect(errors).toEqual([]);
});

for (const hours of [-26, 26]) {
  test(`today is the home's, on a device whose clock is ${hours} hours off`, async ({ page, as }) => {
    await as('alex@example.com');
    await setDeviceOff(page, hours * HOUR);
    const errors = collectErrors(page);
    await page.goto(USAGE);
    const today = AMERICAN_FORMATS.day(new Date().toISOString(), MAPLE.zone);
    await expect(page.getByRole('heading', { level: 2, name: today })).toBeVisible();
    await expect(page.getByText(/^Today/).first()).toBeVisible();
    await expect(page.getByText(/Updated (just now|\d+ min ago)/).first()).toBeVisible();

    // Until now the time came with the page. Now it comes with an answer.
    const answer = page.waitForResponse((response) => response.url().includes('/series'));
    await page.getByRole('button', { name: 'Previous day', exact: true }).click();
    expect((await answer).headers().date, 'answers carry the server’s time').toBeTruthy();
    await expect(page.getByRole('heading', { level: 2, name: today })).toHaveCount(0);
    await page.getByRole('button', { name: 'Next day', exact: true }).click();
    await expect(page.getByRole('heading', { level: 2, name: today })).toBeVisible();
    await expect(page.getByText(/^Today/).first()).toBeVisible();

    await page.goto(`/premises/${MAPLE.id}`);
    const device = await page.evaluate(() => new Date().toISOString());
    expect(calendarDayInZone(device, MAPLE.zone)).not.toBe(calendarDayInZone(new Date().toISOString(), MAPLE.zone));
    const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: MAPLE.zone }).format();
    await expect(page.getByText(`Typical ${weekday}`).first()).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test('a link with impossible or backward days says so, and what is shown instead', async ({ page, as }) => {
  await as('alex@example.com');
  const notice = page.getByRole('status').filter({ hasText: 'This link can’t be shown as it is' });
  await page.goto(`${USAGE}&range=dates&start=2026-02-30&end=2026-02-01&granularity=second`);
  await expect(notice).toContainText('Its start, 2026-02-30, does not exist.');
  await expect(notice).toContainText('There is no detail “second”.');
  const today = AMERICAN_FORMATS.day(new Date().toISOString(), MAPLE.zone);
  await expect(notice).toContainText(`Showing ${today}, by hour, instead.`);
  await page.getByRole('button', { name: 'Previous 1 day' }).click();
  await expect(notice).toHaveCount(0);
});

test('an operator’s pages work without a known zone, and say what a link does not show', async ({ page, site }) => {
  test.setTimeout(120_000);
  await reportZone(page, 'Etc/Unknown');
  await signIn(page, site, 'operator@utility.example');
  const errors = collectErrors(page);
  for (const path of [
    '/fleet',
    '/fleet/premises',
    '/fleet/meters',
    '/fleet/gateways',
    '/fleet/health',
    '/fleet/grid',
  ]) {
    await page.goto(`${site.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.getByText(/couldn’t be shown/), path).toHaveCount(0);
  }
  const account = new URL(page.url()).searchParams.get('account');
  const notice = page.getByRole('status').filter({ hasText: 'This link can’t be shown as it is' });
  await page.goto(`${site.url}/fleet/meters?account=${account}&sort=colour&state=botched`);
  await expect(notice).toContainText('There is no column “colour” to sort by.');
  await expect(page.getByRole('list', { name: 'Chosen filters' })).toContainText('State: botched (none)');
  await page.goto(`${site.url}/fleet/grid/history?account=${account}&gateway=`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose gateways to compare');
  expect(errors).toEqual([]);
});
