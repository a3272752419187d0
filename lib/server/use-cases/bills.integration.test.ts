import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayStart } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import type { TypedBill } from '@/lib/domain/money/typed-bill';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { checkBill, deleteBill, listBills, saveBill } from './bills';
import { getCosts } from './get-costs';
import { savePrice } from './tariffs';

const ZONE = 'America/Denver';

let server: TestServer;
let alex: Viewer;
let kim: Viewer;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
  kim = await server.signIn('kim@example.com');
});
afterAll(() => server.close());

const homeOf = (name: string) => server.sandbox.world.premisesOf(`auth0|${name}`)[0] ?? fail();
const used = (start: string, end: string) => {
  const meter = homeOf('alex').meters.find(({ type }) => type === 'power') ?? fail();
  const at = (day: string) => toInstantText(dayStart(day, ZONE));
  return trueSum(server, meter.id, { start: at(start), end: at(end) }) ?? 0;
};

function fail(): never {
  throw new Error('the sandbox has no such home');
}

const BILL: TypedBill = {
  ...{ commodity: 'electricity', start: '2026-09-17', end: '2026-10-19', unit: 'kWh', currency: 'USD', note: '' },
  ...{ readStart: null, readEnd: null, estimated: false, billedUnits: null, heatFactor: null, total: null },
};

async function checked(fields: Partial<TypedBill>) {
  const ids = { account: 'home', premiseId: homeOf('alex').id };
  const { data } = await saveBill(server.ctx, alex, { ...BILL, ...fields, account: 'home', premise: ids.premiseId });
  const billId = data.bills.find(({ start }) => start === BILL.start)?.id ?? '';
  return { ids: { ...ids, billId }, ...(await checkBill(server.ctx, alex, { ...ids, billId })).data };
}

it('puts a bill beside the readings of its days, and its total beside the home’s prices', async () => {
  const premise = homeOf('alex').id;
  const price = { price: 0.15, monthlyCharge: 12, currency: 'USD', from: null } as const;
  await savePrice(server.ctx, alex, { account: 'home', premise, commodity: 'electricity', ...price });
  const billedUnits = Math.round(used(BILL.start, BILL.end));
  const { check } = await checked({ billedUnits, total: Math.round((billedUnits * 0.15 + 12) * 100) / 100 });
  expect(check.copper).toBeCloseTo(used(BILL.start, BILL.end), 3);
  expect(check).toMatchObject({ coverage: 1, verdict: 'agrees', findings: [] });
  expect(check.expectedMicro).toBe(check.billedMicro);
});

it('finds that the meter was read three days later', async () => {
  const far = await checked({ billedUnits: Math.round(used(BILL.start, '2026-10-22')) });
  expect(far.check).toMatchObject({ verdict: 'explained' });
  expect(far.check.findings[0]).toMatchObject({ cause: 'dates', explains: true });
});

it('begins bills on the days of those that were typed', async () => {
  const { data } = await getCosts(server.ctx, alex, {
    account: 'home',
    premiseId: homeOf('alex').id,
    day: '2026-10-01',
  });
  expect(data.costs[0]?.current.cycle).toEqual({ start: '2026-09-17', end: '2026-10-19', months: 1 });
  const now = await getCosts(server.ctx, alex, { account: 'home', premiseId: homeOf('alex').id });
  expect(now.data.costs[0]?.current.cycle.start).toBe('2026-11-19');
});

it('keeps bills from other accounts', async () => {
  const { ids } = await checked({ billedUnits: 500 });
  await expect(checkBill(server.ctx, kim, ids)).rejects.toMatchObject({ code: 'not_found' });
  await expect(checkBill(server.ctx, kim, { ...ids, premiseId: homeOf('kim').id })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(deleteBill(server.ctx, kim, ids)).rejects.toMatchObject({ code: 'not_found' });
  expect((await listBills(server.ctx, kim, { account: 'home', premiseId: homeOf('kim').id })).data.bills).toEqual([]);
  await deleteBill(server.ctx, alex, ids);
  await expect(checkBill(server.ctx, alex, ids)).rejects.toMatchObject({ code: 'not_found' });
});
