import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsvRecords } from '@/e2e/fixtures/csv';
import { fiveDigits, startTestFleet, type TestFleet } from '../test-support/test-fleet';

let test: TestFleet;
let city: string;
let inCity: TestFleet['fleet'];

beforeAll(async () => {
  test = await startTestFleet('2026-11-20T14:23:00Z', 60);
  city = test.fleet[0]?.address.city ?? '';
  inCity = test.fleet.filter(({ address }) => address.city === city);
});
afterAll(() => test.server.close());

const records = async (file: string, query: Record<string, string>) =>
  parseCsvRecords(await test.text(file, { account: 'sandbox-utility', ...query }));
const idsIn = (rows: Record<string, string>[], column = 'ID') => rows.map((row) => row[column] ?? '').sort();

describe('a report over a selection', () => {
  it('has only the premises of a city, in any case', async () => {
    expect(inCity.length).toBeLessThan(test.fleet.length);
    const rows = await records('premises.csv', { city: city.toUpperCase() });
    expect(idsIn(rows)).toEqual(inCity.map(({ id }) => id).sort());
  });

  it('has only the meters of a type, of several tags or postal codes', async () => {
    const gas = test.fleet.flatMap(({ meters }) => meters.filter(({ type }) => type === 'gas').map(({ id }) => id));
    expect(idsIn(await records('meters.csv', { type: 'gas' }))).toEqual(gas.sort());
    const codes = [...new Set(test.fleet.map(({ address }) => fiveDigits(address.postalCode)))].slice(0, 2);
    const there = test.fleet.filter(({ address }) => codes.includes(fiveDigits(address.postalCode)));
    const bulk = await records('bulk.csv', { postal: codes.join('; ') });
    const meters = new Set(there.flatMap((premise) => premise.meters.map(({ id }) => id)));
    expect(bulk.length).toBeGreaterThan(0);
    expect(bulk.every(({ ID = '' }) => meters.has(ID))).toBe(true);
    const tag = test.fleet.flatMap(({ tags }) => tags)[0] ?? '';
    const tagged = test.fleet.filter(({ tags }) => tags.includes(tag)).flatMap(({ gateways }) => gateways);
    expect(idsIn(await records('grid-latest.csv', { tag }), 'Gateway ID')).toEqual(tagged.map(({ id }) => id).sort());
  });

  it('has what a page of the fleet shows with its filters', async () => {
    const all = await records('gateways.csv', {});
    const [one] = all.filter(({ State }) => State !== 'active');
    const rows = await records('gateways.csv', { filter: `gateways?account=x&state=${one?.State}&sort=state` });
    expect(idsIn(rows)).toEqual(idsIn(all.filter(({ State }) => State === one?.State)));
    expect(rows.length).toBeLessThan(all.length);
    const [area] = await records('premises.csv', { city });
    const code = area?.['Postal Code'] ?? '';
    const premises = await records('premises.csv', { filter: `areas?q=${code}` });
    expect(new Set(premises.map((row) => row['Postal Code']))).toEqual(new Set([code]));
  });

  it('counts a month without the cloud’s totals, which are of all meters', async () => {
    const rows = await records('monthly.csv', { month: '2026-10', city });
    expect(rows.find(({ Statistic }) => Statistic === 'total homes')?.Value).toBe(String(inCity.length));
    expect(rows.some(({ Statistic = '' }) => Statistic.includes('aggregate'))).toBe(false);
  });

  it('leaves out lines of the worklist, and closes none of them', async () => {
    const before = await records('worklist.csv', { status: 'all' });
    const some = await records('worklist.csv', { city });
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(before.length);
    expect(await records('worklist.csv', { status: 'all' })).toEqual(before);
  });

  it('is refused for a value that no premise has', async () => {
    const refused = { code: 'bad_request', field: 'city' };
    for (const file of ['premises.csv', 'usage.zip', 'worklist.csv']) {
      const range: Record<string, string> = file === 'usage.zip' ? { start: '2026-11-01', end: '2026-11-02' } : {};
      await expect(records(file, { city: 'Nowhere', ...range })).rejects.toMatchObject(refused);
    }
    await expect(records('premises.csv', { filter: 'nothing?x=1' })).rejects.toMatchObject({ field: 'filter' });
  });
});
