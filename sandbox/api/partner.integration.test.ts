import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxBuckets } from '../data/truth';
import type { ApiHarness, JsonResult } from './api-harness';
import { encodedMeterId, PARTNER_PATH, startApiHarness } from './api-harness';

let on: ApiHarness;
let token: string;

beforeAll(async () => {
  on = await startApiHarness({ premises: 1200 });
  token = await on.machine();
});
afterAll(() => on.sandbox.close());

const ask = (path: string): Promise<JsonResult> => on.ask(token, `${PARTNER_PATH}/${path}`);

async function pages(path: string, size: number): Promise<{ id: string }[]> {
  const all: { id: string }[] = [];
  for (let offset = 0; ; offset += size) {
    const { body } = await ask(`${path}?limit=${size}&offset=${offset}`);
    all.push(...body);
    if (body.length < size) return all;
  }
}

describe('the partner root', () => {
  it('lists the whole fleet in pages of a thousand', async () => {
    const meters = await pages('meter', 1000);
    expect(meters).toHaveLength(on.sandbox.world.meterTotal);
    expect(new Set(meters.map((meter) => meter.id)).size).toBe(meters.length);
    expect(await pages('premise', 1000)).toHaveLength(1200);
    expect(await pages('gateway', 500)).toHaveLength(on.sandbox.world.gatewayTotal);
    expect((await ask('meter')).body).toHaveLength(1000);
    expect((await ask('meter?limit=1001')).status).toBe(400);
    expect((await ask('meter?offset=-1')).status).toBe(400);
  });

  it('tells meters with their last reading and, when asked, their week', async () => {
    const { body, headers } = await ask('meter?with_history=true');
    expect(headers.get('cache-control')).toBe('private, max-age=900');
    expect(body[0]).toMatchObject({
      id: '12:0000000000',
      type: 'power',
      state: 'connected',
      uom: 'kwh',
      seven_day_history: null,
    });
    expect(body.some((row) => row.last_reading === null)).toBe(true);
    const changed = body.filter((row) => row.seven_day_history !== null);
    expect(changed.length).toBeGreaterThan(5);
    expect(changed[0]?.seven_day_history?.[0]).toEqual({
      timestamp: expect.any(String),
      from: expect.any(String),
      to: changed[0]?.state,
    });
    expect((await ask('meter')).body[0]).not.toHaveProperty('seven_day_history');
    const premise = body[0]?.premise_id;
    expect((await ask(`meter?premise_id=${premise}`)).body).toHaveLength(3);
  });

  it('learns e-mail addresses as it is asked', async () => {
    const missing = async () => {
      const { body } = await ask('premise?with_users=true');
      const users = body.flatMap((row) => row.user_list);
      return users.filter((user) => user.email === undefined).length;
    };
    const first = await missing();
    await missing();
    const later = await missing();
    expect(first).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(0);
    expect((await ask('premise')).body[0]).not.toHaveProperty('user_list');
  });

  it('goes on by next in bulk and grid/latest', async () => {
    for (const [path, key] of [
      ['bulk?limit=700', 'meter_id'],
      ['grid/latest?limit=500', 'gateway_id'],
    ] as const) {
      const ids: string[] = [];
      let at: string | undefined = `${PARTNER_PATH}/${path}`;
      while (at) {
        const { body, headers }: JsonResult = await on.ask(token, at);
        expect(headers.get('cache-control')).toBe('private, max-age=60');
        ids.push(...body.results.map((row) => row[key]));
        at = body.next;
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(1000);
    }
    expect((await ask('bulk?cursor=evil')).status).toBe(400);
  });

  it('tells series as the app does', async () => {
    const range = 'start=2026-03-08T07:00:00Z&end=2026-03-09T06:00:00Z';
    const { body } = await ask(`meter/12%3A0000000000/usage?${range}&granularity=bihour&include_start=False`);
    const truth = sandboxBuckets(
      on.sandbox.world,
      '12:0000000000',
      'usage',
      'bihour',
      '2026-03-08T07:00:00Z',
      '2026-03-09T06:00:00Z',
      on.sandbox.clock.now(),
    );
    expect(truth).toHaveLength(12);
    expect(body.results.slice(0, -1).map((row) => row.usage)).toEqual(truth.map((bucket) => bucket.usage));
    for (const kind of ['baseline-series', 'average-series']) {
      expect((await ask(`meter/12%3A0000000000/${kind}?${range}&granularity=hour`)).body.series).toHaveLength(23);
    }
    expect((await ask('meter/12%3A0000000000/location')).body.timezone).toBe('America/Denver');
  });

  it('tells readings in no order, which agree with the register', async () => {
    const { body } = await ask('meter/12%3A0000000000/readings?start=2026-11-19T07:00:00Z&end=2026-11-20T07:00:00Z');
    const times = body.results.map((row) => row.time);
    expect(times).toHaveLength(144);
    expect(times).not.toEqual([...times].sort());
    const sorted = [...body.results].sort((a, b) => (a.time < b.time ? -1 : 1));
    const used = (sorted.at(-1)?.value ?? 0) - (sorted[0]?.value ?? 0);
    const day = await ask(
      'meter/12%3A0000000000/usage?start=2026-11-19T07:00:00Z&end=2026-11-20T07:00:00Z&granularity=day',
    );
    expect(Math.abs(day.body.sum_usage - used)).toBeLessThan(1);
    expect(sorted[0]?.actual).toBe(Math.floor(Math.round((sorted[0]?.value ?? 0) * 1000) / 10));
  });

  it('tells the grid of all, of a gateway, of a premise', async () => {
    const range = 'start=2026-11-19T00:00:00Z&end=2026-11-19T01:00:00Z';
    const all = await ask(`grid/readings?${range}`);
    expect(all.body.length).toBeGreaterThan(10_000);
    const [gateway] = on.sandbox.world.gateways(0, 1);
    const one = await ask(`grid/readings?${range}&gateway_id=${gateway?.id}`);
    expect(one.body).toHaveLength(12);
    expect(one.body).toEqual((await ask(`grid/readings?${range}&premise_id=${gateway?.premise.id}`)).body);
    expect(one.body).toEqual(all.body.filter((row) => row.gateway_id === gateway?.id));
    expect((await ask(`grid/readings?${range}&gateway_id=000000000000`)).status).toBe(404);
    expect((await ask('grid/readings?start=2026-11-20T20:00:00Z&end=2026-11-20T21:00:00Z')).body).toEqual([]);
    const held = { headers: { 'If-None-Match': all.headers.get('etag') ?? '' } };
    expect((await on.ask(token, `${PARTNER_PATH}/grid/readings?${range}`, held)).status).toBe(304);
  });

  it('sums a type over the fleet', async () => {
    const range = 'granularity=month&start=2026-10-01T06:00:00Z&end=2026-11-01T06:00:00Z';
    const { body } = await ask(`aggregate/usage?${range}&meter_type=steam`);
    const steam = sandboxBuckets(
      on.sandbox.world,
      '77:0000000601',
      'usage',
      'day',
      '2026-10-01T06:00:00Z',
      '2026-11-01T06:00:00Z',
      on.sandbox.clock.now(),
    );
    expect(body).toMatchObject({
      meter_count: 1,
      sum_energy: expect.closeTo(
        steam.reduce((sum, bucket) => sum + (bucket.usage ?? 0), 0),
        6,
      ),
    });
    expect((await ask(`aggregate/usage?${range}&meter_type=plasma`)).status).toBe(404);
    const early = 'granularity=month&start=2019-10-01T06:00:00Z&end=2019-11-01T06:00:00Z';
    expect((await ask(`aggregate/usage?${early}&meter_type=steam`)).status).toBe(404);
  });

  it('tells gateways that changed, their changes in no order', async () => {
    const { body } = await ask('gateway/history');
    expect(body.length).toBeGreaterThan(10);
    expect(body[0]?.history[0]).toMatchObject({ timestamp: expect.any(String), from: expect.any(String) });
    const times = body.map((row) => row.history.map((change) => change.timestamp));
    expect(times.some((list) => list.join() !== [...list].sort().join())).toBe(true);
  });

  it('is for this enterprise only', async () => {
    expect((await on.ask(token, '/api/v2/partner/other-utility/bulk')).status).toBe(403);
    expect((await on.ask(token, '/api/v2/app/state')).status).toBe(403);
    expect((await on.ask(null, `${PARTNER_PATH}/bulk`)).status).toBe(401);
    expect((await ask(`meter/${encodedMeterId(on.sandbox, 'alex', 'power')}/location`)).status).toBe(403);
    expect((await ask('nothing')).status).toBe(404);
    expect((await on.ask(token, `${PARTNER_PATH}/meter`, { method: 'DELETE' })).status).toBe(405);
  });
});
