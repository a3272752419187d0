import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxBuckets } from '../data/truth';
import type { ApiHarness } from './api-harness';
import { encodedMeterId, PARTNER_PATH, startApiHarness } from './api-harness';

let harness: ApiHarness;
let alex: string;
let kim: string;

beforeAll(async () => {
  harness = await startApiHarness();
  [alex, kim] = [await harness.user('alex@example.com'), await harness.user('kim@example.com')];
});
afterAll(() => harness.sandbox.close());

const RANGE = 'start=2026-11-01T06:00:00Z&end=2026-11-02T07:00:00Z';

describe('app routes', () => {
  it('returns only the account’s own homes', async () => {
    const { status, headers, body } = await harness.request(alex, '/api/v2/app/state');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, max-age=900');
    expect(body.user).toEqual({ id: 'auth0|alex', email: 'alex@example.com', name: 'Alex Romero' });
    expect(body.premise_list.map((premise) => premise.timezone)).toEqual(['America/Denver', 'America/Phoenix']);
    expect(body.premise_list[1]?.meter_list.map((meter) => meter.type)).toEqual([
      'power_net',
      'power_gen',
      'power_sub',
    ]);
    expect(body.premise_list[0]?.gateway_list[0]?.id).toMatch(/^[0-9a-f]{12}$/);
    const unlisted = await harness.request(await harness.user('someone@else.example'), '/api/v2/app/state');
    expect(unlisted.body.premise_list).toEqual([]);
  });

  it('returns the current rate of each meter', async () => {
    const [home] = harness.sandbox.world.premisesOf('auth0|alex');
    const { body, headers } = await harness.request(alex, `/api/v2/app/instant/${home?.id}`);
    expect(headers.get('cache-control')).toBe('private, max-age=60');
    expect(body.results).toHaveLength(3);
    expect(body.results[0]).toMatchObject({ type: 'power', updated_at: '2026-11-20T14:23:00.000Z' });
    expect(body.results[0]?.instant_power).toBeGreaterThan(0);
  });

  it('returns usage with the bucket at the end, and a sum without it', async () => {
    const meter = encodedMeterId(harness.sandbox, 'alex', 'power');
    const { body, headers } = await harness.request(
      alex,
      `/api/v2/app/usage/${meter}?${RANGE}&granularity=hour&include_start=True`,
    );
    expect(headers.get('cache-control')).toBe('private, max-age=31536000');
    expect(body.results).toHaveLength(26);
    expect(body.results[25]?.time).toBe('2026-11-02T07:00:00.000Z');
    const truth = sandboxBuckets(
      harness.sandbox.world,
      decodeURIComponent(meter),
      'usage',
      'hour',
      '2026-11-01T06:00:00Z',
      '2026-11-02T07:00:00Z',
      harness.sandbox.clock.now(),
    );
    expect(body.results.slice(0, 25).map((row) => row.usage)).toEqual(truth.map((bucket) => bucket.usage));
    expect(body.sum_usage).toBeCloseTo(
      truth.reduce((sum, bucket) => sum + (bucket.usage ?? 0), 0),
      9,
    );
    const day = await harness.request(alex, `/api/v2/app/usage/${meter}?${RANGE}&granularity=day`);
    expect(day.body.sum_usage).toBe(body.sum_usage);
  });

  it('allows 15 minutes of caching for a range that includes now, and returns nothing after now', async () => {
    const meter = encodedMeterId(harness.sandbox, 'alex', 'power');
    const path = `/api/v2/app/usage/${meter}?start=2026-11-20T12:00:00Z&end=2026-11-20T18:00:00.000Z&granularity=hour`;
    const { body, headers } = await harness.request(alex, path);
    expect(headers.get('cache-control')).toBe('private, max-age=900');
    expect(body.results.map((row) => row.usage !== null)).toEqual([true, true, true, false, false, false, false]);
    expect(body.results[2]?.power).toBeCloseTo(((body.results[2]?.usage ?? 0) * 60) / 23, 5);
  });

  it('returns baseline and average with their summaries', async () => {
    const meter = encodedMeterId(harness.sandbox, 'alex', 'gas');
    for (const kind of ['baseline-series', 'average-series']) {
      const { body } = await harness.request(alex, `/api/v2/app/${kind}/${meter}?${RANGE}&granularity=hour`);
      expect(body.series).toHaveLength(25);
      expect(body.min_power).toBeLessThanOrEqual(body.avg_power);
      expect(body.sum_energy).toBeCloseTo(
        body.series.reduce((sum, row) => sum + row.energy, 0),
        9,
      );
    }
    const day = await harness.request(alex, `/api/v2/app/baseline/${meter}?granularity=hour&date=2026-11-01`);
    expect(day.body.series).toHaveLength(25);
    expect((await harness.request(alex, `/api/v2/app/baseline/${meter}?date=tomorrow`)).status).toBe(400);
  });

  it('answers the two requests whose real shape is unknown', async () => {
    const [home] = harness.sandbox.world.premisesOf('auth0|alex');
    expect(
      (await harness.request(alex, `/api/v2/app/usage/forecast?premise_id=${home?.id}`)).body.results,
    ).toHaveLength(3);
    const path = `/api/v2/app/notification/history?premise_id=${home?.id}&limit=5&offset=0&include_channels=events`;
    const { results } = (await harness.request(alex, path)).body;
    expect(results).toHaveLength(3);
    expect(results[0]).toMatchObject({ type: 'summary', message: expect.stringMatching(/^Your summary of/) });
  });

  it('requires a valid token, also at the redirect address', async () => {
    expect((await harness.request(null, '/api/v2/app/state')).status).toBe(401);
    const { status, headers } = await harness.request(`${alex.slice(0, -4)}AAAA`, '/api/v2/app/state');
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const landing = await harness.request(null, '/api/v2/app?code=abc&state=def');
    expect([landing.status, landing.body.error]).toEqual([401, 'unauthorized']);
  });

  it('denies access to data of other accounts', async () => {
    const meter = encodedMeterId(harness.sandbox, 'alex', 'power');
    const [home] = harness.sandbox.world.premisesOf('auth0|alex');
    const fleet = harness.sandbox.world.meters(0, 1)[0]?.id ?? '';
    const statusOf = (path: string) => harness.request(kim, `/api/v2/app/${path}`).then((result) => result.status);
    expect(await statusOf(`usage/${meter}?${RANGE}&granularity=hour`)).toBe(403);
    expect(await statusOf(`instant/${home?.id}`)).toBe(403);
    expect(await statusOf(`usage/forecast?premise_id=${home?.id}`)).toBe(403);
    expect(await statusOf(`usage/${encodeURIComponent(fleet)}?${RANGE}`)).toBe(403);
    expect(await statusOf(`usage/12%3A9999999999?${RANGE}`)).toBe(404);
    expect(await statusOf('instant/nowhere')).toBe(404);
    expect((await harness.request(kim, `${PARTNER_PATH}/bulk`)).status).toBe(403);
  });

  it('rejects wrong paths, methods and parameters', async () => {
    const meter = encodedMeterId(harness.sandbox, 'alex', 'power');
    const status = (path: string, method = 'GET') =>
      harness.request(alex, `/api/v2/app/${path}`, { method }).then((result) => result.status);
    expect(await status('nothing')).toBe(404);
    expect(await status('state/more')).toBe(404);
    expect(await status('state', 'POST')).toBe(405);
    expect(await status(`usage/%E0%A4%A?${RANGE}`)).toBe(400);
    for (const wrong of [
      'granularity=hour',
      'start=2026-11-01&end=2026-11-02T07:00:00Z',
      'start=2026-11-01T06:00:00&end=2026-11-02T07:00:00Z',
      'start=2026-02-30T06:00:00Z&end=2026-11-02T07:00:00Z',
      'start=2026-11-03T06:00:00Z&end=2026-11-02T07:00:00Z',
      `${RANGE}&granularity=week`,
      `${RANGE}&include_start=perhaps`,
      'granularity=minute&start=2026-09-01T00:00:00Z&end=2026-11-01T00:00:00Z',
      'granularity=hour&start=2025-10-01T00:00:00Z&end=2026-11-01T00:00:00Z',
    ]) {
      expect([wrong, await status(`usage/${meter}?${wrong}`)]).toEqual([wrong, 400]);
    }
    for (const right of [
      'start=2026-11-20T00:00:00Z',
      'granularity=auto&start=2026-11-01T06:00:00.000Z&end=2026-11-01T06:00:00Z',
      'granularity=minute&start=2026-09-01T00:00:00Z&end=2026-10-16T00:00:00Z',
      'granularity=hour&start=2025-11-01T06:00:00Z&end=2026-11-01T06:00:00Z',
      'granularity=month&start=2020-01-01T00:00:00Z&end=2026-11-01T00:00:00Z',
    ]) {
      expect([right, await status(`usage/${meter}?${right}`)]).toEqual([right, 200]);
    }
  });

  it('returns 304 for a matching ETag, and logs both requests', async () => {
    const first = await harness.request(alex, '/api/v2/app/state');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await harness.request(alex, '/api/v2/app/state', {
      headers: { 'If-None-Match': `"other", ${etag}` },
    });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, null, etag]);
    expect(again.headers.get('cache-control')).toBe('private, max-age=900');
    const changed = await harness.request(alex, '/api/v2/app/state', { headers: { 'If-None-Match': '"other"' } });
    expect(changed.status).toBe(200);
    const log = harness.sandbox.requests.slice(-3);
    expect(log.map((entry) => entry.status)).toEqual([200, 304, 200]);
    expect(log[1]).toMatchObject({
      kind: 'api',
      path: '/api/v2/app/state',
      sub: 'auth0|alex',
      clientId: 'copper-dashboard',
    });
  });
});
