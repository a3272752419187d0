import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { saveQueuedWork } from '../db/queued-work';
import type { Context } from '../ports/context';
import { reportCostByName, reportFileText, runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { changeBackfill } from './change-backfill';
import { getBackfill } from './get-backfill';
import { getBudget } from './get-budget';
import { getLive } from './get-live';
import { getPremise } from './get-premise';
import { getSeries } from './get-series';
import { listPremises } from './list-premises';

const WEEK = { start: '2026-11-02', end: '2026-11-09', granularity: 'day', times: 'local' } as const;

let house: TestServer;
let alex: Viewer;
let kim: Viewer;
let operator: Viewer;

beforeAll(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z');
  alex = await house.signIn('alex@example.com');
  kim = await house.signIn('kim@example.com');
  operator = await house.signIn('operator@utility.example', { operator: true });
});
afterAll(() => house.close());

type Ids = { account: string; premiseId: string; meterId: string };
type ReadAs = (ctx: Context, viewer: Viewer, ids: Ids) => Promise<unknown>;

const ABOUT_A_PREMISE: [string, ReadAs][] = [
  ['getPremise', (ctx, viewer, { account, premiseId }) => getPremise(ctx, viewer, { account, premiseId })],
  ['getLive', (ctx, viewer, { account, premiseId }) => getLive(ctx, viewer, { account, premiseId })],
];
const ABOUT_A_METER: [string, ReadAs][] = [
  ...(['usage', 'baseline', 'average'] as const).map((kind): [string, ReadAs] => [
    `getSeries ${kind}`,
    (ctx, viewer, { account, meterId }) => getSeries(ctx, viewer, { account, meterId, kind, ...WEEK }),
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
const ABOUT_AN_ACCOUNT: [string, ReadAs][] = [
  ['listPremises', (ctx, viewer, { account }) => listPremises(ctx, viewer, { account })],
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
const ABOUT_THINGS = [...ABOUT_A_PREMISE, ...ABOUT_A_METER];

function idsOf(name: string, account = 'home'): Ids {
  const premise = house.sandbox.world.premisesOf(`auth0|${name}`)[0];
  return { account, premiseId: premise?.id ?? '', meterId: premise?.meters[0]?.id ?? '' };
}

function fleetIds(account: string): Ids {
  const premise = house.sandbox.world.fleetPremise(0);
  return { account, premiseId: premise.id, meterId: premise.meters[0]?.id ?? '' };
}

describe.each(ABOUT_THINGS)('%s', (_name, readAs) => {
  it('does not know what belongs to somebody else, held or not, and asks no one about it', async () => {
    await readAs(house.ctx, kim, idsOf('kim'));
    await listPremises(house.ctx, alex, { account: 'home' });
    house.newRequests();
    await expect(readAs(house.ctx, alex, idsOf('kim'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(readAs(house.ctx, alex, fleetIds('home'))).rejects.toMatchObject({ code: 'not_found' });
    expect(house.newRequests()).toEqual([]);
  });

  it('says the same of what belongs to nobody, whatever it looks like', async () => {
    const theirs = await readAs(house.ctx, alex, idsOf('kim')).catch((error: unknown) => error);
    for (const id of ['no-such-thing', '..', '../../state', '%2e%2e', "' OR 1=1 --"]) {
      const error = await readAs(house.ctx, alex, { account: 'home', premiseId: id, meterId: id }).catch((e) => e);
      expect(error).toMatchObject({ code: 'not_found', message: (theirs as Error).message });
    }
  });

  it('keeps an enterprise to its operators, and homes out of the enterprise', async () => {
    await expect(readAs(house.ctx, alex, fleetIds('sandbox-utility'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(readAs(house.ctx, operator, idsOf('kim', 'sandbox-utility'))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(readAs(house.ctx, operator, fleetIds('home'))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe.each(ABOUT_AN_ACCOUNT)('%s', (_name, readAs) => {
  it('takes no account but the viewer’s own', async () => {
    const nobody = { premiseId: '', meterId: '' };
    for (const account of ['sandbox-utility', 'ent_1', kim.home.id, alex.home.id, 'HOME', '']) {
      await expect(readAs(house.ctx, alex, { account, ...nobody })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('rows of the database', () => {
  it('hold each account’s own answers only', async () => {
    await listPremises(house.ctx, alex, { account: 'home' });
    await listPremises(house.ctx, kim, { account: 'home' });
    const lists = await Promise.all([alex, kim].map((viewer) => listPremises(house.ctx, viewer, { account: 'home' })));
    const [ours, theirs] = lists.map(({ data }) => data.premises.map(({ id }) => id));
    expect(ours).toEqual(house.sandbox.world.premisesOf('auth0|alex').map(({ id }) => id));
    expect(theirs).toEqual(house.sandbox.world.premisesOf('auth0|kim').map(({ id }) => id));
    const subs = house.sandbox.requests.filter(({ path }) => path.endsWith('/app/state')).map(({ sub }) => sub);
    expect(new Set(subs)).toEqual(new Set(['auth0|alex', 'auth0|kim', 'auth0|operator']));
  });

  it('are right when both ask for the same address at the same moment', async () => {
    house.advance(3600);
    house.newRequests();
    const viewers = Array.from({ length: 20 }, (_, at) => (at % 2 ? alex : kim));
    const lists = await Promise.all(
      viewers.map((viewer) => runReportFile(house, viewer, 'account.json', { account: 'home' })),
    );
    const users = (await Promise.all(lists.map(reportFileText))).map((body) => JSON.parse(body).user.id);
    expect(users).toEqual(viewers.map((viewer) => (viewer === alex ? 'auth0|alex' : 'auth0|kim')));
    expect(house.newRequests()).toEqual(['/api/v2/app/state', '/api/v2/app/state']);
  });

  it('name in the budget only what the account itself asked', async () => {
    const { data } = await getBudget(house.ctx, alex, { account: 'home' });
    const total = data.spend.reduce((sum, { requests }) => sum + requests, 0);
    expect(total).toBe(data.day.used);
    const named = data.spend.filter(({ purpose }) => purpose !== 'others');
    expect(
      named.every(({ endpoint }) => endpoint === 'app.state' || endpoint === 'app.instant' || endpoint === 'app.usage'),
    ).toBe(true);
    expect(data.spend.some(({ purpose }) => purpose === 'others')).toBe(true);
  });

  it('name in the queue only the account’s own work, and add up what waits for others', async () => {
    const work = { purpose: 'backfill', requestsDone: 2, nextAt: null, waitingFor: null, now: house.now() };
    await saveQueuedWork(house.db, alex.home, { ...work, id: 'ours', title: 'Ours', requestsLeft: 5 });
    await saveQueuedWork(house.db, kim.home, { ...work, id: 'theirs', title: 'Kim’s', requestsLeft: 7 });
    await saveQueuedWork(house.db, kim.home, { ...work, id: 'theirs too', title: 'Kim’s', requestsLeft: 1 });
    const { data } = await getBudget(house.ctx, alex, { account: 'home' });
    expect(data.queued).toMatchObject([
      { id: 'ours', title: 'Ours', requestsLeft: 5 },
      { id: 'others', title: null, purpose: 'others', requestsDone: 4, requestsLeft: 8, waitingFor: null },
    ]);
    expect(JSON.stringify(data)).not.toContain('Kim');
  });
});
