import { describe, expect, it } from 'vitest';
import { siteAdminSchema } from '@/lib/contract/schemas/site-admin';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import type { SiteAdmin } from '../ports/site-admin';
import { sessionHandle } from '../session-handle';
import { getDiagnostics, getSite, signOutBrowser } from './site-admin';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const own = sessionHandle('the-session');
const signedOut: string[] = [];
const site: SiteAdmin = {
  state: async () => ({
    version: '1.2.3',
    newer: null,
    node: 'v24.0.0',
    startedAt: NOW - 60_000,
    ready: { status: 'ok', database: 'ok', migrations: { applied: 2, pending: 0 }, disk: 'ok', keys: 'ok' },
    storage: { kind: 'sqlite', databaseBytes: 1000, diskFreeBytes: 5000 },
    memoryBytes: 200,
    settings: [{ name: 'NEXTAUTH_SECRET', isSet: true }],
    accounts: { homes: 1, enterprises: 0, withOtherKey: 0 },
    jobs: [],
    backups: { folder: '/backups', newestAt: null, count: 0 },
  }),
  browsers: async () => [{ id: own, email: 'alex@example.com', createdAt: NOW - 1000, expiresAt: NOW + 1000 }],
  async signOut(id) {
    signedOut.push(id);
    return id === own;
  },
  lines: () => [
    JSON.stringify({ level: 'info', time: '2026-11-29T11:00:00Z', msg: 'signed in' }),
    JSON.stringify({
      level: 'warn',
      time: '2026-11-29T11:01:00Z',
      part: 'upstream',
      msg: 'failed',
      err: { message: 'x' },
    }),
    'not a line of JSON',
  ],
};
const ctx = { site, clock: () => NOW } as unknown as Context;
const viewer: Viewer = {
  sessionId: 'the-session',
  home: { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' },
  email: 'alex@example.com',
  emailVerified: true,
  enterprises: [],
  needsSignIn: false,
  isAdmin: true,
};

describe('for people who look after the site', () => {
  it('returns its state, which browser is their own, and warnings only', async () => {
    const { data } = await getSite(ctx, viewer);
    expect(siteAdminSchema.strict().parse(data)).toMatchObject({
      startedAt: '2026-11-29T11:59:00.000Z',
      browsers: [{ own: true, email: 'alex@example.com' }],
      log: [{ level: 'warn', part: 'upstream', text: 'failed: x' }],
    });
  });

  it('returns diagnostics with all lines and no address', async () => {
    const diagnostics = await getDiagnostics(ctx, viewer);
    expect(diagnostics).toMatchObject({ version: '1.2.3', browsers: 1, log: [{}, {}, { msg: 'not a line of JSON' }] });
    expect(JSON.stringify(diagnostics)).not.toContain('alex@');
  });

  it('signs a browser out, and says when there is none', async () => {
    await signOutBrowser(ctx, viewer, { sessionId: own });
    await expect(signOutBrowser(ctx, viewer, { sessionId: 'gone' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

it.each([
  ['another user', { isAdmin: false }],
  ['an access token of theirs', { sessionId: null }],
])('does not exist for %s', async (_who, change) => {
  const other = { ...viewer, ...change };
  signedOut.length = 0;
  await expect(getSite(ctx, other)).rejects.toMatchObject({ code: 'not_found' });
  await expect(getDiagnostics(ctx, other)).rejects.toMatchObject({ code: 'not_found' });
  await expect(signOutBrowser(ctx, other, { sessionId: own })).rejects.toMatchObject({ code: 'not_found' });
  expect(signedOut).toEqual([]);
});
