import { type APIRequestContext, expect, request as scripts } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { test } from '../fixtures/test';

test('a token can be created, shown once, used by a script and revoked', async ({ page, as, site }, { project }) => {
  await as('lee@example.com');
  const name = `nightly on ${project.name}`;
  await page.goto('/premises');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('link', { name: 'Access tokens' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('radio', { name: 'Read' }).check();
  await page.getByRole('button', { name: 'Create token' }).click();
  const secret = await page.getByLabel('New token').inputValue();
  expect(secret).toMatch(/^copper_pat_/);
  await axeCheck(page);

  // A separate client without cookies.
  const script: APIRequestContext = await scripts.newContext({
    baseURL: site.url,
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  const answer = await script.get('/api/premises');
  expect(answer.status(), await answer.text()).toBe(200);
  expect(answer.headers()['set-cookie']).toBeUndefined();
  expect((await script.get('/api/reports/account.csv')).status()).toBe(200);
  for (const url of ['/api/tokens', '/api/backfill', '/api/auth/session']) {
    expect((await script.get(url)).status(), url).toBe(403);
  }
  for (const url of ['/api/tokens', '/api/backfill', '/api/sign-in/code/start']) {
    expect((await script.post(url, { data: {} })).status(), url).toBe(403);
  }

  await page.reload();
  const entry = page.getByRole('listitem').filter({ hasText: name });
  await expect(entry).toContainText('last used just now');
  await expect(page.getByText(secret)).toHaveCount(0);
  await entry.getByRole('button', { name: `Revoke ${name}` }).click();
  await axeCheck(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click();
  await expect(entry).toHaveCount(0);

  const refused = await script.get('/api/premises');
  expect(refused.status()).toBe(401);
  expect(refused.headers()['content-type']).toBe('application/problem+json');
  expect(await refused.json()).toMatchObject({
    code: 'token_refused',
    detail: expect.stringContaining('Create a new one'),
  });
  await script.dispose();
});
