import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALENDAR_MONTHS } from '@/lib/domain/money/bill-cycles';
import { simpleTariff } from '@/lib/domain/money/simple-tariff';
import type { TypedBill } from '@/lib/domain/money/typed-bill';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { saveQueuedWork } from '../db/queued-work';
import type { Context } from '../ports/context';
import { reportCostByName, reportFileText, runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { listAlerts } from './alerts';
import { deleteBill, listBills, saveBill } from './bills';
import { changeBackfill } from './change-backfill';
import { compareTariff } from './compare-tariff';
import { getBackfill } from './get-backfill';
import { getBudget } from './get-budget';
import { getCosts } from './get-costs';
import { getDataStart } from './get-data-start';
import { getHomeOverview } from './get-home-overview';
import { getInsights } from './get-insights';
import { getLive } from './get-live';
import { getMonthSummary } from './get-month-summary';
import { getPremise } from './get-premise';
import { saveHousehold } from './households';
import { listCloudEvents } from './list-cloud-events';
import { listPremises } from './list-premises';
import { renameMeter } from './rename-meter';
import { getTariffs, savePrice, saveTariff } from './tariffs';

const WEEK = { start: '2026-11-02', end: '2026-11-09', granularity: 'day', times: 'local' } as const;

let testServer: TestServer;
let alex: Viewer;
let kim: Viewer;
let operator: Viewer;

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z');
  alex = await testServer.signIn('alex@example.com');
  kim = await testServer.signIn('kim@example.com');
  operator = await testServer.signIn('operator@utility.example', { operator: true });
});
afterAll(() => testServer.close());

type Ids = { account: string; premiseId: string; meterId: string };
type ReadAs = (ctx: Context, viewer: Viewer, ids: Ids) => Promise<unknown>;

const PRICE = { commodity: 'electricity', price: 0.15, monthlyCharge: 10, currency: 'USD', from: null } as const;
const TARIFF = simpleTariff({ ...PRICE });
const BILL: TypedBill = {
  ...{ commodity: 'gas', start: '2026-10-01', end: '2026-11-01', unit: 'therm', currency: 'USD', note: '' },
  ...{ readStart: null, readEnd: null, estimated: false, billedUnits: 30, heatFactor: null, total: 40 },
};

const PREMISE_USE_CASES: [string, ReadAs][] = [
  ['getPremise', (ctx, viewer, { account, premiseId }) => getPremise(ctx, viewer, { account, premiseId })],
  ['getInsights', (ctx, viewer, { account, premiseId }) => getInsights(ctx, viewer, { account, premiseId })],
  ['getHomeOverview', (ctx, viewer, { account, premiseId }) => getHomeOverview(ctx, viewer, { account, premiseId })],
  ['getCosts', (ctx, viewer, { account, premiseId }) => getCosts(ctx, viewer, { account, premiseId })],
  ['getTariffs', (ctx, viewer, { account, premiseId }) => getTariffs(ctx, viewer, { account, premise: premiseId })],
  [
    'savePrice',
    (ctx, viewer, { account, premiseId }) => savePrice(ctx, viewer, { account, premise: premiseId, ...PRICE }),
  ],
  [
    'saveTariff',
    (ctx, viewer, { account, premiseId }) =>
      saveTariff(ctx, viewer, { account, premise: premiseId, commodity: 'gas', tariff: null, cycle: CALENDAR_MONTHS }),
  ],
  [
    'compareTariff',
    (ctx, viewer, { account, premiseId }) =>
      compareTariff(ctx, viewer, { account, premise: premiseId, tariff: TARIFF }),
  ],
  [
    'saveHousehold',
    (ctx, viewer, { account, premiseId }) => saveHousehold(ctx, viewer, { account, premise: premiseId, people: null }),
  ],
  ['listBills', (ctx, viewer, { account, premiseId }) => listBills(ctx, viewer, { account, premiseId })],
  [
    'saveBill',
    (ctx, viewer, { account, premiseId }) => saveBill(ctx, viewer, { account, premise: premiseId, ...BILL }),
  ],
  [
    'getMonthSummary',
    (ctx, viewer, { account, premiseId }) => getMonthSummary(ctx, viewer, { account, premiseId, month: '2026-10' }),
  ],
  ['getLive', (ctx, viewer, { account, premiseId }) => getLive(ctx, viewer, { account, premiseId })],
];
const METER_USE_CASES: [string, ReadAs][] = [
  ['renameMeter', (ctx, viewer, { account, meterId }) => renameMeter(ctx, viewer, { account, meterId, name: null })],
  ...(['usage', 'baseline', 'average'] as const).map((kind): [string, ReadAs] => [
    `getSeries ${kind}`,
    (ctx, viewer, { account, meterId }) => getExpandedSeries(ctx, viewer, { account, meterId, kind, ...WEEK }),
  ]),
  [
    'usage.csv',
    (ctx, viewer, { account, meterId }) =>
      runReportFile({ ctx }, viewer, 'usage.csv', { account, meter: meterId, ...WEEK }),
  ],
  [
    'insights.csv',
    (ctx, viewer, { account, meterId }) =>
      runReportFile({ ctx }, viewer, 'insights.csv', { account, meter: meterId, ...WEEK }),
  ],
  [
    'getReportCost',
    (ctx, viewer, { account, meterId }) =>
      reportCostByName({ ctx }, viewer, 'insights', { account, meter: meterId, ...WEEK }),
  ],
];
const ACCOUNT_USE_CASES: [string, ReadAs][] = [
  ['listPremises', (ctx, viewer, { account }) => listPremises(ctx, viewer, { account })],
  ['listCloudEvents', (ctx, viewer, { account }) => listCloudEvents(ctx, viewer, { account })],
  ['listAlerts', (ctx, viewer, { account }) => listAlerts(ctx, viewer, { account })],
  ['getTariffs', (ctx, viewer, { account }) => getTariffs(ctx, viewer, { account })],
  ['savePrice', (ctx, viewer, { account }) => savePrice(ctx, viewer, { account, premise: null, ...PRICE })],
  ['deleteBill', (ctx, viewer, { account }) => deleteBill(ctx, viewer, { account, billId: 'any' })],
  ['getDataStart', (ctx, viewer, { account }) => getDataStart(ctx, viewer, { account })],
  ['getBudget', (ctx, viewer, { account }) => getBudget(ctx, viewer, { account })],
  ['getBackfill', (ctx, viewer, { account }) => getBackfill(ctx, viewer, { account })],
  [
    'changeBackfill',
    (ctx, viewer, { account }) => changeBackfill(ctx, viewer, { account, state: 'on', choices: ['hour'] }),
  ],
  ['account.json', (ctx, viewer, { account }) => runReportFile({ ctx }, viewer, 'account.json', { account })],
  ['account.csv', (ctx, viewer, { account }) => runReportFile({ ctx }, viewer, 'account.csv', { account })],
  [
    'insights.csv of all meters',
    (ctx, viewer, { account }) => runReportFile({ ctx }, viewer, 'insights.csv', { account, ...WEEK }),
  ],
  [
    'getReportCost of all meters',
    (ctx, viewer, { account }) => reportCostByName({ ctx }, viewer, 'insights', { account, ...WEEK }),
  ],
];
const ENTITY_USE_CASES = [...PREMISE_USE_CASES, ...METER_USE_CASES];

function idsOf(name: string, account = 'home'): Ids {
  const premise = testServer.sandbox.world.premisesOf(`auth0|${name}`)[0];
  return { account, premiseId: premise?.id ?? '', meterId: premise?.meters[0]?.id ?? '' };
}

function fleetIds(account: string): Ids {
  const premise = testServer.sandbox.world.fleetPremise(0);
  return { account, premiseId: premise.id, meterId: premise.meters[0]?.id ?? '' };
}

describe.each(ENTITY_USE_CASES)('%s', (_name, readAs) => {
  it('throws not_found for another account’s ids, stored or not, without a request', async () => {
    await readAs(testServer.ctx, kim, idsOf('kim'));
    await listPremises(testServer.ctx, alex, { account: 'home' });
    // The list does not wait for late values.
    await testServer.ctx.archive.settled();
    testServer.newRequests();
    await expect(readAs(testServer.ctx, alex, idsOf('kim'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(readAs(testServer.ctx, alex, fleetIds('home'))).rejects.toMatchObject({ code: 'not_found' });
    expect(testServer.newRequests()).toEqual([]);
  });

  it('throws the same for ids that do not exist', async () => {
    const theirs = await readAs(testServer.ctx, alex, idsOf('kim')).catch((error: unknown) => error);
    for (const id of ['no-such-id', '..', '../../state', '%2e%2e', "' OR 1=1 --"]) {
      const error = await readAs(testServer.ctx, alex, { account: 'home', premiseId: id, meterId: id }).catch((e) => e);
      expect(error).toMatchObject({ code: 'not_found', message: (theirs as Error).message });
    }
  });

  it('hides an enterprise from other users, and homes from the enterprise', async () => {
    await expect(readAs(testServer.ctx, alex, fleetIds('sandbox-utility'))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(readAs(testServer.ctx, operator, idsOf('kim', 'sandbox-utility'))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(readAs(testServer.ctx, operator, fleetIds('home'))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe.each(ACCOUNT_USE_CASES)('%s', (_name, readAs) => {
  it('accepts only the viewer’s own accounts', async () => {
    const noIds = { premiseId: '', meterId: '' };
    for (const account of ['sandbox-utility', 'ent_1', kim.home.id, alex.home.id, 'HOME', '']) {
      await expect(readAs(testServer.ctx, alex, { account, ...noIds })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('database rows', () => {
  it('contain only the account’s own answers', async () => {
    await listPremises(testServer.ctx, alex, { account: 'home' });
    await listPremises(testServer.ctx, kim, { account: 'home' });
    const lists = await Promise.all(
      [alex, kim].map((viewer) => listPremises(testServer.ctx, viewer, { account: 'home' })),
    );
    const [ours, theirs] = lists.map(({ data }) => data.premises.map(({ id }) => id));
    expect(ours).toEqual(testServer.sandbox.world.premisesOf('auth0|alex').map(({ id }) => id));
    expect(theirs).toEqual(testServer.sandbox.world.premisesOf('auth0|kim').map(({ id }) => id));
    const subs = testServer.sandbox.requests.filter(({ path }) => path.endsWith('/app/state')).map(({ sub }) => sub);
    expect(new Set(subs)).toEqual(new Set(['auth0|alex', 'auth0|kim', 'auth0|operator']));
  });

  it('stay separate when both accounts request the same URL at the same time', async () => {
    testServer.advance(3600);
    testServer.newRequests();
    const viewers = Array.from({ length: 20 }, (_, index) => (index % 2 ? alex : kim));
    const lists = await Promise.all(
      viewers.map((viewer) => runReportFile(testServer, viewer, 'account.json', { account: 'home' })),
    );
    const users = (await Promise.all(lists.map(reportFileText))).map((body) => JSON.parse(body).user.id);
    expect(users).toEqual(viewers.map((viewer) => (viewer === alex ? 'auth0|alex' : 'auth0|kim')));
    expect(testServer.newRequests()).toEqual(['/api/v2/app/state', '/api/v2/app/state']);
  });

  it('show in the budget only the account’s own requests by name', async () => {
    const { data } = await getBudget(testServer.ctx, alex, { account: 'home' });
    const total = data.spend.reduce((sum, { requests }) => sum + requests, 0);
    expect(total).toBe(data.day.used);
    const named = data.spend.filter(({ purpose }) => purpose !== 'others');
    expect(
      named.every(({ endpoint }) => endpoint === 'app.state' || endpoint === 'app.instant' || endpoint === 'app.usage'),
    ).toBe(true);
    expect(data.spend.some(({ purpose }) => purpose === 'others')).toBe(true);
  });

  it('show in the queue only the account’s own work by name, and sum up the rest', async () => {
    const work = { purpose: 'backfill', requestsDone: 2, nextAt: null, waitingFor: null, now: testServer.now() };
    await saveQueuedWork(testServer.db, alex.home, { ...work, id: 'ours', title: 'Ours', requestsLeft: 5 });
    await saveQueuedWork(testServer.db, kim.home, { ...work, id: 'theirs', title: 'Kim’s', requestsLeft: 7 });
    await saveQueuedWork(testServer.db, kim.home, { ...work, id: 'theirs too', title: 'Kim’s', requestsLeft: 1 });
    const { data } = await getBudget(testServer.ctx, alex, { account: 'home' });
    expect(data.queued).toMatchObject([
      { id: 'ours', title: 'Ours', requestsLeft: 5 },
      { id: 'others', title: null, purpose: 'others', requestsDone: 4, requestsLeft: 8, waitingFor: null },
    ]);
    expect(JSON.stringify(data)).not.toContain('Kim');
  });
});
