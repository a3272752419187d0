import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportTariffInput } from '@/lib/contract/tariff-import';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { importTariff } from './import-tariff';

let server: TestServer;
let alex: Viewer;
beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
});
afterAll(() => server.close());

async function imported(format: ImportTariffInput['format'], text: string) {
  return (await importTariff(server.ctx, alex, { account: 'home', format, text, currency: 'USD' })).data;
}

const schedule = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));
const rate = {
  utility: 'Test Power',
  name: 'R1',
  energyratestructure: [[{ rate: 0.11, unit: 'kWh' }]],
  energyweekdayschedule: schedule,
  energyweekendschedule: schedule,
};

it('reads a rate, alone, in an answer of the database, and as JSON in a JSON text', async () => {
  for (const file of [rate, { items: [rate] }, JSON.stringify({ items: [rate] })]) {
    const { tariff, problems } = await imported('urdb', JSON.stringify(file));
    expect(problems).toEqual([]);
    expect(tariff).toMatchObject({ name: 'Test Power: R1', source: 'urdb', commodity: 'electricity' });
  }
});

it('reads its own file back as it was', async () => {
  const { tariff } = await imported('urdb', JSON.stringify(rate));
  expect((await imported('copper', JSON.stringify(tariff))).tariff).toEqual(tariff);
});

it.each<[string, ImportTariffInput['format'], string, string]>([
  ['no JSON', 'urdb', 'rate: 1', 'file'],
  [
    'a tier in kWh per kW',
    'urdb',
    JSON.stringify({ ...rate, energyratestructure: [[{ rate: 1, unit: 'kWh/kW' }]] }),
    'energyratestructure',
  ],
  [
    'a schedule that is no list',
    'urdb',
    JSON.stringify({ ...rate, energyweekdayschedule: 'all' }),
    'energyweekdayschedule',
  ],
  ['prices without a time', 'octopus', JSON.stringify({ results: [{ value_inc_vat: 1 }] }), 'results.0.valid_from'],
  ['another header', 'csv', 'a,b\n1,2', 'header'],
  ['a tariff without lines', 'copper', '{}', 'name'],
])('names the field of %s', async (_name, format, text, field) => {
  const { tariff, problems } = await imported(format, text);
  expect(tariff).toBeNull();
  expect(problems.map((problem) => problem.field)).toContain(field);
});
