import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/server/account';
import { MAX_WRONG_SECRETS } from './refuse-secret';
import { createTestBrowser } from './test-support/auth-site';
import { signInHarness } from './test-support/sign-in-harness';

const h = signInHarness();
const DAY_MS = 24 * 3_600_000;
const OPTIONS = { name: 'nightly', scope: 'reports', days: 30 } as const;

async function signedIn(email: string): Promise<Viewer> {
  h.browser = createTestBrowser(h.site.url);
  expect(await h.browser.signInWith('copper-email', { code: await h.startEmail(email) })).toBeNull();
  const viewer = await h.viewer();
  if (!viewer) throw new Error('not signed in');
  return viewer;
}

const tokens = () => h.auth.accessTokens;
const authenticate = (secret: string, from = '192.0.2.1') => tokens().authenticate(secret, from);

describe('an access token', () => {
  it('identifies its owner, is shown once and stored as a hash', async () => {
    const alex = await signedIn('alex@example.com');
    const { secret, token } = await tokens().create(alex, OPTIONS);
    expect(secret).toMatch(/^copper_pat_[A-Za-z0-9_-]{43}$/);
    expect(await authenticate(secret)).toEqual({ viewer: { ...alex, sessionId: null }, scope: 'reports' });
    const listed = await tokens().list(alex);
    expect(listed).toEqual([{ ...token, lastUsedAt: h.now }]);
    expect(JSON.stringify(listed)).not.toContain(secret.slice('copper_pat_'.length));
  });

  it('records its use once a minute', async () => {
    const alex = await signedIn('alex@example.com');
    const { secret } = await tokens().create(alex, OPTIONS);
    const first = h.now;
    const used = async (afterMs: number) => {
      h.now = first + afterMs;
      await authenticate(secret);
      return (await tokens().list(alex))[0]?.lastUsedAt;
    };
    expect(await used(0)).toBe(first);
    expect(await used(59_000)).toBe(first);
    expect(await used(61_000)).toBe(first + 61_000);
  });

  it('allows the enterprises that its owner may use at that time', async () => {
    const operator = await signedIn('operator@utility.example');
    const { secret } = await tokens().create(operator, { ...OPTIONS, scope: 'read' });
    expect((await authenticate(secret)).viewer.enterprises).toEqual(operator.enterprises);
    h.lists.operators = [];
    expect((await authenticate(secret)).viewer).toMatchObject({ home: operator.home, enterprises: [] });
    h.lists.viewers = ['operator@utility.example'];
    expect((await authenticate(secret)).viewer.enterprises.map(({ role }) => role)).toEqual(['viewer', 'viewer']);
  });

  it('uses the email that its owner signed in with last', async () => {
    const operator = await signedIn('operator@utility.example');
    const { secret } = await tokens().create({ ...operator, email: 'earlier@example.com' }, OPTIONS);
    expect((await authenticate(secret)).viewer).toMatchObject({ email: 'earlier@example.com', enterprises: [] });
    await signedIn('operator@utility.example');
    expect((await authenticate(secret)).viewer).toMatchObject({
      email: operator.email,
      enterprises: operator.enterprises,
    });
  });

  it('works after its owner has signed out, and reports that a new sign-in is needed', async () => {
    const alex = await signedIn('alex@example.com');
    const { secret } = await tokens().create(alex, OPTIONS);
    await h.browser.form('/api/auth/signout', {});
    const { viewer } = await authenticate(secret);
    expect(viewer.needsSignIn).toBe(true);
    await expect(h.auth.tokens.accessToken(viewer.home)).rejects.toMatchObject({ code: 'sign_in_again' });
  });

  it('keeps its owner in the list of known users after sign-out', async () => {
    const alex = await signedIn('alex@example.com');
    expect(await h.auth.knownUsers()).toEqual([{ home: alex.home, emails: ['alex@example.com'] }]);
    await tokens().create(alex, OPTIONS);
    await h.browser.form('/api/auth/signout', {});
    expect(await h.auth.knownUsers()).toEqual([{ home: alex.home, emails: ['alex@example.com'] }]);
    expect(h.auth.enterprises().map(({ id, role }) => [id, role])).toEqual([
      ['sandbox-utility', 'operator'],
      ['east', 'operator'],
    ]);
  });

  it('is refused when expired, revoked or wrong, with a message for each', async () => {
    const alex = await signedIn('alex@example.com');
    const kim = await signedIn('kim@example.com');
    const { secret, token } = await tokens().create(alex, OPTIONS);
    expect(await tokens().revoke(kim, token.id)).toBe(false);
    expect(await tokens().list(kim)).toEqual([]);
    h.now += 30 * DAY_MS - 1;
    await authenticate(secret);
    h.now += 1;
    const expiredOn = new Date(h.now).toISOString().slice(0, 10);
    await expect(authenticate(secret)).rejects.toMatchObject({
      code: 'token_refused',
      userMessage: expect.stringContaining(`expired on ${expiredOn}. Create a new one`),
    });
    const other = await tokens().create(alex, OPTIONS);
    expect(await tokens().revoke(alex, other.token.id)).toBe(true);
    for (const wrong of [other.secret, `${secret.slice(0, -1)}`, `copper_pat_${'A'.repeat(43)}`, 'copper_pat_']) {
      await expect(authenticate(wrong)).rejects.toMatchObject({
        code: 'token_refused',
        userMessage: expect.stringContaining('is not valid'),
      });
    }
  });

  it('is limited after many wrong ones, while a valid one from the same address still works', async () => {
    const { secret } = await tokens().create(await signedIn('alex@example.com'), OPTIONS);
    for (let tries = 0; tries < MAX_WRONG_SECRETS; tries += 1) {
      await expect(authenticate('copper_pat_wrong')).rejects.toMatchObject({ code: 'token_refused' });
    }
    await expect(authenticate('copper_pat_wrong')).rejects.toMatchObject({
      code: 'limited',
      retryAt: expect.any(String),
    });
    await expect(authenticate('copper_pat_wrong', '192.0.2.2')).rejects.toMatchObject({ code: 'token_refused' });
    expect((await authenticate(secret)).scope).toBe('reports');
  });

  it('is limited to fifty per user', async () => {
    const alex = await signedIn('alex@example.com');
    for (let made = 0; made < 50; made += 1) await tokens().create(alex, OPTIONS);
    await expect(tokens().create(alex, OPTIONS)).rejects.toMatchObject({ code: 'bad_request' });
  });
});
