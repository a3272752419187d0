import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import { parseInput } from '../ports/parse-input';
import { parseReportFileName } from '../reports/registry';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { answerReport, headReport, type ReportRequest } from './answer-report';

const WEEK = { start: '2026-10-01', end: '2026-10-08' };

let testServer: TestServer;
let ctx: Context;
let kim: Viewer;

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z');
  // A page may use one request, so every report that costs two becomes a job.
  ctx = { ...testServer.ctx, pageShare: 1 };
  kim = await testServer.signIn('kim@example.com');
});
afterAll(() => testServer.close());

function reportRequest(file: string, rawParams: Record<string, string>, crossSite = false): ReportRequest {
  const { report, format } = parseReportFileName(file);
  return { report, format, params: parseInput(report.params, rawParams), rawParams, crossSite };
}

function get(
  viewer: Viewer,
  file: string,
  rawParams: Record<string, string>,
  { crossSite = false, context = ctx } = {},
) {
  return answerReport(context, viewer, reportRequest(file, rawParams, crossSite));
}

const head = (viewer: Viewer, file: string, rawParams: Record<string, string>, crossSite = false) =>
  headReport(ctx, viewer, reportRequest(file, rawParams, crossSite));

it('answers a HEAD of a job without starting one', async () => {
  testServer.newRequests();
  expect(await head(kim, 'usage.zip', WEEK)).toEqual({ job: null });
  expect(await ctx.exports.list(kim.home.id)).toEqual([]);
  const reads = { ...kim, sessionId: null, readsOnly: true };
  await expect(head(reads, 'usage.zip', WEEK)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(head(kim, 'usage.zip', WEEK, true)).rejects.toMatchObject({ code: 'forbidden' });
  expect(testServer.newRequests().filter((path) => path.includes('/usage/'))).toEqual([]);
});

it('sends no request for a HEAD, and returns the full headers when all data is stored', async () => {
  const meter = testServer.sandbox.world.premisesOf('auth0|kim')[0]?.meters[0]?.id ?? '';
  const november = { start: '2026-11-01', end: '2026-11-03', meter };
  expect(await head(kim, 'usage.csv', november)).toEqual({ contentType: 'text/csv; charset=utf-8' });
  testServer.newRequests();
  expect(await head(kim, 'account.csv', {})).toEqual({ contentType: 'text/csv; charset=utf-8' });
  expect(await head(kim, 'usage.csv', november)).not.toHaveProperty('file');
  expect(testServer.newRequests()).toEqual([]);
  await get(kim, 'usage.csv', november);
  testServer.newRequests();
  const again = await get(kim, 'usage.csv', november);
  const stored = await head(kim, 'usage.csv', november);
  if (!('file' in again && 'file' in stored)) throw new Error('no file');
  const { body: _body, ...fields } = again.file;
  expect(stored.file).toMatchObject(fields);
  expect(testServer.newRequests()).toEqual([]);
});

it('rejects a CSV of many meters before any request, and starts no job', async () => {
  testServer.newRequests();
  for (const request of [get, head]) {
    await expect(request(kim, 'usage.csv', WEEK)).rejects.toMatchObject({
      code: 'bad_request',
      field: 'meter',
      userMessage: 'Choose a meter, or get usage.zip, which has one file for each.',
    });
    const spelled = { ...WEEK, decimal: 'comma', separator: 'comma' };
    await expect(request(kim, 'usage.zip', spelled)).rejects.toMatchObject({ field: 'separator' });
  }
  expect(await ctx.exports.list(kim.home.id)).toEqual([]);
  expect(testServer.newRequests()).toEqual([]);
});

it('starts no job for a read-only token or a cross-site request', async () => {
  testServer.newRequests();
  await expect(get({ ...kim, sessionId: null, readsOnly: true }, 'usage.zip', WEEK)).rejects.toMatchObject({
    code: 'forbidden',
    userMessage: expect.stringContaining('Use a token for reports'),
  });
  await expect(get(kim, 'usage.zip', WEEK, { crossSite: true })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await ctx.exports.running(kim.home.id)).toEqual([]);
  expect(testServer.newRequests().filter((path) => path.includes('/usage/'))).toEqual([]);
});

it('returns small and stored reports to a read-only token', async () => {
  const reads = { ...kim, sessionId: null, readsOnly: true };
  expect(await get(reads, 'account.csv', {})).toHaveProperty('file');
  const meter = testServer.sandbox.world.premisesOf('auth0|kim')[0]?.meters[0]?.id ?? '';
  expect(await get(reads, 'usage.csv', { ...WEEK, meter })).toHaveProperty('file');
});

it('starts one job for other callers, also when requested twice', async () => {
  const first = await get({ ...kim, sessionId: null }, 'usage.zip', WEEK);
  const again = await get(kim, 'usage.zip', WEEK);
  expect(first).toMatchObject({ job: { data: { state: 'running', report: 'usage' } } });
  expect(again).toMatchObject({ job: { data: { id: 'job' in first && first.job.data.id } } });
});

it('starts no job for a viewer of an enterprise', async () => {
  const viewer = await testServer.signIn('kim@city.example', { operator: true, role: 'viewer' });
  const enterprise = { ...WEEK, account: 'sandbox-utility' };
  await expect(get(viewer, 'usage.zip', enterprise)).rejects.toMatchObject({ code: 'forbidden' });
  const meter = testServer.sandbox.world.fleetPremise(0).meters[0]?.id ?? '';
  const context = { ...ctx, pageShare: 0 };
  expect(await get(viewer, 'usage.csv', { ...enterprise, meter }, { context })).toHaveProperty('file');
  expect(await ctx.exports.running('ent_1')).toEqual([]);
});
