import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxBuckets } from '../data/truth';
import type { ApiHarness, JsonResult } from './api-harness';
import { encodedMeterId, PARTNER_PATH, startApiHarness } from './api-harness';

let harness: ApiHarness;
let token: string;

beforeAll(async () => {
  harness = await startApiHarness({ premises: 1200 });
  token = await harness.enterprise();
});
afterAll(() => harness.sandbox.close());

const fetchPath = (path: string): Promise<JsonResult> => harness.request(token, `${PARTNER_PATH}/${path}`);

async function pages(path: string, size: number): Promise<{ id: string }[]> {
  const all: { id: string }[] = [];
  for (let offset = 0; ; offset += size) {
    const { body } = await fetchPath(`${path}?limit=${size}&offset=${offset}`);
    all.push(...body);
    if (body.length < size) return all;
  }
}

describe('partner routes', () => {
  it('lists the fleet in pages of a thousand', async () => {
    const meters = await pages('meter', 1000);
    expect(meters).toHaveLength(harness.sandbox.world.meterTotal);
    expect(new Set(meters.map((meter) => meter.id)).size).toBe(meters.length);
    expect(await pages('premise', 1000)).toHaveLength(1200);
    expect(await pages('gateway', 500)).toHaveLength(harness.sandbox.world.gatewayTotal);
    expect((await fetchPath('meter')).body).toHaveLength(1000);
    expect((await fetchPath('meter?limit=1001')).status).toBe(400);
    expect((await fetchPath('meter?offset=-1')).status).toBe(400);
  });

  it('returns meters with their last reading and, unless told otherwise, the changes of a week', async () => {
    const { body, headers } = await fetchPath('meter');
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
    expect((await fetchPath('meter?with_history=true')).body).toEqual(body);
    expect((await fetchPath('meter?with_history=false')).body[0]).not.toHaveProperty('seven_day_history');
    const premise = body[0]?.premise_id;
    expect((await fetchPath(`meter?premise_id=${premise}`)).body).toHaveLength(3);
  });

  it('returns more email addresses with each request', async () => {
    const missing = async () => {
      const { body } = await fetchPath('premise?with_users=true');
      const users = body.flatMap((row) => row.user_list);
      return users.filter((user) => user.email === undefined).length;
    };
    const first = await missing();
    await missing();
    const later = await missing();
    expect(first).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(0);
    expect((await fetchPath('premise')).body[0]).not.toHaveProperty('user_list');
  });

  it('links pages of bulk and grid/latest by next', async () => {
    for (const [path, key] of [
      ['bulk?limit=700', 'meter_id'],
      ['grid/latest?limit=500', 'gateway_id'],
    ] as const) {
      const ids: string[] = [];
      let next: string | undefined = `${PARTNER_PATH}/${path}`;
      while (next) {
        const { body, headers }: JsonResult = await harness.request(token, next);
        expect(headers.get('cache-control')).toBe('private, max-age=60');
        ids.push(...body.results.map((row) => row[key]));
        next = body.next;
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(1000);
    }
    expect((await fetchPath('bulk?cursor=evil')).status).toBe(400);
  });

  it('returns the same series as the app routes', async () => {
    const range = 'start=2026-03-08T07:00:00Z&end=2026-03-09T06:00:00Z';
    const { body } = await fetchPath(`meter/12%3A0000000000/usage?${range}&granularity=bihour&include_start=False`);
    const truth = sandboxBuckets(
      harness.sandbox.world,
      '12:0000000000',
      'usage',
      'bihour',
      '2026-03-08T07:00:00Z',
      '2026-03-09T06:00:00Z',
      harness.sandbox.clock.now(),
    );
    expect(truth).toHaveLength(12);
    expect(body.results.slice(0, -1).map((row) => row.usage)).toEqual(truth.map((bucket) => bucket.usage));
    for (const kind of ['baseline-series', 'average-series']) {
      expect((await fetchPath(`meter/12%3A0000000000/${kind}?${range}&granularity=hour`)).body.series).toHaveLength(23);
    }
    expect((await fetchPath('meter/12%3A0000000000/location')).body.timezone).toBe('America/Denver');
  });

  it('returns unsorted readings that match the register', async () => {
    const { body } = await fetchPath(
      'meter/12%3A0000000000/readings?start=2026-11-19T07:00:00Z&end=2026-11-20T07:00:00Z',
    );
    const times = body.results.map((row) => row.time);
    expect(times).toHaveLength(144);
    expect(times).not.toEqual([...times].sort());
    const sorted = [...body.results].sort((a, b) => (a.time < b.time ? -1 : 1));
    const used = (sorted.at(-1)?.value ?? 0) - (sorted[0]?.value ?? 0);
    const day = await fetchPath(
      'meter/12%3A0000000000/usage?start=2026-11-19T07:00:00Z&end=2026-11-20T07:00:00Z&granularity=day',
    );
    expect(Math.abs(day.body.sum_usage - used)).toBeLessThan(1);
    expect(sorted[0]?.actual).toBe(Math.floor(Math.round((sorted[0]?.value ?? 0) * 1000) / 10));
  });

  it('returns grid readings of all gateways, of one, and of a premise', async () => {
    const range = 'start=2026-11-19T00:00:00Z&end=2026-11-19T01:00:00Z';
    const all = await fetchPath(`grid/readings?${range}`);
    expect(all.body.length).toBeGreaterThan(10_000);
    const [gateway] = harness.sandbox.world.gateways(0, 1);
    const one = await fetchPath(`grid/readings?${range}&gateway_id=${gateway?.id}`);
    expect(one.body).toHaveLength(12);
    expect(one.body).toEqual((await fetchPath(`grid/readings?${range}&premise_id=${gateway?.premise.id}`)).body);
    expect(one.body).toEqual(all.body.filter((row) => row.gateway_id === gateway?.id));
    expect((await fetchPath(`grid/readings?${range}&gateway_id=000000000000`)).status).toBe(404);
    expect((await fetchPath('grid/readings?start=2026-11-20T20:00:00Z&end=2026-11-20T21:00:00Z')).body).toEqual([]);
    const cached = { headers: { 'If-None-Match': all.headers.get('etag') ?? '' } };
    expect((await harness.request(token, `${PARTNER_PATH}/grid/readings?${range}`, cached)).status).toBe(304);
  });

  it('sums one meter type over the fleet', async () => {
    const range = 'granularity=month&start=2026-10-01T06:00:00Z&end=2026-11-01T06:00:00Z';
    const { body } = await fetchPath(`aggregate/usage?${range}&meter_type=steam`);
    const steam = sandboxBuckets(
      harness.sandbox.world,
      '77:0000000601',
      'usage',
      'day',
      '2026-10-01T06:00:00Z',
      '2026-11-01T06:00:00Z',
      harness.sandbox.clock.now(),
    );
    expect(body).toMatchObject({
      meter_count: 1,
      sum_energy: expect.closeTo(
        steam.reduce((sum, bucket) => sum + (bucket.usage ?? 0), 0),
        6,
      ),
    });
    expect((await fetchPath(`aggregate/usage?${range}&meter_type=plasma`)).status).toBe(404);
    const early = 'granularity=month&start=2019-10-01T06:00:00Z&end=2019-11-01T06:00:00Z';
    expect((await fetchPath(`aggregate/usage?${early}&meter_type=steam`)).status).toBe(404);
  });

  it('returns gateways without a history, whatever the flag says', async () => {
    for (const query of ['', '?with_history=true', '?with_history=false']) {
      const { body } = await fetchPath(`gateway${query}`);
      expect(Object.keys(body[0] ?? {}).filter((name) => name.includes('history'))).toEqual([]);
    }
  });

  it('returns gateways that changed, page by page, with unsorted changes', async () => {
    const { body } = await fetchPath('gateway/history');
    expect(body.length).toBeGreaterThan(10);
    expect(await pages('gateway/history', 7)).toEqual(body);
    expect((await fetchPath('gateway/history?limit=1001')).status).toBe(400);
    expect(body[0]?.history[0]).toMatchObject({ timestamp: expect.any(String), from: expect.any(String) });
    const times = body.map((row) => row.history.map((change) => change.timestamp));
    expect(times.some((list) => list.join() !== [...list].sort().join())).toBe(true);
  });

  it('are for this enterprise only', async () => {
    expect((await harness.request(token, '/api/v2/partner/other-utility/bulk')).status).toBe(403);
    expect((await harness.request(token, '/api/v2/app/state')).status).toBe(403);
    expect((await harness.request(null, `${PARTNER_PATH}/bulk`)).status).toBe(401);
    expect((await fetchPath(`meter/${encodedMeterId(harness.sandbox, 'alex', 'power')}/location`)).status).toBe(403);
    expect((await fetchPath('nothing')).status).toBe(404);
    expect((await harness.request(token, `${PARTNER_PATH}/meter`, { method: 'DELETE' })).status).toBe(405);
  });
});
