import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { findMatches } from './find-matches';
import { getFleetEntity } from './fleet/get-fleet-entity';
import { getLive } from './get-live';
import { getPremise } from './get-premise';
import { listPremises } from './list-premises';

const HOME = { account: 'home' };
const UTILITY = { account: 'sandbox-utility' };
const METERS = 10_000;

let testServer: TestServer;
let campus: Viewer;
let operator: Viewer;

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z', { sandbox: { campusMeters: METERS, premises: 300 } });
  campus = await testServer.signIn('campus@example.com');
  operator = await testServer.signIn('operator@utility.example', { operator: true });
});
afterAll(() => testServer.close());

const theHome = () => {
  const [home] = testServer.sandbox.world.premisesOf('auth0|campus@example.com');
  if (!home) throw new Error('the sandbox has no campus');
  return home;
};
const idsOf = (entities: readonly { id: string }[]) => entities.map(({ id }) => id);
const bytesOf = (answer: unknown) => JSON.stringify(answer).length;

describe('a home with 10,000 meters', () => {
  it('is listed with its first meters and its main meter; all are counted', async () => {
    const answer = await listPremises(testServer.ctx, campus, HOME);
    const { premises, ...counts } = answer.data;
    expect(counts).toMatchObject({ total: 1, matching: 1, meterCount: METERS });
    expect(premises[0]).toMatchObject({ meterCount: METERS, gatewayCount: 1 });
    expect(idsOf(premises[0]?.meters ?? [])).toEqual(idsOf(theHome().meters.slice(0, 8)));
    expect(premises[0]?.mainMeter).toMatchObject({ id: theHome().meters.at(-1)?.id, type: 'power_net' });
    expect(bytesOf(answer)).toBeLessThan(10_000);
  });

  it('gives its meters by the page, and each of them once', async () => {
    const request = { ...HOME, premiseId: theHome().id };
    const first = await getPremise(testServer.ctx, campus, request);
    expect(first.data).toMatchObject({ meterCount: METERS, matching: METERS, mainMeter: { type: 'power_net' } });
    expect(first.data.meters).toHaveLength(100);
    expect(bytesOf(first)).toBeLessThan(50_000);
    const ids: string[] = [];
    for (let offset = 0; offset < METERS; offset += 1000) {
      const { data } = await getPremise(testServer.ctx, campus, { ...request, offset, limit: 1000 });
      ids.push(...idsOf(data.meters));
    }
    expect(ids).toEqual(idsOf(theHome().meters));
  });

  it('finds a meter outside of the first page by its id, and meters by their type', async () => {
    const last = theHome().meters[METERS - 2]?.id ?? '';
    const request = { ...HOME, premiseId: theHome().id };
    const one = await getPremise(testServer.ctx, campus, { ...request, meter: last });
    expect([idsOf(one.data.meters), one.data.matching, one.data.meterCount]).toEqual([[last], 1, METERS]);
    const gas = await getPremise(testServer.ctx, campus, { ...request, q: 'gas' });
    expect(gas.data.matching).toBe(theHome().meters.filter(({ type }) => type === 'gas').length);
    expect(gas.data.meters.every(({ type }) => type === 'gas')).toBe(true);
    const other = await getPremise(testServer.ctx, campus, { ...request, meter: '12:none' });
    expect(other.data).toMatchObject({ meters: [], matching: 0, meterCount: METERS });
  });

  it('has live readings of the same meters and of the main one', async () => {
    const request = { ...HOME, premiseId: theHome().id };
    const meters = theHome().meters;
    const live = async (more: object) => {
      const { data } = await getLive(testServer.ctx, campus, { ...request, ...more });
      return data.readings.map(({ meterId }) => meterId).sort();
    };
    const expected = (from: number, to: number) => idsOf([...meters.slice(from, to), ...meters.slice(-1)]).sort();
    expect(await live({})).toEqual(expected(0, 100));
    expect(await live({ offset: 5000, limit: 5 })).toEqual(expected(5000, 5005));
    expect(await live({ meter: meters[7]?.id })).toEqual(expected(7, 8));
  });

  it('offers the best few meters for a search', async () => {
    const matches = async (q: string, limit?: number) =>
      (await findMatches(testServer.ctx, campus, { ...HOME, list: 'meters', q, limit })).data;
    const all = await matches('');
    expect([all.matches.length, all.matching, all.total]).toEqual([8, METERS, METERS]);
    const last = theHome().meters.at(-1)?.id ?? '';
    expect((await matches(last)).matches[0]).toMatchObject({
      id: last,
      type: 'power_net',
      premise: { name: 'Campus' },
    });
    expect((await matches(`boulder ${last.slice(3)}`, 1)).matches[0]?.id).toBe(last);
    expect(await matches('nothing like it')).toEqual({ matches: [], matching: 0, total: METERS });
  });
});

describe('an enterprise', () => {
  it('lists premises by the page; the counts and problems are of all', async () => {
    const page = async (more: object) => (await listPremises(testServer.ctx, operator, { ...UTILITY, ...more })).data;
    const { world } = testServer.sandbox;
    const first = await page({});
    expect(first).toMatchObject({ total: 300, matching: 300, meterCount: world.meterTotal });
    expect(first.premises).toHaveLength(100);
    const rest = [await page({ offset: 100, limit: 150 }), await page({ offset: 250, limit: 150 })];
    const ids = [first, ...rest].flatMap(({ premises }) => idsOf(premises));
    expect(ids).toEqual(Array.from({ length: 300 }, (_, index) => world.fleetPremise(index).id));
    expect(rest[0]?.problems).toEqual(first.problems);
    expect(first.problems.meters).toBeGreaterThan(0);
    const last = await page({ q: ids[299] });
    expect([idsOf(last.premises), last.matching, last.total]).toEqual([[ids[299]], 1, 300]);
    expect(last.problems).toEqual(first.problems);
  });

  it('offers the best few of its meters, gateways and premises for a search', async () => {
    const premise = testServer.sandbox.world.fleetPremise(7);
    const matches = async (list: 'premises' | 'meters' | 'gateways', q: string) =>
      (await findMatches(testServer.ctx, operator, { ...UTILITY, list, q })).data;
    const { world } = testServer.sandbox;
    const meter = await matches('meters', premise.meters[0]?.id ?? '');
    expect(meter).toMatchObject({ matching: 1, total: world.meterTotal });
    expect(meter.matches[0]).toMatchObject({ type: premise.meters[0]?.type, premise: { id: premise.id } });
    const electric = await matches('meters', `Electricity ${premise.id}`);
    expect(idsOf(electric.matches)).toEqual(idsOf(premise.meters.filter(({ type }) => type === 'power')));
    expect(idsOf((await matches('premises', premise.id)).matches)).toEqual([premise.id]);
    const gateways = await matches('gateways', '');
    expect([gateways.matches.length, gateways.total]).toEqual([8, world.gatewayTotal]);
    const others = findMatches(testServer.ctx, campus, { ...UTILITY, list: 'meters' });
    await expect(others).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows a premise with some of its devices, counts all, and always has the requested one', async () => {
    const { id, meters, gateways } = testServer.sandbox.world.fleetPremise(0);
    const entity = async (list: string, entityId: string) =>
      (await getFleetEntity(testServer.ctx, operator, { ...UTILITY, list, id: entityId, limit: 1 })).data;
    const premise = await entity('premises', id);
    expect(premise).toMatchObject({ meterCount: meters.length, gatewayCount: gateways.length });
    expect(premise.premise.meters).toHaveLength(1);
    expect(idsOf(premise.histories)).toEqual(idsOf([...gateways.slice(0, 1), ...meters.slice(0, 1)]));
    const last = meters.at(-1)?.id ?? '';
    const meter = await entity('meters', last);
    expect([idsOf(meter.premise.meters), idsOf(meter.histories)]).toEqual([[meters[0]?.id, last], [last]]);
    expect(meter.problems).toEqual(premise.problems);
  });
});
