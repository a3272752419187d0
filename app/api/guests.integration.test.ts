import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/server/account';
import { guestSecretIn } from '@/lib/server/auth/guest-cookie';
import { createGuests, type GuestAccess } from '@/lib/server/auth/guests';
import type { Handler, RouteAccepts } from '@/lib/server/http/route';
import { provideServices } from '@/lib/server/test-support/provide-services';
import { startTestServer, type TestServer } from '@/lib/server/test-support/test-server';
import { endGuest, inviteGuest, listGuests } from '@/lib/server/use-cases/guests';
import { listPremises } from '@/lib/server/use-cases/list-premises';
import { API_ROUTES } from './api-routes';

const root = fileURLToPath(new URL('.', import.meta.url));
const SITE = { secure: false, basePath: '', siteUrl: 'http://localhost', siteUrlIsSet: true };
const DAY = 86_400_000;

let server: TestServer;
let guests: GuestAccess;
let alex: Viewer;
/** The home of the guest, and another one of the same account. */
let own: { premise: string; meter: string };
let other: { premise: string; meter: string };
let cookie: string;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
  await listPremises(server.ctx, alex, { account: 'home' });
  guests = createGuests({
    db: server.db,
    keyring: { fingerprint: (text) => text },
    vault: { state: async () => 'usable' },
    clock: server.now,
    log: { warn: () => {} },
  });
  const [first, second] = server.sandbox.world.premisesOf('auth0|alex');
  own = { premise: first?.id ?? '', meter: first?.meters[0]?.id ?? '' };
  other = { premise: second?.id ?? '', meter: second?.meters[0]?.id ?? '' };
  provideServices({
    env: SITE,
    clock: server.now,
    context: server.ctx,
    log: { debug() {}, warn() {}, error() {} },
    auth: {
      viewerFor: async () => null,
      guestFor: async (header: string) => guests.viewerOf(guestSecretIn(SITE, header) ?? ''),
      guests,
    },
  });
  cookie = await visit((await invite('Grandma')).secret);
});
afterAll(() => server.close());

async function invite(name: string, lastDay = '2026-11-27') {
  return (await inviteGuest(server.ctx, alex, { premise: own.premise, name, lastDay })).data;
}

/** Opens a guest link as a browser does, and returns the cookie. */
async function visit(secret: string): Promise<string> {
  const { POST } = await import('./guest-visit/route');
  const response = await send(POST, 'POST', '/api/guest-visit', {}, { secret });
  expect(response.status).toBe(200);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

function send(handler: Handler, method: string, address: string, params: Record<string, string>, body?: unknown) {
  const headers: Record<string, string> = { host: 'localhost', 'content-type': 'application/json' };
  if (cookie) headers.cookie = cookie;
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return handler(new Request(`http://localhost${address}`, init), { params: Promise.resolve(params) });
}

/** Fills the variable parts of an address. */
function at(address: string, values: { premise: string; meter: string }, query = '') {
  const params: Record<string, string> = {};
  const filled = address.replaceAll(/\[([^\]]+)\]/g, (_all, name: string) => {
    const value = { premiseId: values.premise, meterId: values.meter, id: values.meter }[name] ?? 'premises';
    params[name] = encodeURIComponent(value);
    return encodeURIComponent(value);
  });
  return { address: `${filled}${query}`, params };
}

const SERIES = '?kind=usage&granularity=day&start=2026-11-02&end=2026-11-09';

/** What a guest can read, with the query that names the home where the address does not. */
const READABLE: Record<string, (home: { premise: string }) => string> = {
  '/api/session': () => '',
  '/api/premises': () => '',
  '/api/alerts': () => '',
  '/api/events': () => '',
  '/api/tariffs': ({ premise }) => `?premise=${premise}`,
  '/api/premises/[premiseId]': () => '',
  '/api/premises/[premiseId]/overview': () => '',
  '/api/premises/[premiseId]/live': () => '',
  '/api/premises/[premiseId]/insights': () => '',
  '/api/premises/[premiseId]/costs': () => '',
  '/api/meters/[meterId]/series': () => SERIES,
};
/** Without data of anyone. */
const PUBLIC = ['/api/health', '/api/ready', '/api/version', '/api/openapi.json'];

async function getAt(address: string, home: { premise: string; meter: string }, account = '') {
  const { GET } = (await API_ROUTES[address]?.()) ?? {};
  const query = READABLE[address]?.(home) ?? '';
  const filled = at(address, home, account ? `${query}${query ? '&' : '?'}account=${account}` : query);
  return send(GET as Handler, 'GET', filled.address, filled.params);
}

describe('a guest', () => {
  it.each(Object.keys(READABLE))('reads %s of the one home, and nothing of another', async (address) => {
    const response = await getAt(address, own);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).not.toContain(other.premise);
    expect(text).not.toContain(other.meter);
    expect(text).not.toContain('alex@');
    if (!address.includes('[') && address !== '/api/tariffs') return;
    const refused = await getAt(address, other);
    expect(refused.status).toBe(404);
    expect((await refused.json()).code).toBe('not_found');
  });

  it.each(Object.keys(READABLE))('finds no enterprise at %s', async (address) => {
    if (address === '/api/session') return;
    expect((await getAt(address, own, 'sandbox-utility')).status).toBe(404);
  });

  const CLOSED = Object.keys(API_ROUTES).filter((address) => !(address in READABLE) && !PUBLIC.includes(address));
  it.each(CLOSED)('is refused with a sentence at %s', async (address) => {
    const response = await getAt(address, own);
    expect(response.status).toBe(403);
    expect((await response.json()).detail).toContain('You are a guest of this home');
  });

  it('is refused every change', async () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'));
    const refused: string[] = [];
    for (const folder of files.map(dirname)) {
      if (folder.startsWith('auth/') || folder.startsWith('[...') || folder === 'guest-visit') continue;
      const module = (await import(`${root}/${folder}/route.ts`)) as Record<
        string,
        Handler & { accepts?: RouteAccepts }
      >;
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const handler = module[method];
        if (!handler?.accepts || handler.accepts.scope === 'public') continue;
        const { address, params } = at(`/api/${folder}`, own);
        const response = await send(handler, method, address, params, {});
        expect(response.status, `${method} ${address}`).toBe(403);
        expect((await response.json()).detail).toContain('You are a guest of this home');
        refused.push(`${method} ${folder}`);
      }
    }
    expect(refused).toContain('POST tariffs');
    expect(refused).toContain('PUT meters/name');
    expect(refused).toContain('DELETE guests/[guestId]');
  });

  it('is told whose guest they are, and no account', async () => {
    const { data } = await (await getAt('/api/session', own)).json();
    expect(data).toMatchObject({ email: null, homeCount: 1, guest: { name: 'Grandma', lastDay: '2026-11-27' } });
    expect(data.accounts).toEqual([{ id: 'home', label: 'My home', role: 'viewer' }]);
    expect(data.homes.map(({ id }: { id: string }) => id)).toEqual([own.premise]);
  });

  it('costs no request for what is stored', async () => {
    await getAt('/api/premises/[premiseId]/live', own);
    server.newRequests();
    await getAt('/api/premises/[premiseId]/live', own);
    expect(server.newRequests()).toEqual([]);
  });
});

describe('a guest link', () => {
  it('stops at the end of its last day in the home, and when the household ends it', async () => {
    const brief = await invite('Neighbor', '2026-11-20');
    const ended = await invite('Friend');
    const stays = cookie;
    cookie = await visit(ended.secret);
    await endGuest(server.ctx, alex, { guestId: ended.guest.id });
    expect((await getAt('/api/premises', own)).status).toBe(401);
    cookie = await visit(brief.secret);
    expect((await getAt('/api/premises', own)).status).toBe(200);
    server.advance(DAY / 1000);
    expect((await getAt('/api/premises', own)).status).toBe(401);
    cookie = stays;
    expect((await getAt('/api/premises', own)).status).toBe(200);
    const { POST } = await import('./guest-visit/route');
    expect((await send(POST, 'POST', '/api/guest-visit', {}, { secret: brief.secret })).status).toBe(401);
  });

  it('is stored as a hash, and listed with the last visit but without its secret', async () => {
    const { secret, guest } = await invite('Tenant');
    const rows = await server.db.query((tables) => tables.guest.findMany());
    expect(JSON.stringify(rows)).not.toContain(secret);
    const before = (await listGuests(server.ctx, alex)).data.guests.find(({ id }) => id === guest.id);
    expect(before).toMatchObject({ name: 'Tenant', lastSeenAt: null, works: true, lastDay: '2026-11-27' });
    await guests.viewerOf(secret);
    const { data } = await listGuests(server.ctx, alex);
    expect(JSON.stringify(data)).not.toContain(secret);
    expect(data.guests.find(({ id }) => id === guest.id)?.lastSeenAt).toBe(new Date(server.now()).toISOString());
  });

  it('is for a home of one’s own and at most a year', async () => {
    const kim = await server.signIn('kim@example.com');
    const input = { premise: own.premise, name: 'Kim', lastDay: '2026-11-27' };
    await expect(inviteGuest(server.ctx, kim, input)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listGuests(server.ctx, kim)).data.guests).toEqual([]);
    const [guest] = (await listGuests(server.ctx, alex)).data.guests;
    await expect(endGuest(server.ctx, kim, { guestId: guest?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' });
    for (const lastDay of ['2026-11-01', '2028-01-01']) {
      await expect(inviteGuest(server.ctx, alex, { ...input, lastDay })).rejects.toMatchObject({ field: 'lastDay' });
    }
  });
});
