import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import { parseInput } from '../ports/parse-input';
import { parseReportFileName } from '../reports/registry';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { answerReport, headReport, type ReportRequest } from './answer-report';

const WEEK = { start: '2026-10-01', end: '2026-10-08' };

let house: TestServer;
let ctx: Context;
let kim: Viewer;

beforeAll(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z');
  // A page may take one request: whatever costs two is a job.
  ctx = { ...house.ctx, pageShare: 1 };
  kim = await house.signIn('kim@example.com');
});
afterAll(() => house.close());

function asked(file: string, given: Record<string, string>, foreign = false): ReportRequest {
  const { report, format } = parseReportFileName(file);
  return { report, format, params: parseInput(report.params, given), rawParams: given, crossSite: foreign };
}

function ask(viewer: Viewer, file: string, given: Record<string, string>, { foreign = false, own = ctx } = {}) {
  return answerReport(own, viewer, asked(file, given, foreign));
}

const head = (viewer: Viewer, file: string, given: Record<string, string>, foreign = false) =>
  headReport(ctx, viewer, asked(file, given, foreign));

it('tells a HEAD of a job that a GET would start, and starts none', async () => {
  house.newRequests();
  expect(await head(kim, 'usage.zip', WEEK)).toEqual({ job: null });
  expect(await ctx.exports.list(kim.home.id)).toEqual([]);
  const reads = { ...kim, sessionId: null, readsOnly: true };
  await expect(head(reads, 'usage.zip', WEEK)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(head(kim, 'usage.zip', WEEK, true)).rejects.toMatchObject({ code: 'forbidden' });
  expect(house.newRequests().filter((path) => path.includes('/usage/'))).toEqual([]);
});

it('asks for nothing because of a HEAD, and tells of what is held all that a GET would', async () => {
  const meter = house.sandbox.world.premisesOf('auth0|kim')[0]?.meters[0]?.id ?? '';
  const november = { start: '2026-11-01', end: '2026-11-03', meter };
  expect(await head(kim, 'usage.csv', november)).toEqual({ contentType: 'text/csv; charset=utf-8' });
  house.newRequests();
  expect(await head(kim, 'account.csv', {})).toEqual({ contentType: 'text/csv; charset=utf-8' });
  expect(await head(kim, 'usage.csv', november)).not.toHaveProperty('file');
  expect(house.newRequests()).toEqual([]);
  await ask(kim, 'usage.csv', november);
  house.newRequests();
  const again = await ask(kim, 'usage.csv', november);
  const held = await head(kim, 'usage.csv', november);
  if (!('file' in again && 'file' in held)) throw new Error('no file');
  const { body: _made, ...told } = again.file;
  expect(held.file).toMatchObject(told);
  expect(house.newRequests()).toEqual([]);
});

it('refuses one file for many meters before it asks for any of them, and starts no job for it', async () => {
  house.newRequests();
  for (const answer of [ask, head]) {
    await expect(answer(kim, 'usage.csv', WEEK)).rejects.toMatchObject({
      code: 'bad_request',
      field: 'meter',
      userMessage: 'Choose a meter, or get usage.zip, which has one file for each.',
    });
    const spelled = { ...WEEK, decimal: 'comma', separator: 'comma' };
    await expect(answer(kim, 'usage.zip', spelled)).rejects.toMatchObject({ field: 'separator' });
  }
  expect(await ctx.exports.list(kim.home.id)).toEqual([]);
  expect(house.newRequests()).toEqual([]);
});

it('starts no job for a token that may only read, nor because another site led here', async () => {
  house.newRequests();
  await expect(ask({ ...kim, sessionId: null, readsOnly: true }, 'usage.zip', WEEK)).rejects.toMatchObject({
    code: 'forbidden',
    userMessage: expect.stringContaining('Use one made for reports'),
  });
  await expect(ask(kim, 'usage.zip', WEEK, { foreign: true })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await ctx.exports.running(kim.home.id)).toEqual([]);
  expect(house.newRequests().filter((path) => path.includes('/usage/'))).toEqual([]);
});

it('hands a token that may only read what is small or held', async () => {
  const reads = { ...kim, sessionId: null, readsOnly: true };
  expect(await ask(reads, 'account.csv', {})).toHaveProperty('file');
  const meter = house.sandbox.world.premisesOf('auth0|kim')[0]?.meters[0]?.id ?? '';
  expect(await ask(reads, 'usage.csv', { ...WEEK, meter })).toHaveProperty('file');
});

it('starts one job for everybody else, also when asked again', async () => {
  const first = await ask({ ...kim, sessionId: null }, 'usage.zip', WEEK);
  const again = await ask(kim, 'usage.zip', WEEK);
  expect(first).toMatchObject({ job: { data: { state: 'running', report: 'usage' } } });
  expect(again).toMatchObject({ job: { data: { id: 'job' in first && first.job.data.id } } });
});

it('starts none for a person who may only look at an enterprise', async () => {
  const viewer = await house.signIn('kim@city.example', { operator: true, role: 'viewer' });
  const enterprise = { ...WEEK, account: 'sandbox-utility' };
  await expect(ask(viewer, 'usage.zip', enterprise)).rejects.toMatchObject({ code: 'forbidden' });
  const meter = house.sandbox.world.fleetPremise(0).meters[0]?.id ?? '';
  const own = { ...ctx, pageShare: 0 };
  expect(await ask(viewer, 'usage.csv', { ...enterprise, meter }, { own })).toHaveProperty('file');
  expect(await ctx.exports.running('ent_1')).toEqual([]);
});
