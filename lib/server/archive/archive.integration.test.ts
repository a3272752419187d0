import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayStart } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '@/lib/server/account';
import { seriesBuckets } from '../../../sandbox/data/series';
import type { SeriesQuery } from '../ports/archive';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

const NOW = '2026-11-05T15:20:00Z';
const OPTIONS = { purpose: 'usage', priority: 'person' } as const;
const MINUTE = 60_000;

let cloud: SandboxArchive;

/** The sandbox's own data for a range, on the premise's calendar. */
function truth(meterId: string, query: SeriesQuery) {
  const { world, clock } = cloud.sandbox;
  const meter = world.meter(meterId);
  if (!meter) throw new Error(`no meter ${meterId}`);
  return seriesBuckets(world.seed, meter, {
    kind: query.kind,
    granularity: query.granularity,
    dayCut: 'premise',
    start: Date.parse(query.start) / MINUTE,
    end: Date.parse(query.end) / MINUTE,
    now: Math.floor(clock.now() / MINUTE),
    closing: false,
  });
}

async function meterOf(account: AccountRef, matches: (premise: Premise, meter: Meter) => boolean) {
  const { data } = await cloud.archive.premises(account, OPTIONS);
  for (const premise of data) {
    for (const meter of premise.meters) if (matches(premise, meter)) return { premise, meter };
  }
  throw new Error('no such meter');
}

function queryFor(
  { premise, meter }: { premise: Premise; meter: Meter },
  granularity: Granularity,
  days: [string, string],
  kind: SeriesQuery['kind'] = 'usage',
): SeriesQuery {
  return {
    meterId: meter.id,
    meterType: meter.type,
    meterCreatedAt: meter.createdAt,
    kind,
    granularity,
    timezone: premise.timezone,
    start: toInstantText(dayStart(days[0], premise.timezone)),
    end: toInstantText(dayStart(days[1], premise.timezone)),
  };
}

async function compare(account: AccountRef, query: SeriesQuery): Promise<void> {
  const { data } = await cloud.archive.series(account, query, OPTIONS);
  const expected = truth(query.meterId, query);
  expect(data.buckets.map(({ start }) => Date.parse(start) / MINUTE)).toEqual(expected.map(({ from }) => from));
  expected.forEach(({ usage }, index) => {
    const value = data.buckets[index]?.value ?? null;
    if (usage === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(usage, 6);
  });
}

describe.each(['premise', 'utc'] as const)('series of a cloud that cuts days in the zone %s', (dayCut) => {
  beforeAll(async () => {
    cloud = await startSandboxArchive({
      dayCut,
      now: NOW,
      anchor: '2026-11-02T00:00:00Z',
      limitHour: 1e6,
      limitDay: 1e6,
    });
  });
  afterAll(() => cloud.close());

  it.each([
    ['alex@example.com', 'fifteenminute', ['2026-03-08', '2026-03-09']],
    ['alex@example.com', 'hour', ['2026-11-01', '2026-11-02']],
    ['alex@example.com', 'bihour', ['2026-10-30', '2026-11-07']],
    ['alex@example.com', 'day', ['2026-10-20', '2026-11-10']],
    ['alex@example.com', 'month', ['2026-06-01', '2026-12-01']],
    ['kim@example.com', 'day', ['2026-02-25', '2026-03-15']],
    ['asha@example.com', 'hour', ['2026-10-01', '2026-10-04']],
    ['asha@example.com', 'day', ['2026-10-01', '2026-11-01']],
  ] as const)('returns what the meter measured: %s by %s of %j', async (email, granularity, days) => {
    const account = await cloud.home(email);
    const found = await meterOf(account, () => true);
    await compare(account, queryFor(found, granularity, [...days]));
  });

  it('adds up days where the range cuts a month, to the sum of the range', async () => {
    const account = await cloud.home('alex@example.com');
    const found = await meterOf(account, () => true);
    const months = await cloud.archive.series(account, queryFor(found, 'month', ['2026-08-15', '2026-10-10']), OPTIONS);
    const hours = await cloud.archive.series(account, queryFor(found, 'hour', ['2026-08-15', '2026-10-10']), OPTIONS);
    expect(months.data.buckets).toHaveLength(3);
    expect(months.data.sum).toBeCloseTo(hours.data.sum ?? 0, 6);
  });
});

describe('the archive with the sandbox', () => {
  beforeEach(async () => {
    cloud = await startSandboxArchive({ now: NOW, anchor: '2026-11-02T00:00:00Z', maxDaysHour: 31, premises: 1200 });
  });
  afterEach(() => cloud.close());

  it('fetches a month once, and sends nothing while it is fresh', async () => {
    const account = await cloud.home('alex@example.com');
    const query = queryFor(await meterOf(account, () => true), 'day', ['2026-11-01', '2026-12-01']);
    cloud.takeRequests();
    const first = await cloud.archive.series(account, query, OPTIONS);
    cloud.sandbox.clock.advance(14 * MINUTE);
    const second = await cloud.archive.series(account, query, OPTIONS);
    expect(cloud.takeRequests()).toHaveLength(1);
    expect(second).toEqual({ ...first, source: 'cache' });
    expect(first.data.buckets.slice(4).map(({ state }) => state)).toContain('running');
    cloud.sandbox.clock.advance(MINUTE);
    await cloud.archive.series(account, query, OPTIONS);
    expect(cloud.takeRequests()).toHaveLength(1);
  });

  it('splits a range that is too long for one request', async () => {
    const account = await cloud.home('alex@example.com');
    const query = queryFor(await meterOf(account, () => true), 'hour', ['2026-08-01', '2026-10-01']);
    cloud.takeRequests();
    await compare(account, query);
    expect(cloud.takeRequests()).toHaveLength(3);
  });

  it('returns a baseline and an average', async () => {
    const account = await cloud.home('kim@example.com');
    const found = await meterOf(account, (_, { type }) => type === 'power');
    for (const kind of ['baseline', 'average'] as const) {
      const answer = await cloud.archive.series(
        account,
        queryFor(found, 'day', ['2026-10-01', '2026-10-08'], kind),
        OPTIONS,
      );
      expect(answer.data.coverage).toMatchObject({ complete: true, expected: 7 });
      expect(answer.raw.summary).toHaveProperty('sum_energy');
    }
  });

  it('returns every home, unknown meter types, unusual addresses and empty accounts', async () => {
    const asha = await cloud.archive.premises(await cloud.home('asha@example.com'), OPTIONS);
    expect(asha.data.flatMap(({ meters }) => meters.map(({ type }) => type))).toContain('steam');
    expect(asha.data[0]?.timezone).toBe('Asia/Kolkata');
    expect((await cloud.archive.premises(await cloud.home('empty@example.com'), OPTIONS)).data).toEqual([]);
    const lee = await cloud.archive.rawAccount(await cloud.home('lee@example.com'), OPTIONS);
    expect(lee.data).toHaveProperty('premise_list');
  });

  it('sends one request for live readings for any number of callers', async () => {
    const account = await cloud.home('alex@example.com');
    const { premise } = await meterOf(account, () => true);
    cloud.takeRequests();
    const live = { purpose: 'live', priority: 'live' } as const;
    const answers = await Promise.all(Array.from({ length: 30 }, () => cloud.archive.live(account, premise.id, live)));
    expect(answers[0]?.data.map(({ meterId }) => meterId)).toEqual(premise.meters.map(({ id }) => id));
    expect(cloud.takeRequests()).toEqual([`/api/v2/app/instant/${encodeURIComponent(premise.id)}`]);
  });

  it('throws forbidden for a premise of another account', async () => {
    const alex = await cloud.home('alex@example.com');
    const { premise } = await meterOf(alex, () => true);
    const kim = await cloud.home('kim@example.com');
    const live = { purpose: 'live', priority: 'live' } as const;
    await cloud.archive.live(alex, premise.id, live);
    await expect(cloud.archive.live(kim, premise.id, live)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('joins the paged lists of an enterprise', async () => {
    const account = await cloud.enterprise();
    const { data } = await cloud.archive.premises(account, OPTIONS);
    const { world } = cloud.sandbox;
    expect(data).toHaveLength(1200);
    expect(data.reduce((sum, { meters }) => sum + meters.length, 0)).toBe(world.meterTotal);
    expect(data.reduce((sum, { gateways }) => sum + gateways.length, 0)).toBe(world.gatewayTotal);
    const pages = Math.ceil(1200 / 1000) + Math.ceil(world.meterTotal / 1000) + Math.ceil(world.gatewayTotal / 1000);
    expect(cloud.takeRequests()).toHaveLength(pages);
    const found = await meterOf(account, (_, { type }) => type === 'power');
    await compare(account, queryFor(found, 'day', ['2026-10-01', '2026-11-10']));
    await expect(cloud.archive.live(account, data[0]?.id ?? '', OPTIONS)).rejects.toMatchObject({ code: 'not_found' });
  });
});
