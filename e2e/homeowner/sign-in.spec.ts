import { expect } from '@playwright/test';
import { authorizeInNewTab, chooseCopperAccount, enterCode, requestEmailCode, signIn } from '../fixtures/sign-in';
import { separateSite, test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

test.describe('sign-in methods', () => {
  test('by redirect, through Copper’s own page @phone', async ({ page, site, cloud }) => {
    await cloud.forgetRequests();
    await signIn(page, site, 'alex@example.com', 'redirect');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
    const authorize = (await cloud.requests()).find((request) => request.path === '/authorize');
    const query = new URLSearchParams(authorize?.query as string | Record<string, string>);
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('state')).toBeTruthy();
    expect(query.get('nonce')).toBeTruthy();
  });

  test('with a code by email', async ({ page, site }) => {
    await signIn(page, site, 'alex@example.com', 'email');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
  });

  test('with a code by email where the client has no OTP grant', async ({ page, site, cloud }) => {
    await cloud.settings({ otpGrant: 'closed' });
    await signIn(page, site, 'alex@example.com', 'email');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
    await cloud.settings({ otpGrant: 'open' });
  });

  test('with the address copied from Copper', async ({ page, site }) => {
    await signIn(page, site, 'alex@example.com', 'code');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
  });

  test('with the code copied from Copper', async ({ page }) => {
    await page.goto('/sign-in');
    const code = new URL(await authorizeInNewTab(page, 'kim@example.com')).searchParams.get('code') ?? '';
    expect(code).not.toBe('');
    await page.getByLabel('Code or address').fill(code);
    await page.getByRole('button', { name: 'Sign in with this code' }).click();
    await expect(page).toHaveURL(/\/premises\/[^/]+$/);
  });

  test.describe('of a site without its own client ID and address', () => {
    const sharedSite = separateSite({ settings: { NEXTAUTH_URL: '', COPPER_OAUTH_CLIENT_ID: '' } });

    test('only working methods are shown', async ({ page }) => {
      const site = sharedSite();
      await page.goto(`${site.url}/sign-in`);
      await expect(page.getByRole('button', { name: 'Send me a code' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Sign in with Copper' })).toHaveCount(0);
      await signIn(page, site, 'kim@example.com', 'email');
    });

    test('the site stays under the name it is opened by', async ({ page }) => {
      const site = sharedSite();
      const url = site.url.replace('localhost', 'energy.lan');
      await signIn(page, { ...site, url }, 'kim@example.com', 'email');
      expect(page.url()).toContain(`${url}/premises`);
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL(`${url}/sign-in`);
    });
  });

  test('below a path, sign-in, a chart and sign-out stay below it', async ({ page, newSite }) => {
    test.setTimeout(180_000);
    const site = await newSite({ settings: { BASE_PATH: '/home/energy' } });
    const outside: string[] = [];
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (site.url.startsWith(origin) && !pathname.startsWith('/home/energy')) outside.push(pathname);
    });
    await signIn(page, site, 'alex@example.com', 'redirect');
    const home = premiseNamed('alex@example.com', 'Maple Street');
    const day = isoLocalDay(home.zone, -4);
    const chart = usagePath(meterOfType(home, 'power'), `range=day&start=${day}&granularity=hour&table=1`);
    await page.goto(`${site.url}${chart}`);
    await expect(page.getByText('24 rows')).toBeVisible();
    await page.getByLabel('Detail', { exact: true }).selectOption('Two hours');
    await expect(page.getByText('12 rows')).toBeVisible();
    expect(page.url()).toContain('/home/energy/premises/');
    const cookies = await page.context().cookies(`${site.url}/premises`);
    expect([...new Set(cookies.map(({ path }) => path))]).toEqual(['/home/energy']);
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(`${site.url}/sign-in`);
    expect(outside).toEqual([]);
  });
});

test.describe('sign-in errors', () => {
  test('a wrong code is rejected, and the right one still works', async ({ page, site }) => {
    await page.goto('/sign-in');
    await requestEmailCode(page, 'lee@example.com');
    const right = await site.cloud.code('lee@example.com');
    await enterCode(page, right === '000000' ? '111111' : '000000');
    await expect(page.getByText('That code is not right. Check it and try again.')).toBeVisible();
    await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
    await enterCode(page, right);
    await expect(page).toHaveURL(/\/premises/);
  });

  test('a copied code works once', async ({ page, browser, site }) => {
    await page.goto('/sign-in');
    const address = await authorizeInNewTab(page, 'lee@example.com');
    await page.getByLabel('Code or address').fill(address);
    await page.getByRole('button', { name: 'Sign in with this code' }).click();
    await expect(page).toHaveURL(/\/premises/);

    const otherBrowser = await browser.newContext({ baseURL: site.url });
    const other = await otherBrowser.newPage();
    await other.goto('/sign-in');
    await authorizeInNewTab(other, 'kim@example.com');
    await other.getByLabel('Code or address').fill(address);
    await other.getByRole('button', { name: 'Sign in with this code' }).click();
    await expect(other.getByText(/That address belongs to another sign-in/)).toBeVisible();
    await otherBrowser.close();
  });

  test('canceling at Copper returns to the sign-in page', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with Copper' }).click();
    await page.getByRole('button', { name: 'Cancel and go back' }).click();
    await expect(page.getByText(/You canceled, or Copper denied access/)).toBeVisible();
    await page.getByRole('button', { name: 'Sign in with Copper' }).click();
    await chooseCopperAccount(page, 'lee@example.com');
    await expect(page).toHaveURL(/\/premises/);
  });

  test('an unreachable auth host is not reported as a wrong code', async ({ page, site }) => {
    await page.goto('/sign-in');
    await requestEmailCode(page, 'lee@example.com');
    await site.cutCloud();
    await enterCode(page, '123456');
    await expect(page.getByText(/sign-in service can’t be reached right now/)).toBeVisible();
    await site.reconnectCloud();
  });

  test('sign-in does not redirect to another site', async ({ page, site }) => {
    await page.goto('/sign-in?next=https%3A%2F%2Fevil.example%2Fpremises');
    await requestEmailCode(page, 'lee@example.com');
    await enterCode(page, await site.cloud.code('lee@example.com'));
    await expect(page).toHaveURL((url) => url.href.startsWith(`${site.url}/premises/`));
  });

  test('sign-in redirects to the requested page', async ({ page, site }) => {
    await page.goto('/reports');
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await requestEmailCode(page, 'lee@example.com');
    await enterCode(page, await site.cloud.code('lee@example.com'));
    await expect(page).toHaveURL(`${site.url}/reports`);
  });
});

test('sign-out ends the session, not only the cookie', async ({ page, site }) => {
  // Sign-out ends all sessions of a user, so this test uses one that no other test uses.
  await signIn(page, site, 'leaving@example.com', 'email');
  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  expect((await page.request.get('/api/premises')).status()).toBe(401);
  await page.goto('/premises');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('sign-out tells the other browser of the user, which still shows stored data', async ({ page, site, browser }) => {
  const email = 'two-browsers@example.com';
  const other = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(other, site, email, 'email');
  await signIn(page, site, email, 'email');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await other.goto('/premises');
  await expect(other.getByText('You signed out in another browser')).toBeVisible();
  await expect(other.getByText(/expired/)).toHaveCount(0);
  await expect(other.getByRole('link', { name: 'Sign in again' })).toBeVisible();
  await other.context().close();
});
