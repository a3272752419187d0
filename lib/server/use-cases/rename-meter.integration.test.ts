import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { getHomeOverview } from './get-home-overview';
import { getPremise } from './get-premise';
import { listHouseholds, saveHousehold } from './households';
import { listPremises } from './list-premises';
import { renameMeter } from './rename-meter';

let testServer: TestServer;
let alex: Viewer;
let kim: Viewer;

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z');
  alex = await testServer.signIn('alex@example.com');
  kim = await testServer.signIn('kim@example.com');
});
afterAll(() => testServer.close());

async function firstMeter(viewer: Viewer) {
  const { data } = await listPremises(testServer.ctx, viewer, { account: 'home' });
  const [premise] = data.premises;
  const meter = premise?.meters[0];
  if (!premise || !meter) throw new Error('no meter');
  return { premiseId: premise.id, meter };
}

it('names a meter, renames it and takes the name back', async () => {
  const { premiseId, meter } = await firstMeter(alex);
  expect(meter.name).toBeNull();
  for (const name of ['Car charger', 'Garage', null]) {
    const input = { account: 'home', meterId: meter.id, name };
    expect((await renameMeter(testServer.ctx, alex, input)).data).toEqual({ meterId: meter.id, name });
    const premise = await getPremise(testServer.ctx, alex, { account: 'home', premiseId });
    expect(premise.data.meters.map((each) => each.name)).toEqual([name, null, null]);
    expect((await firstMeter(alex)).meter.name).toBe(name);
    const home = await getHomeOverview(testServer.ctx, alex, { account: 'home', premiseId });
    expect(home.data.meters.map((each) => each.name)).toEqual([name, null, null]);
  }
});

it('keeps a name from other accounts, and from meters of others', async () => {
  const { meter } = await firstMeter(alex);
  await expect(
    renameMeter(testServer.ctx, kim, { account: 'home', meterId: meter.id, name: 'Mine' }),
  ).rejects.toMatchObject({ code: 'not_found' });
  await renameMeter(testServer.ctx, alex, { account: 'home', meterId: meter.id, name: 'Secret' });
  expect(JSON.stringify(await listPremises(testServer.ctx, kim, { account: 'home' }))).not.toContain('Secret');
});

it('keeps how many people live in a home, and takes it back', async () => {
  const { premiseId } = await firstMeter(alex);
  for (const people of [4, 2, null]) {
    const { data } = await saveHousehold(testServer.ctx, alex, { account: 'home', premise: premiseId, people });
    expect(data.homes.find(({ id }) => id === premiseId)?.people).toBe(people);
    expect((await getPremise(testServer.ctx, alex, { account: 'home', premiseId })).data.people).toBe(people);
    const others = (await listHouseholds(testServer.ctx, kim, { account: 'home' })).data.homes;
    expect(others.every((home) => home.people === null)).toBe(true);
  }
});
