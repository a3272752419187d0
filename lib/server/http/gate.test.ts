import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { TOKEN_PREFIX } from '@/lib/domain/access-tokens';
import { provideServices } from '@/lib/server/test-support/provide-services';
import { findViewer, viewerOrGuest } from './find-viewer';
import { gateRoleIn, passGate } from './gate';

const GATE = { header: 'remote-user', admins: ['kim'], members: ['lee'], guests: ['ann'] };

/** Sends headers through the gate. Returns its error code or `passed`, and the headers that a route sees. */
function pass(headers: IncomingHttpHeaders, options: { path?: string; fromProxy?: boolean } = {}) {
  const seen = { ...headers };
  const error = passGate(seen, { path: '/premises', fromProxy: true, ...options }, GATE);
  return { result: error?.code ?? 'passed', seen, role: gateRoleIn(new Headers(seen as Record<string, string>)) };
}

describe('passGate', () => {
  it('lets in whom a trusted proxy names, and passes only the role on', () => {
    expect(pass({ 'remote-user': 'Kim' })).toMatchObject({ result: 'passed', role: 'admin' });
    const member = pass({ 'remote-user': 'lee' });
    expect(member).toMatchObject({ result: 'passed', role: 'member' });
    expect(pass({ 'remote-user': 'ann' })).toMatchObject({ result: 'passed', role: 'guest' });
    expect(member.seen).not.toHaveProperty('remote-user');
  });

  it.each([
    ['someone else', { 'remote-user': 'alex' }, true],
    ['no one', {}, true],
    ['a name that a visitor added to that of the proxy', { 'remote-user': 'kim, alex' }, true],
    ['a name that does not come from a proxy', { 'remote-user': 'kim' }, false],
  ])('refuses %s', (_who, headers, fromProxy) => {
    const refused = pass(headers, { fromProxy });
    expect(refused).toMatchObject({ result: 'forbidden', role: null });
    expect(refused.seen).not.toHaveProperty('remote-user');
  });

  it('does not take the role from a visitor who knows the private header', () => {
    const { seen } = pass({ 'remote-user': 'kim' });
    expect(pass({ ...seen }, { fromProxy: false })).toMatchObject({ result: 'forbidden', role: null });
    expect(pass({ ...seen, 'remote-user': 'lee' })).toMatchObject({ result: 'passed', role: 'member' });
  });

  it.each(['/api/health', '/api/ready', '/api/version', '/metrics'])('leaves %s to monitors', (path) => {
    expect(pass({}, { path, fromProxy: false })).toMatchObject({ result: 'passed', role: null });
  });
});

describe('a signed-in user', () => {
  it.each([
    ['kim', true],
    ['lee', false],
  ])('%s looks after the site: %s', async (name, isAdmin) => {
    const user = { isAdmin: false, email: 'alex@example.com' };
    provideServices({ auth: { viewerFor: async () => user } });
    const headers = new Headers(pass({ 'remote-user': name }).seen as Record<string, string>);
    expect(await viewerOrGuest(headers)).toEqual({ ...user, isAdmin });
  });

  it('is no one without a session, whatever the proxy says', async () => {
    provideServices({ auth: { viewerFor: async () => null, guestFor: async () => null } });
    expect(await viewerOrGuest(new Headers(pass({ 'remote-user': 'kim' }).seen as Record<string, string>))).toBeNull();
  });

  it('whom the gate lets in as a guest is only the guest of a link, with no session and no access token', async () => {
    const guest = { guest: { name: 'Ann', until: 0 } };
    const headers = new Headers(pass({ 'remote-user': 'ann' }).seen as Record<string, string>);
    provideServices({ auth: { viewerFor: async () => ({ email: 'ann@example.com' }), guestFor: async () => guest } });
    expect(await viewerOrGuest(headers)).toBe(guest);
    headers.set('authorization', `Bearer ${TOKEN_PREFIX}x`);
    const request = new Request('http://localhost/api/budget', { headers });
    expect(await findViewer(request, { scope: 'read', guests: true })).toBe(guest);
    await expect(findViewer(request, { scope: 'read', guests: false })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
