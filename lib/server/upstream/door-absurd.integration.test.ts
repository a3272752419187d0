import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { ON_POSTGRESQL } from '@/lib/server/db/test-support/fresh-database';
import { AppError } from '@/lib/server/errors';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const DAY = 24 * 3_600_000;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;

beforeEach(async () => {
  cloud = await startTinyCloud((_req, res) => sendJson(res, { n: 1 }));
  harness = await startDoorHarness(cloud.url, { limits: { hour: 10_000, day: 10_000 } });
  alex = await harness.account('alex');
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

const fetchPath = (path = '/a') => harness.door.fetch(alex, requestAt(path), PERSON);

const SECONDS = ['99999999999999', '9'.repeat(400), '-1', '-99999999999999', 'NaN', 'Infinity', '1e308', '0x10', ''];
const DATES = [
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'Mon, 01 Jan 0001 00:00:00 GMT',
  'Sat, 13 Sep 275760 00:00:00 GMT',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  ...SECONDS,
];
const HEADERS: [name: string, value: string][] = [
  ...SECONDS.flatMap((value): [string, string][] => [
    ['age', value],
    ['cache-control', `max-age=${value}`],
    ['cache-control', `max-age=60, stale-while-revalidate=${value}, stale-if-error=${value}`],
  ]),
  ...DATES.flatMap((value): [string, string][] => [
    ['date', value],
    ['expires', value],
    ['last-modified', value],
  ]),
  ['etag', ''],
  ['vary', ','],
  ['pragma', '"'],
];

it('headers with absurd numbers and dates have no effect on the answer', async () => {
  for (const [index, [name, value]] of HEADERS.entries()) {
    cloud.handler = (_req, res) => sendJson(res, { n: 1 }, { [name]: value });
    const answer = await fetchPath(`/${index}`);
    expect(answer, `${name}: ${value}`).toMatchObject({ data: { n: 1 }, asOf: new Date(harness.now).toISOString() });
    const freshFor = Date.parse(answer.freshUntil) - harness.now;
    expect(freshFor, `${name}: ${value}`).toBeGreaterThanOrEqual(0);
    expect(freshFor, `${name}: ${value}`).toBeLessThanOrEqual(DAY);
    expect(await fetchPath(`/${index}`), `${name}: ${value}`).toMatchObject({ data: { n: 1 } });
  }
});

it('a 429 with an absurd Retry-After pauses for at most a day', async () => {
  for (const [index, value] of DATES.entries()) {
    cloud.handler = (_req, res) => sendStatus(res, 429, { 'retry-after': value, date: DATES.at(-index) ?? '' });
    const error = await fetchPath(`/${index}`).catch((thrown: AppError) => thrown);
    expect(error, value).toMatchObject({ code: 'limited' });
    const pause = Date.parse((error as AppError).retryAt ?? '') - harness.now;
    expect(pause, value).toBeGreaterThan(0);
    expect(pause, value).toBeLessThanOrEqual(DAY + 30_000);
    harness.now += 2 * DAY;
  }
});

it.each([
  ['a number that is too large', '{"n":1e999}'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00])],
  ['lists inside each other', `{"n":1,"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ['objects inside each other', `{"n":1,"x":${'{"x":'.repeat(200_000)}1${'}'.repeat(200_000)}}`],
])('a body with %s is an error of the cloud', async (_what, body) => {
  cloud.handler = (_req, res) => void res.end(body);
  await expect(fetchPath()).rejects.toMatchObject({ code: 'cloud_malformed' });
});

describe('a damaged row of the cache', () => {
  const run = (sql: string) => harness.db.query((tables) => tables.$executeRawUnsafe(sql));
  const POLICIES = [
    '',
    '{',
    'null',
    '[]',
    '{"v":1}',
    '{"t":1e300,"resh":{}}',
    '{"t":"x","resh":{}}',
    '{"t":1,"resh":5}',
  ];
  const INSTANTS = ['9e18', '-9e18', '1e300', "'garbage'", "''", "'+275760-09-13T00:00:00.001+00:00'"];
  const DAMAGE = [
    ...POLICIES.map((text) => `"policy" = '${text}'`),
    ...(ON_POSTGRESQL
      ? []
      : ['"freshUntil"', '"receivedAt"'].flatMap((name) => INSTANTS.map((at) => `${name} = ${at}`))),
  ];

  it.each(DAMAGE)('with %s is fetched and stored again', async (damage) => {
    await fetchPath();
    await run(`UPDATE "CachedAnswer" SET ${damage}`);
    cloud.handler = (_req, res) => sendStatus(res, 503);
    const failure = await fetchPath().catch((thrown: unknown) => thrown);
    expect(failure instanceof AppError ? failure.code : failure).toBe('cloud_down');
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    expect(await fetchPath()).toMatchObject({ data: { n: 2 }, source: 'cloud' });
    expect(await fetchPath()).toMatchObject({ data: { n: 2 }, source: 'cache' });
  });

  it('is not fresh for longer than our table says', async () => {
    await fetchPath();
    await run(`UPDATE "CachedAnswer" SET "freshUntil" = '9999-12-31T00:00:00.000Z'`);
    harness.now += DAY;
    expect(await fetchPath()).toMatchObject({ source: 'cloud' });
  });

  it.skipIf(ON_POSTGRESQL).each([
    ['9e18', "'2026-03-01T12:00:00.000Z'"],
    ["'garbage'", "'2026-03-01T12:00:00.000Z'"],
    ["'2026-03-01T12:00:00.000Z'", '9e18'],
  ])('with a pause until %s, reported at %s, stops sending, and says so', async (until, reportedAt) => {
    await fetchPath();
    await run('DELETE FROM "ClientBudget"');
    await run(
      `INSERT INTO "ClientBudget" ("clientId", "blockedUntil", "updatedAt") VALUES ('c', ${until}, ${reportedAt})`,
    );
    await expect(fetchPath('/other')).rejects.toMatchObject({ code: 'storage_failed' });
  });

  it('that says to pause until the year 9999 pauses for a day', async () => {
    cloud.handler = (_req, res) => sendStatus(res, 429);
    await expect(fetchPath()).rejects.toMatchObject({ code: 'limited' });
    await run(`UPDATE "ClientBudget" SET "blockedUntil" = '9999-12-31T00:00:00.000Z'`);
    const retryAt = new Date(harness.now + DAY + 30_000).toISOString();
    await expect(fetchPath()).rejects.toMatchObject({ code: 'limited', retryAt });
    expect(await harness.ledger.state(alex)).toMatchObject({ blockedUntil: retryAt });
  });
});
