import Ajv from 'ajv/dist/2020';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fleetRowsParams, gridHistoryParams } from '@/lib/contract/fleet';
import type { OpenApiMethod } from '@/lib/contract/openapi';
import { worklistParams, workSelectionParams } from '@/lib/contract/worklist';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import { problemResponse } from '../http/problem';
import type { Context } from '../ports/context';
import { reportCostByName } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { getExports } from '../use-cases/exports';
import { changeFleetView } from '../use-cases/fleet/fleet-views';
import { getFleetCohorts } from '../use-cases/fleet/get-fleet-cohorts';
import { getFleetEntity } from '../use-cases/fleet/get-fleet-entity';
import { getFleetOverview } from '../use-cases/fleet/get-fleet-overview';
import { getFleetTrend } from '../use-cases/fleet/get-fleet-trend';
import { getGridHistory } from '../use-cases/fleet/get-grid-history';
import { getMeterReadings } from '../use-cases/fleet/get-meter-readings';
import { listFleetRows } from '../use-cases/fleet/list-fleet-rows';
import { getCrewSheet, getWorkHistory, listWorklist } from '../use-cases/fleet/worklist';
import { getBackfill } from '../use-cases/get-backfill';
import { getBudget } from '../use-cases/get-budget';
import { getHomeOverview } from '../use-cases/get-home-overview';
import { getLive } from '../use-cases/get-live';
import { getPremise } from '../use-cases/get-premise';
import { getSeries } from '../use-cases/get-series';
import { getSession } from '../use-cases/get-session';
import { listPremises } from '../use-cases/list-premises';
import { createOwnAccessToken, listOwnAccessTokens } from '../use-cases/own-access-tokens';
import { openApiDocument } from './document';

let server: TestServer;
let alex: Viewer;
let operator: Viewer;
const document = openApiDocument('0.0.0');
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(document, 'api');

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
  operator = await server.signIn('operator@utility.example', { operator: true });
});
afterAll(() => server.close());

/** Returns ajv's errors for an answer after JSON serialization. */
function validationErrors(answer: unknown, path: string, method: OpenApiMethod = 'get', status = '200'): unknown {
  const pointer = ['paths', path, method, 'responses', status, 'content', 'application/json', 'schema']
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');
  ajv.validate({ $ref: `api#/${pointer}` }, JSON.parse(JSON.stringify(answer)));
  return ajv.errors;
}

const home = { account: 'home' };
const fleet = { account: 'sandbox-utility' };
const ids = () => {
  const premise = server.sandbox.world.premisesOf('auth0|alex')[0];
  return { ...home, premiseId: premise?.id ?? '', meterId: premise?.meters[0]?.id ?? '' };
};
const week = { kind: 'usage', start: '2026-11-02', end: '2026-11-09', granularity: 'day' } as const;
const RANGE = { start: '2026-11-02', end: '2026-11-09', granularity: 'day' };
const DAY = { start: '2026-11-18', end: '2026-11-19' };
const fleetIds = () => {
  const { id, meters, gateways } = server.sandbox.world.fleetPremise(0);
  return { premise: id, meter: meters[0]?.id ?? '', gateway: gateways[0]?.id ?? '' };
};
const gridQuery = () => gridHistoryParams.parse({ ...fleet, ...DAY, gateway: fleetIds().gateway, neighbours: '1' });
const rows = (list: string) => (ctx: Context) =>
  listFleetRows(ctx, operator, fleetRowsParams.parse({ ...fleet, list }));

describe('responses', () => {
  it.each<[string, (ctx: Context) => Promise<unknown>]>([
    ['/api/session', (ctx) => getSession(ctx, operator)],
    ['/api/premises', (ctx) => listPremises(ctx, alex, home)],
    ['/api/premises/{premiseId}', (ctx) => getPremise(ctx, alex, ids())],
    ['/api/premises/{premiseId}', (ctx) => getPremise(ctx, operator, { ...fleet, premiseId: fleetIds().premise })],
    ['/api/premises/{premiseId}/live', (ctx) => getLive(ctx, alex, ids())],
    ['/api/premises/{premiseId}/overview', (ctx) => getHomeOverview(ctx, alex, ids())],
    ['/api/meters/{meterId}/series', (ctx) => getSeries(ctx, alex, { ...ids(), ...week })],
    ['/api/budget', (ctx) => getBudget(ctx, alex, home)],
    ['/api/backfill', (ctx) => getBackfill(ctx, operator, fleet)],
    ['/api/tokens', (ctx) => listOwnAccessTokens(ctx, alex)],
    ['/api/fleet/overview', (ctx) => getFleetOverview(ctx, operator, fleet)],
    ['/api/fleet/{list}', rows('premises')],
    ['/api/fleet/{list}', rows('meters')],
    ['/api/fleet/{list}', rows('gateways')],
    ['/api/fleet/{list}', rows('health')],
    ['/api/fleet/{list}', rows('grid')],
    ['/api/fleet/{list}', rows('areas')],
    ['/api/fleet/trend', (ctx) => getFleetTrend(ctx, operator, fleet)],
    [
      '/api/fleet/views',
      (ctx) => changeFleetView(ctx, operator, { ...fleet, page: 'meters', name: 'a', query: 'q=b' }),
    ],
    ['/api/fleet/worklist', (ctx) => listWorklist(ctx, operator, worklistParams.parse(fleet))],
    ['/api/fleet/crew-sheet', (ctx) => getCrewSheet(ctx, operator, workSelectionParams.parse(fleet))],
    ['/api/fleet/worklist/{id}/history', (ctx) => getWorkHistory(ctx, operator, { ...fleet, id: 'x' })],
    [
      '/api/fleet/{list}/{id}',
      (ctx) => getFleetEntity(ctx, operator, { ...fleet, list: 'meters', id: fleetIds().meter }),
    ],
    [
      '/api/fleet/meters/{id}/readings',
      (ctx) => getMeterReadings(ctx, operator, { ...fleet, id: fleetIds().meter, ...DAY }),
    ],
    ['/api/fleet/cohorts', (ctx) => getFleetCohorts(ctx, operator, fleet)],
    ['/api/fleet/grid/history', (ctx) => getGridHistory(ctx, operator, gridQuery())],
    ['/api/exports', (ctx) => getExports(ctx, operator, fleet)],
    ['/api/reports/cost', (_ctx) => reportCostByName(server, alex, 'insights', RANGE)],
  ])('of %s match the document, without additional properties', async (path, call) => {
    const answer = await call(server.ctx);
    expect(validationErrors(answer, path)).toBeNull();
    expect(validationErrors({ ...(answer as object), more: 1 }, path)).not.toBeNull();
  });

  it('of a new token and of an error match the document', async () => {
    const created = await createOwnAccessToken(server.ctx, alex, { name: 'n', scope: 'read', days: 30 });
    expect(validationErrors(created, '/api/tokens', 'post', '201')).toBeNull();
    const failure = new AppError('limited', { userMessage: 'Used up.', retryAt: '2026-11-20T15:00:00Z' });
    const problem = await problemResponse(failure, { nowMs: 0 }).json();
    ajv.validate({ $ref: 'api#/components/schemas/Problem' }, problem);
    expect(ajv.errors).toBeNull();
  });
});
