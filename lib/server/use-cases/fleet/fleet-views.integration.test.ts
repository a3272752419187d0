import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FleetViewInput } from '@/lib/contract/fleet-views';
import type { Viewer } from '../../account';
import { startTestServer, type TestServer } from '../../test-support/test-server';
import { changeFleetView, listFleetViews } from './fleet-views';

const account = 'sandbox-utility';
const page = 'meters';

let server: TestServer;
let ana: Viewer;
let ben: Viewer;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  ana = await server.signIn('ana@utility.example', { operator: true });
  ben = await server.signIn('ben@utility.example', { operator: true, role: 'viewer' });
});
afterAll(() => server.close());

const put = async (viewer: Viewer, view: Partial<FleetViewInput> & { name: string }) =>
  (await changeFleetView(server.ctx, viewer, { account, page, query: 'state=down', ...view })).data.views;
const list = async (viewer: Viewer, of: { page?: 'meters' | 'worklist' } = {}) =>
  (await listFleetViews(server.ctx, viewer, { account, page, ...of })).data.views;

it('saves, changes, renames and deletes a view, and stores no account in it', async () => {
  await put(ana, { name: 'Night', query: 'account=sandbox-utility&q=a+b&state=down' });
  expect(await list(ana)).toEqual([{ name: 'Night', query: 'q=a+b&state=down' }]);
  expect(await put(ana, { name: 'Night', query: 'q=c' })).toEqual([{ name: 'Night', query: 'q=c' }]);
  await put(ana, { name: 'Day', query: '' });
  const renamed = await put(ana, { name: 'Evening', query: 'q=c', replaces: 'Night' });
  expect(renamed).toEqual([
    { name: 'Day', query: '' },
    { name: 'Evening', query: 'q=c' },
  ]);
  expect(await put(ana, { name: 'Evening', query: null })).toEqual([{ name: 'Day', query: '' }]);
});

it('belongs to one user, page and enterprise', async () => {
  await put(ana, { name: 'Mine' });
  expect(await list(ben)).toEqual([]);
  expect(await list(ana, { page: 'worklist' })).toEqual([]);
  await put(ben, { name: 'Mine', query: 'q=ben' });
  await put(ben, { name: 'Mine', query: null });
  expect((await list(ana)).map(({ name }) => name)).toContain('Mine');
  const kim = await server.signIn('kim@example.com');
  await expect(list(kim)).rejects.toMatchObject({ code: 'not_found' });
  await expect(put(kim, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(put(ana, { name: 'x', account: 'home' })).rejects.toMatchObject({ code: 'not_found' });
});

it('refuses more views than a list can show, and still changes those there are', async () => {
  for (let index = 0; index < 40; index += 1) await put(ben, { name: `View ${index}` });
  await expect(put(ben, { name: 'One more' })).rejects.toMatchObject({ code: 'bad_request', field: 'name' });
  await put(ben, { name: 'Renamed', replaces: 'View 0' });
  expect(await list(ben)).toHaveLength(40);
});
