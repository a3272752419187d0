import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

/**
 * The cases of http-wg/cache-tests that are required of a private cache and concern a 200 to a GET, with values of our
 * own. Left out: headers a cache returns to its client (the door returns none), methods and `Vary` by request headers
 * (the door always sends the same ones).
 */

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** Header lines; a number is a date, so many seconds from now. */
type Lines = readonly (readonly [name: string, value: string | number])[];
type Case = [name: string, ...lines: (readonly [name: string, value: string | number])[]];

const cc = (value: string) => ['cache-control', value] as const;
const age = (value: string) => ['age', value] as const;
const date = (seconds: number) => ['date', seconds] as const;
const expires = (value: string | number) => ['expires', value] as const;
const vary = (value: string) => ['vary', value] as const;
const modified = ['last-modified', -24 * 3600] as const;

const ASKED_AGAIN: Case[] = [
  ['max-age that has passed', cc('max-age=2'), date(0)],
  ['max-age=0', cc('max-age=0')],
  ['max-age=0 and a future Expires', expires(7200), cc('max-age=0'), date(0)],
  ['a negative max-age', cc('max-age=-900')],
  ['an Age above max-age', cc('max-age=900'), age('901'), date(0)],
  ['a long s-maxage', cc('s-maxage=900, max-age=1')],
  ['a long s-maxage, on a line of its own', cc('s-maxage=900'), cc('max-age=1')],
  ['max-age in quoted text before the real one', cc('note="max-age=900", max-age=1')],
  ['max-age in quoted text after the real one', cc('max-age=1, note="a, max-age=900"')],
  ['max-age in single quotes', cc("max-age='900'")],
  ['max-age without a value', cc('max-age')],
  ['max-age with letters', cc('max-age=900s')],
  ['two max-age, the first short', cc('max-age=1, max-age=900')],
  ['no-store', cc('no-store')],
  ['no-store in mixed case', cc('nO-sToRe')],
  ['no-store beside max-age and Expires', cc('max-age=900, no-store'), expires(900), date(0)],
  ['no-cache beside max-age and Expires', cc('max-age=900, no-cache'), expires(900), date(0)],
  ['no-cache in mixed case', cc('max-age=900, nO-cAcHe'), expires(900), date(0)],
  ['must-revalidate, stale', cc('max-age=2, must-revalidate')],
  ['immutable, stale', cc('max-age=2, immutable')],
  ['a past Expires', expires(-7200), date(0)],
  ['a past Expires and Last-Modified', expires(-7200), modified, date(0)],
  ['an Expires of now', expires(0), date(0)],
  ['an Expires before Date, both ahead', expires(300), date(400)],
  ['an Age above Expires minus Date, Date behind', date(-10), expires(10), age('25')],
  ['an Age above Expires minus Date, Date ahead', date(10), expires(20), age('15')],
  ...[
    '0',
    '-1',
    'Sat, 18 Aug 2040 02:01:18 UTC',
    'Sat, 18 Aug 2040 02:01:18 AEST',
    'Sat, 18 Aug 40 02:01:18 GMT',
    'Sat 18 Aug 2040 02:01:18 GMT',
    'Sat, 18  Aug  2040 02:01:18 GMT',
    'Sat, 18-Aug-2040 02:01:18 GMT',
    'Sat, 18 Aug 2040 02.01.18 GMT',
    'Sat, 18 Aug 2040 2:01:18 GMT',
  ].map((text): Case => [`an invalid Expires, ${text}`, expires(text), date(0)]),
  ['two lines of Expires', expires('Sat, 18 Aug 2040 02:01:18 GMT'), expires('Sat, 18 Aug 2040 02:01:19 GMT'), date(0)],
  ...['2147483647', '2147483648', '2147483649', '99999999999999', '9'.repeat(400), '901, 0'].map(
    (text): Case => [`Age: ${text.slice(0, 20)}`, cc('max-age=900'), age(text), date(0)],
  ),
  ['two lines of Age, the first too old', cc('max-age=900'), age('901'), age('0'), date(0)],
  ...['*', '*, *', ', *', '*, Foo', 'Foo, *'].map(
    (text): Case => [`Vary: ${text}`, cc('max-age=900'), modified, vary(text), date(0)],
  ),
  ['two lines of Vary: *', cc('max-age=900'), vary('*'), vary('*'), date(0)],
  ['an empty line of Vary and one with *', cc('max-age=900'), vary(''), vary('*'), date(0)],
];

const REUSED: Case[] = [
  ['max-age', cc('max-age=900')],
  ['max-age in mixed case', cc('MaX-aGe=900')],
  ['max-age with leading zeros', cc('max-age=000900')],
  ['max-age in double quotes', cc('max-age="900"')],
  ['max-age beside an unknown directive', cc('foobar, max-age=900')],
  ['max-age beside an expired Expires', cc('max-age=900'), expires('0'), date(0)],
  ['max-age of 2^31', cc('max-age=2147483648')],
  ['max-age of more digits than a number has', cc(`max-age=${'9'.repeat(400)}`)],
  ['private', cc('private, max-age=900')],
  ['must-revalidate, fresh', cc('max-age=900, must-revalidate')],
  ['no-cache for one header', cc('no-cache="set-cookie", max-age=900')],
  ['a future Expires', expires(900), date(0)],
  ['a future Expires and an invalid Date', expires(900), ['date', 'foo']],
  ['an Expires in RFC 850 form', expires('Saturday, 18-Aug-40 02:01:18 GMT'), date(0)],
  ['an Expires in asctime form', expires('Wed Aug  8 02:01:18 2040'), date(0)],
  ['an Expires in upper case', expires('SAT, 18 AUG 2040 02:01:18 gmt'), date(0)],
  ['an Expires after 32 bits', expires('Sun, 21 Nov 2286 04:46:39 GMT'), date(0)],
  ...['abc', '-901', '901.0', '0, 901', '0, 0', ''].map(
    (text): Case => [`Age: ${text}`, cc('max-age=900'), age(text), date(0)],
  ),
  ['two lines of Age, the first young', cc('max-age=900'), age('0'), age('901'), date(0)],
  ['two equal lines of Age', cc('max-age=900'), age('300'), age('300'), date(0)],
  ['a Vary on the bearer token', cc('max-age=900'), vary('Authorization'), date(0)],
  ['no header, for the lifetime of our table'],
];

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;
let paths = 0;

beforeAll(async () => {
  cloud = await startTinyCloud(() => {});
  harness = await startDoorHarness(cloud.url, { limits: { hour: 10_000, day: 10_000 } });
  alex = await harness.account('alex');
});
afterAll(async () => {
  await harness.close();
  await cloud.close();
});

function respond(res: ServerResponse, lines: Lines, status = 200): void {
  res.sendDate = false;
  const flat = lines.flatMap(([name, value]) => [
    name,
    typeof value === 'number' ? new Date(harness.now + value * SECOND).toUTCString() : value,
  ]);
  res.writeHead(status, flat).end(status === 200 ? `{"n":${cloud.requests.length}}` : undefined);
}

const answerWith = (lines: Lines) => {
  cloud.handler = (_req, res) => respond(res, lines);
};

/** Returns a function that fetches one path, which no other case uses. */
function newPath() {
  paths += 1;
  const path = `/case/${paths}`;
  return () => harness.door.fetch(alex, requestAt(path), PERSON);
}

describe('an answer', () => {
  it.each(ASKED_AGAIN)('with %s is not used again', async (_name, ...lines) => {
    answerWith(lines);
    const fetchCase = newPath();
    await fetchCase();
    harness.now += 3 * SECOND;
    expect(await fetchCase()).toMatchObject({ source: 'cloud', notice: null });
  });

  it.each(REUSED)('with %s is used again', async (_name, ...lines) => {
    answerWith(lines);
    const fetchCase = newPath();
    await fetchCase();
    harness.now += 3 * SECOND;
    expect(await fetchCase()).toMatchObject({ source: 'cache', notice: null });
  });

  it('is not used for another query', async () => {
    answerWith([cc('max-age=900')]);
    const request = requestAt('/query');
    await harness.door.fetch(alex, request, PERSON);
    const other = { ...request, query: [['q', 'other']] as const };
    expect(await harness.door.fetch(alex, other, PERSON)).toMatchObject({ source: 'cloud' });
  });
});

describe('when the cloud fails, a stale answer', () => {
  it.each([
    ['must-revalidate', cc('max-age=2, must-revalidate')],
    ['Must-Revalidate', cc('max-age=2, Must-Revalidate')],
    ['no-cache', cc('max-age=2, no-cache')],
  ])('with %s is not shown', async (_name, line) => {
    answerWith([line]);
    const fetchCase = newPath();
    await fetchCase();
    harness.now += HOUR;
    cloud.handler = (_req, res) => sendStatus(res, 503);
    await expect(fetchCase()).rejects.toMatchObject({ code: 'cloud_down' });
  });

  it('without them is shown with a notice', async () => {
    answerWith([cc('max-age=2')]);
    const fetchCase = newPath();
    await fetchCase();
    harness.now += HOUR;
    cloud.handler = (_req, res) => sendStatus(res, 503);
    expect(await fetchCase()).toMatchObject({ source: 'stale', notice: { code: 'cloud_down' } });
  });
});

describe('a 304', () => {
  async function afterNotModified(stored: Lines, renewing: Lines) {
    answerWith(stored);
    const fetchCase = newPath();
    const { data } = await fetchCase();
    harness.now += HOUR;
    cloud.handler = (_req, res) => respond(res, renewing, 304);
    expect(await fetchCase()).toMatchObject({ data, source: 'cloud', notice: null });
    const sent = cloud.requests.at(-1)?.headers;
    harness.now += 3 * SECOND;
    cloud.handler = (_req, res) => respond(res, [cc('max-age=900')]);
    return { sent, next: await fetchCase() };
  }
  const etag = ['etag', '"a"'] as const;

  it('renews an answer by its entity tag, with the new lifetime', async () => {
    const { sent, next } = await afterNotModified([etag, cc('max-age=1')], [etag, cc('max-age=900')]);
    expect(sent).toMatchObject({ 'if-none-match': '"a"' });
    expect(next.source).toBe('cache');
  });

  it('renews an answer by its date, with the stored lifetime', async () => {
    const line = ['last-modified', 'Thu, 01 Jan 2026 00:00:00 GMT'] as const;
    const { sent, next } = await afterNotModified([line, cc('max-age=900')], [line, date(0)]);
    expect(sent).toMatchObject({ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' });
    expect(next.source).toBe('cache');
  });

  it('that forbids storing the answer lets it be used once', async () => {
    const { next } = await afterNotModified([etag, cc('max-age=1')], [etag, cc('no-store')]);
    expect(next.source).toBe('cloud');
  });
});
