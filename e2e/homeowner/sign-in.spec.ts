import { expect } from '@playwright/test';
import { authorizeInNewTab, chooseCopperAccount, enterCode, requestEmailCode, signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';

test.describe('three ways to sign in', () => {
  test('by redirect, through Copper’s own page @phone', async ({ page, site: house, cloud }) => {
    await cloud.forgetRequests();
    await signIn(page, house, 'alex@example.com', 'redirect');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
    const authorize = (await cloud.requests()).find((request) => request.path === '/authorize');
    const query = new URLSearchParams(authorize?.query as string | Record<string, string>);
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('state')).toBeTruthy();
    expect(query.get('nonce')).toBeTruthy();
  });

  test('with a code by e-mail @phone', async ({ page, site: house }) => {
    await signIn(page, house, 'alex@example.com', 'email');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
  });

  test('with a code by e-mail where the grant is closed', async ({ page, newSite: newHouse }) => {
    const house = await newHouse({ sandbox: ['--otp-grant', 'closed'] });
    await signIn(page, house, 'alex@example.com', 'email');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
  });

  test('with a code carried by hand, as a whole address', async ({ page, site: house }) => {
    await signIn(page, house, 'alex@example.com', 'code');
    await expect(page.getByText('Maple Street').first()).toBeVisible();
  });

  test('with the bare code carried by hand', async ({ page, site: house }) => {
    await page.goto('/sign-in');
    const code = new URL(await authorizeInNewTab(page, 'kim@example.com')).searchParams.get('code') ?? '';
    expect(code).not.toBe('');
    await page.getByLabel('Code or address').fill(code);
    await page.getByRole('button', { name: 'Sign in with this code' }).click();
    await expect(page).toHaveURL(`${house.url}/premises`);
  });

  test('without a client of one’s own, only the ways that can work are shown', async ({ page, newSite: newHouse }) => {
    const house = await newHouse({ settings: { COPPER_OAUTH_CLIENT_ID: '' } });
    await page.goto(`${house.url}/sign-in`);
    await expect(page.getByRole('button', { name: 'Send me a code' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in with Copper' })).toHaveCount(0);
    await signIn(page, house, 'kim@example.com', 'email');
  });
});

test.describe('what can go wrong', () => {
  test('a wrong code is said to be wrong, and the right one still works @phone', async ({ page, site: house }) => {
    await page.goto('/sign-in');
    await requestEmailCode(page, 'lee@example.com');
    const right = await house.cloud.code('lee@example.com');
    await enterCode(page, right === '000000' ? '111111' : '000000');
    await expect(page.getByText('That code is not right. Check it and try again.')).toBeVisible();
    await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
    await enterCode(page, right);
    await expect(page).toHaveURL(/\/premises/);
  });

  test('a code carried by hand works once', async ({ page, browser, site: house }) => {
    await page.goto('/sign-in');
    const address = await authorizeInNewTab(page, 'lee@example.com');
    await page.getByLabel('Code or address').fill(address);
    await page.getByRole('button', { name: 'Sign in with this code' }).click();
    await expect(page).toHaveURL(/\/premises/);

    const stranger = await browser.newContext({ baseURL: house.url });
    const other = await stranger.newPage();
    await other.goto('/sign-in');
    await authorizeInNewTab(other, 'kim@example.com');
    await other.getByLabel('Code or address').fill(address);
    await other.getByRole('button', { name: 'Sign in with this code' }).click();
    await expect(other.getByText(/That address belongs to another sign-in/)).toBeVisible();
    await stranger.close();
  });

  test('turning back at Copper is no failure', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with Copper' }).click();
    await page.getByRole('button', { name: 'Cancel and go back' }).click();
    await expect(page.getByText(/you cancelled there/)).toBeVisible();
    await page.getByRole('button', { name: 'Sign in with Copper' }).click();
    await chooseCopperAccount(page, 'lee@example.com');
    await expect(page).toHaveURL(/\/premises/);
  });

  test('an auth host that cannot be reached is told from a wrong code', async ({ page, newSite: newHouse }) => {
    const house = await newHouse();
    await page.goto(`${house.url}/sign-in`);
    await requestEmailCode(page, 'lee@example.com');
    await house.cutCloud();
    await enterCode(page, '123456');
    await expect(page.getByText(/sign-in service can’t be reached right now/)).toBeVisible();
  });

  test('nobody is sent to another site afterwards', async ({ page, site: house }) => {
    await page.goto('/sign-in?next=https%3A%2F%2Fevil.example%2Fpremises');
    await requestEmailCode(page, 'lee@example.com');
    await enterCode(page, await house.cloud.code('lee@example.com'));
    await expect(page).toHaveURL(`${house.url}/premises`);
  });

  test('signing in leads to where one wanted to go', async ({ page, site: house }) => {
    await page.goto('/budget');
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await requestEmailCode(page, 'lee@example.com');
    await enterCode(page, await house.cloud.code('lee@example.com'));
    await expect(page).toHaveURL(`${house.url}/budget`);
  });
});

test('signing out ends the session, not only the cookie @phone', async ({ page, site: house }) => {
  // Signing out ends all sessions of a person, so this one is nobody whom other tests know.
  await signIn(page, house, 'leaving@example.com', 'email');
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
