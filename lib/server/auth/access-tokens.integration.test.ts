import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/server/account';
import { MAX_WRONG_TOKENS } from './access-tokens';
import { createTestBrowser } from './test-support/auth-site';
import { signInHarness } from './test-support/sign-in-harness';

const h = signInHarness();
const DAY_MS = 24 * 3_600_000;
const WISH = { name: 'nightly', scope: 'reports', days: 30 } as const;

async function signedIn(email: string): Promise<Viewer> {
  h.browser = createTestBrowser(h.site.url);
  expect(await h.browser.signInWith('copper-email', { code: await h.startEmail(email) })).toBeNull();
  const viewer = await h.viewer();
  if (!viewer) throw new Error('nobody signed in');
  return viewer;
}

const tokens = () => h.auth.accessTokens;
const use = (secret: string, from = '192.0.2.1') => tokens().authenticate(secret, from);

describe('an access token', () => {
  it('stands for its person, is told once and kept as a hash', async () => {
    const alex = await signedIn('alex@example.com');
    const { secret, token } = await tokens().create(alex, WISH);
    expect(secret).toMatch(/^copper_pat_[A-Za-z0-9_-]{43}$/);
    expect(await use(secret)).toEqual({ viewer: { ...alex, sessionId: null }, scope: 'reports' });
    const listed = await tokens().list(alex);
    expect(listed).toEqual([{ ...token, lastUsedAt: h.now }]);
    expect(JSON.stringify(listed)).not.toContain(secret.slice('copper_pat_'.length));
  });

  it('notes its use once a minute', async () => {
    const alex = await signedIn('alex@example.com');
    const { secret } = await tokens().create(alex, WISH);
    const first = h.now;
    const used = async (afterMs: number) => {
      h.now = first + afterMs;
      await use(secret);
      return (await tokens().list(alex))[0]?.lastUsedAt;
    };
    expect(await used(0)).toBe(first);
    expect(await used(59_000)).toBe(first);
    expect(await used(61_000)).toBe(first + 61_000);
  });

  it('opens the enterprises its person may use at the moment', async () => {
    const operator = await signedIn('operator@utility.example');
    const { secret } = await tokens().create(operator, { ...WISH, scope: 'read' });
    expect((await use(secret)).viewer.enterprises).toEqual(operator.enterprises);
    h.lists.operators = [];
    expect((await use(secret)).viewer).toMatchObject({ home: operator.home, enterprises: [] });
    h.lists.viewers = ['operator@utility.example'];
    expect((await use(secret)).viewer.enterprises.map(({ role }) => role)).toEqual(['viewer', 'viewer']);
  });

  it('goes by the address that its person signed in with last', async () => {
    const operator = await signedIn('operator@utility.example');
    const { secret } = await tokens().create({ ...operator, email: 'earlier@example.com' }, WISH);
    expect((await use(secret)).viewer).toMatchObject({ email: 'earlier@example.com', enterprises: [] });
    await signedIn('operator@utility.example');
    expect((await use(secret)).viewer).toMatchObject({ email: operator.email, enterprises: operator.enterprises });
  });

  it('goes on when its person has signed out, and says that Copper must be asked anew', async () => {
    const alex = await signedIn('alex@example.com');
    const { secret } = await tokens().create(alex, WISH);
    await h.browser.form('/api/auth/signout', {});
    const { viewer } = await use(secret);
    expect(viewer.needsSignIn).toBe(true);
    await expect(h.auth.tokens.accessToken(viewer.home)).rejects.toMatchObject({ code: 'sign_in_again' });
  });

  it('tells whoever runs the server who has signed in, as long as a session or a token does', async () => {
    const alex = await signedIn('alex@example.com');
    expect(await h.auth.knownUsers()).toEqual([{ home: alex.home, emails: ['alex@example.com'] }]);
    await tokens().create(alex, WISH);
    await h.browser.form('/api/auth/signout', {});
    expect(await h.auth.knownUsers()).toEqual([{ home: alex.home, emails: ['alex@example.com'] }]);
    expect(h.auth.enterprises().map(({ id, role }) => [id, role])).toEqual([
      ['sandbox-utility', 'operator'],
      ['east', 'operator'],
    ]);
  });

  it('is refused when it is over, revoked or wrong, each with what to do', async () => {
    const alex = await signedIn('alex@example.com');
    const kim = await signedIn('kim@example.com');
    const { secret, token } = await tokens().create(alex, WISH);
    expect(await tokens().revoke(kim, token.id)).toBe(false);
    expect(await tokens().list(kim)).toEqual([]);
    h.now += 30 * DAY_MS - 1;
    await use(secret);
    h.now += 1;
    const over = new Date(h.now).toISOString().slice(0, 10);
    await expect(use(secret)).rejects.toMatchObject({
      code: 'token_refused',
      userMessage: expect.stringContaining(`ended on ${over}. Make a new one`),
    });
    const other = await tokens().create(alex, WISH);
    expect(await tokens().revoke(alex, other.token.id)).toBe(true);
    for (const wrong of [other.secret, `${secret.slice(0, -1)}`, `copper_pat_${'A'.repeat(43)}`, 'copper_pat_']) {
      await expect(use(wrong)).rejects.toMatchObject({
        code: 'token_refused',
        userMessage: expect.stringContaining('not known here'),
      });
    }
  });

  it('is limited where it is wrong: then a right one from the same address still works', async () => {
    const { secret } = await tokens().create(await signedIn('alex@example.com'), WISH);
    for (let tries = 0; tries < MAX_WRONG_TOKENS; tries += 1) {
      await expect(use('copper_pat_wrong')).rejects.toMatchObject({ code: 'token_refused' });
    }
    await expect(use('copper_pat_wrong')).rejects.toMatchObject({ code: 'limited', retryAt: expect.any(String) });
    await expect(use('copper_pat_wrong', '192.0.2.2')).rejects.toMatchObject({ code: 'token_refused' });
    expect((await use(secret)).scope).toBe('reports');
  });

  it('is one of fifty at most', async () => {
    const alex = await signedIn('alex@example.com');
    for (let made = 0; made < 50; made += 1) await tokens().create(alex, WISH);
    await expect(tokens().create(alex, WISH)).rejects.toMatchObject({ code: 'bad_request' });
  });
});
