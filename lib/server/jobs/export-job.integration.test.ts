import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportView, StartExportInput } from '@/lib/contract/exports';
import type { Viewer } from '../account';
import { deleteToken, markRevoked, saveToken } from '../db/tokens';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { unzip } from '../test-support/unzip';
import { getExport, getExports, openExportFile, removeExport, removeSchedule } from '../use-cases/exports';
import { startExport } from '../use-cases/start-export';
import { createDiskFiles } from './disk-files';
import { createExportJobs } from './export-job';
import { createJobLeases } from './job-leases';
import { createJobRunner } from './job-runner';
import { untilAborted } from './test-support/until-aborted';

const NOW = '2026-11-20T14:23:00Z';
const WEEK = { start: '2026-10-01', end: '2026-10-08' };
const HOURS = 3_600_000;

let testServer: TestServer;
let kim: Viewer;
let folder: string;
let ctx: Context;

beforeEach(async () => {
  testServer = await startTestServer(NOW);
  kim = await testServer.signIn('kim@example.com');
  folder = await mkdtemp(join(tmpdir(), 'copper-exports-'));
  ctx = { ...testServer.ctx, files: createDiskFiles(folder, testServer.now) };
});
afterEach(async () => {
  await testServer.close();
  await rm(folder, { recursive: true });
});

/** Returns a server's job runner; each call acts as another process. */
function server(ctxOfProcess: Context = ctx) {
  return createJobRunner({
    sources: [createExportJobs(ctxOfProcess)],
    leases: createJobLeases(testServer.db, testServer.now),
    clock: testServer.now,
    log: { warn: () => {}, error: () => {} },
    sleep: untilAborted,
  });
}

async function start(changes: Partial<StartExportInput> = {}, viewer = kim): Promise<string> {
  const spec = { report: 'usage', parameters: WEEK, format: 'zip', strict: false, ...changes };
  return (await startExport(ctx, viewer, spec)).data.id;
}

const loadExport = async (id: string): Promise<ExportView> => (await getExport(ctx, kim, id)).data;

async function bytesOf(id: string): Promise<Buffer> {
  const { file, open } = await openExportFile(ctx, kim, id);
  return Buffer.from(await new Response(await open(0, file.bytes - 1)).arrayBuffer());
}

/** Usage requests that reached the cloud since the last call. */
const usageRequests = () => testServer.newRequests().filter((path) => path.includes('/usage/'));
const meters = () => testServer.sandbox.world.premisesOf('auth0|kim').flatMap(({ meters: all }) => all);

interface Outcome {
  bytes: Buffer;
  requests: string[];
}

let outcome: Promise<Outcome> | null = null;
/** Returns the result of a run without disturbances. */
function expectedOutcome(): Promise<Outcome> {
  outcome ??= runWithoutFailures();
  return outcome;
}

async function runWithoutFailures(): Promise<Outcome> {
  const other = await startTestServer(NOW);
  const viewer = await other.signIn('kim@example.com');
  const { data } = await startExport(other.ctx, viewer, {
    report: 'usage',
    parameters: WEEK,
    format: 'zip',
    strict: false,
  });
  await createJobRunner({
    sources: [createExportJobs(other.ctx)],
    leases: createJobLeases(other.db, other.now),
    clock: other.now,
    log: { warn: () => {}, error: () => {} },
    sleep: untilAborted,
  }).tick();
  const { file, open } = await openExportFile(other.ctx, viewer, data.id);
  const bytes = Buffer.from(await new Response(await open(0, file.bytes - 1)).arrayBuffer());
  const requests = other.newRequests().filter((path) => path.includes('/usage/'));
  await other.close();
  return { bytes, requests };
}

describe('a report as a job', () => {
  it('fetches what is not stored, writes the file, and reports whether it is complete', async () => {
    const id = await start();
    expect(await loadExport(id)).toMatchObject({ state: 'running', done: 0, total: null, mine: true, file: null });
    await server().tick();
    const done = await loadExport(id);
    expect(done).toMatchObject({ state: 'complete', gapCount: 0, problem: null, waitingFor: null });
    // The premise list, and one request per meter.
    expect(done.requestsDone).toBe(meters().length + 1);
    expect(done.file?.name).toBe('usage.2026-10-01_2026-10-08.zip');
    expect(Date.parse(done.expiresAt ?? '') - testServer.now()).toBe(12 * 24 * HOURS);
    const files = unzip(new Uint8Array(await bytesOf(id)));
    expect([...files.keys()]).toHaveLength(meters().length + 2);
    expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({
      report: 'usage',
      coverage: { complete: true, gaps: [] },
    });
    expect(await ctx.budget.queued(kim.home)).toEqual([]);
  });

  it('lists a meter that Copper no longer knows as a gap, and fails if gaps are not allowed', async () => {
    const removedId = meters()[0]?.id ?? '';
    testServer.sandbox.faults.add({ match: encodeURIComponent(removedId), status: 404 });
    const [id, strict] = [await start(), await start({ strict: true })];
    await server().tick();
    expect(usageRequests().filter((path) => path.includes(encodeURIComponent(removedId)))).toHaveLength(1);
    const done = await loadExport(id);
    expect(done).toMatchObject({ state: 'gaps', gapCount: 1, gaps: [{ id: removedId, reason: 'refused' }] });
    const manifest = JSON.parse(String(unzip(new Uint8Array(await bytesOf(id))).get('manifest.json')));
    expect(manifest.coverage).toMatchObject({ complete: false, gaps: [{ id: removedId, reason: 'refused' }] });
    expect(await loadExport(strict)).toMatchObject({ state: 'failed', file: null, gapCount: 1 });
    expect((await loadExport(strict)).problem).toContain(removedId);
  });

  it('fails with the error message of the report', async () => {
    const id = await start({ parameters: { ...WEEK, meter: 'ELE-none' }, format: 'csv' });
    await server().tick();
    expect(await loadExport(id)).toMatchObject({ state: 'failed', file: null });
    expect((await loadExport(id)).problem).toMatch(/meter/);
  });

  it('ends when canceled, and is removed with its file when deleted', async () => {
    const canceledId = await start();
    await removeExport(ctx, kim, canceledId);
    const id = await start();
    await server().tick();
    expect(await loadExport(canceledId)).toMatchObject({ state: 'cancelled', file: null, requestsDone: 0 });
    expect(await readdir(folder)).toHaveLength(1);
    await removeExport(ctx, kim, id);
    await expect(loadExport(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is removed with its file when it expires', async () => {
    const id = await start();
    const runner = server();
    await runner.tick();
    testServer.advance(31 * 24 * 3600);
    await runner.tick();
    await expect(loadExport(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is visible only to its account, and can be started only by permitted roles', async () => {
    const id = await start();
    const lee = await testServer.signIn('lee@example.com');
    await expect(getExport(ctx, lee, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(removeExport(ctx, lee, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(openExportFile(ctx, lee, id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getExports(ctx, lee, { account: 'home' })).data.exports).toEqual([]);
    const viewer = await testServer.signIn('kim@city.example', { operator: true, role: 'viewer' });
    const enterprise = { account: 'sandbox-utility', report: 'bulk', parameters: {}, format: 'csv' };
    await expect(start(enterprise, viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(start(enterprise, kim)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    [{ parameters: { start: '2026-10-01' } }, 'end'],
    [{ parameters: { ...WEEK, nonsense: '1' } }, 'nonsense'],
    [{ parameters: { ...WEEK, decimal: 'comma', separator: 'comma' } }, 'separator'],
    [{ parameters: { start: '2026-10-01T00:00:00Z', end: '2026-10-02T00:00:00Z' }, every: 'day' as const }, 'every'],
  ])('is rejected for %j', async (spec, field) => {
    await expect(start(spec)).rejects.toMatchObject({ code: 'bad_request', field });
  });
});

describe('a scheduled report', () => {
  it('makes only the latest due run, with shifted dates, and keeps the chosen number of files', async () => {
    const first = await start({ every: 'week', keep: 2 });
    const runner = server();
    await runner.tick();
    // Three runs are due; the server was off for two of them.
    testServer.advance(22 * 24 * 3600);
    await runner.tick();
    testServer.advance(7 * 24 * 3600);
    await runner.tick();
    const { exports, schedules } = (await getExports(ctx, kim, { account: 'home' })).data;
    expect(schedules).toMatchObject([{ every: 'week', keep: 2, report: 'usage' }]);
    expect(exports.map(({ parameters, expiresAt }) => [parameters.start, parameters.end, expiresAt !== null])).toEqual([
      ['2026-10-29', '2026-11-05', false],
      ['2026-10-22', '2026-10-29', false],
      ['2026-10-01', '2026-10-08', true],
    ]);
    testServer.advance(2 * 3600);
    await runner.tick();
    await expect(loadExport(first)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toHaveLength(2);
    await removeSchedule(ctx, kim, schedules[0]?.id ?? '');
    testServer.advance(8 * 24 * 3600);
    await runner.tick();
    const after = (await getExports(ctx, kim, { account: 'home' })).data;
    expect(after).toMatchObject({ schedules: [], keptDays: 12 });
    expect(after.exports.map(({ expiresAt }) => expiresAt !== null)).toEqual([true, true]);
  });
});

describe('failures', () => {
  it('waits after a 429, and repeats no successful request', async () => {
    testServer.sandbox.faults.add({
      match: encodeURIComponent(meters()[2]?.id ?? ''),
      times: 1,
      status: 429,
      retryAfter: 60,
    });
    const id = await start();
    const runner = server();
    await runner.tick();
    const waiting = await loadExport(id);
    expect(waiting).toMatchObject({ state: 'running', waitingFor: 'budget' });
    expect(await ctx.budget.queued(kim.home)).toMatchObject([{ purpose: 'report', waitingFor: 'budget' }]);
    testServer.advance((Date.parse(waiting.nextAt ?? '') - testServer.now()) / 1000);
    await runner.tick();
    expect(await loadExport(id)).toMatchObject({ state: 'complete' });
    const requests = usageRequests();
    const refused = requests.filter((path) => path.includes(encodeURIComponent(meters()[2]?.id ?? '')));
    expect(refused).toHaveLength(2);
    expect(new Set(requests).size).toBe(requests.length - 1);
    const expected = await expectedOutcome();
    expect((await bytesOf(id)).equals(expected.bytes)).toBe(true);
  });

  it('waits for a new sign-in when the sign-in has expired, sends nothing meanwhile, and then continues', async () => {
    const sealed = new Uint8Array([1]);
    const token = { clientId: 'c', scope: null, keyId: 'k', accessSealed: sealed, refreshSealed: sealed };
    await saveToken(testServer.db, kim.home.id, { ...token, expiresAt: testServer.now(), now: testServer.now() });
    let expired = true;
    let tries = 0;
    const archive: Context['archive'] = {
      ...ctx.archive,
      async series(...args) {
        tries += 1;
        if (expired) throw new AppError('sign_in_again', { userMessage: 'x' });
        return ctx.archive.series(...args);
      },
    };
    const id = await start();
    const runner = server({ ...ctx, archive });
    await markRevoked(testServer.db, kim.home.id, 1, testServer.now());
    await runner.tick();
    expect(await loadExport(id)).toMatchObject({ state: 'running', waitingFor: 'sign_in', endsAt: null });
    for (let hour = 0; hour < 3; hour += 1) {
      testServer.advance(3600);
      await runner.tick();
    }
    expect(tries).toBe(1);
    expired = false;
    await deleteToken(testServer.db, kim.home.id);
    await saveToken(testServer.db, kim.home.id, { ...token, expiresAt: testServer.now(), now: testServer.now() });
    await runner.tick();
    expect(await loadExport(id)).toMatchObject({ state: 'complete' });
  });

  it('fetches the other meters while one keeps failing, and finally skips that one', async () => {
    const failingId = encodeURIComponent(meters()[0]?.id ?? '');
    testServer.sandbox.faults.add({ match: failingId, body: 'malformed' });
    const id = await start();
    const runner = server();
    for (let attempt = 0; attempt < 20 && (await loadExport(id)).state === 'running'; attempt += 1) {
      await runner.tick();
      const { nextAt } = await loadExport(id);
      if (nextAt) testServer.advance((Date.parse(nextAt) - testServer.now()) / 1000);
    }
    expect(await loadExport(id)).toMatchObject({ state: 'gaps', gaps: [{ id: meters()[0]?.id, reason: 'refused' }] });
    expect(usageRequests().filter((path) => !path.includes(failingId))).toHaveLength(meters().length - 1);
  });

  it('waits for disk space, and leaves no partial file', async () => {
    let full = true;
    const files: Context['files'] = {
      ...ctx.files,
      async write(pieces) {
        const failWhenFull = async function* () {
          for await (const piece of pieces) {
            yield piece;
            if (full) throw new AppError('storage_failed', { userMessage: 'There is no disk space for this file.' });
          }
        };
        return ctx.files.write(failWhenFull());
      },
    };
    const id = await start();
    const runner = server({ ...ctx, files });
    await runner.tick();
    expect(await loadExport(id)).toMatchObject({ state: 'running', waitingFor: 'storage', file: null });
    expect(await readdir(folder)).toEqual([]);
    await expect(openExportFile(ctx, kim, id)).rejects.toMatchObject({ code: 'not_found' });
    full = false;
    testServer.newRequests();
    testServer.advance(60);
    await runner.tick();
    expect(await loadExport(id)).toMatchObject({ state: 'complete' });
    expect(testServer.newRequests()).toEqual([]);
  });

  it('stops within a second and leaves no file when canceled while being written', async () => {
    const id = await start();
    const { ctxOfProcess, written } = interruptedAt({ piece: 1 }, async () => {
      await removeExport(ctx, kim, id);
      testServer.advance(1);
    });
    await server(ctxOfProcess).tick();
    expect(written()).toBe(1);
    expect(await loadExport(id)).toMatchObject({ state: 'cancelled', file: null, problem: null });
    expect(await readdir(folder)).toEqual([]);
    await expect(openExportFile(ctx, kim, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await ctx.budget.queued(kim.home)).toEqual([]);
    testServer.advance(3600);
    await server().tick();
    expect(await loadExport(id)).toMatchObject({ state: 'cancelled', file: null });
  });

  it('reads no more meters when canceled and removed while being prepared', async () => {
    const id = await start();
    const second = meters().length + 2;
    const { ctxOfProcess, read, written } = interruptedAt({ series: second }, async () => {
      await removeExport(ctx, kim, id);
      await removeExport(ctx, kim, id);
      testServer.advance(1);
    });
    await server(ctxOfProcess).tick();
    expect([read(), written()]).toEqual([second, 0]);
    await expect(loadExport(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([{ piece: 1 }, { series: 6 }])(
    'stops at once at %o when another process has taken it over',
    async (point) => {
      const id = await start();
      const lost = new AbortController();
      const { ctxOfProcess, read, written } = interruptedAt(point, async () =>
        lost.abort(new Error('another has the lease')),
      );
      const [job] = await createExportJobs(ctxOfProcess).due();
      while (await job?.step(lost.signal));
      expect(meters().length).toBeLessThan(6);
      if (point.piece) expect(written()).toBe(point.piece);
      else expect([read(), written()]).toEqual([point.series, 0]);
      expect(await readdir(folder)).toEqual([]);
      await server().tick();
      expect(await loadExport(id)).toMatchObject({ state: 'complete' });
      expect((await bytesOf(id)).equals((await expectedOutcome()).bytes)).toBe(true);
    },
  );

  it.each(['fetching', 'writing'] as const)(
    'fails after five tries, with growing pauses, on an internal error while %s',
    async (phase) => {
      const tries: number[] = [];
      const fail = (): never => {
        tries.push(testServer.now());
        throw new TypeError('x of undefined, for kim@example.com');
      };
      const series: Context['archive']['series'] = async () => fail();
      const brokenCtx: Context = {
        ...ctx,
        ...(phase === 'fetching' ? { archive: { ...ctx.archive, series } } : {}),
        ...(phase === 'writing' ? { files: { ...ctx.files, write: async () => fail() } } : {}),
      };
      const id = await start();
      const runner = server(brokenCtx);
      const startedAt = testServer.now();
      for (let attempt = 0; attempt < 100 && (await loadExport(id)).state === 'running'; attempt += 1) {
        await runner.tick();
        testServer.advance(10);
      }
      expect(tries.map((at) => (at - startedAt) / 1000)).toEqual([0, 30, 90, 210, 450]);
      const failed = await loadExport(id);
      expect(failed).toMatchObject({ state: 'failed', file: null, waitingFor: null, nextAt: null });
      expect(failed.problem).toBe(
        'Something went wrong on this server several times. Try again. If it keeps failing, contact the site’s operator.',
      );
      expect(await readdir(folder)).toEqual([]);
      testServer.advance(3600);
      await runner.tick();
      expect(tries).toHaveLength(5);
    },
  );

  it.each(['fetching', 'preparing', 'writing'] as const)(
    'ends with the same bytes and repeats no request when another process continues after a crash while %s',
    async (phase) => {
      const id = await start();
      await server(crashingIn(phase)).tick();
      // A killed process leaves its lease and whatever it has stored.
      await createJobLeases(testServer.db, testServer.now).take(`export:${id}`, 180_000);
      const otherProcesses = [server(), server()];
      await Promise.all(otherProcesses.map((each) => each.tick()));
      expect((await loadExport(id)).state).toBe('running');
      testServer.advance(181);
      await Promise.all(otherProcesses.map((each) => each.tick()));
      expect(await loadExport(id)).toMatchObject({ state: 'complete' });
      const expected = await expectedOutcome();
      expect((await bytesOf(id)).equals(expected.bytes)).toBe(true);
      expect(usageRequests().sort()).toEqual([...expected.requests].sort());
      expect(await readdir(folder)).toHaveLength(1);
    },
  );
});

/**
 * Returns a server on which `interrupt` runs once a given series has been read or a given piece of the file has been
 * written.
 */
function interruptedAt(point: { series?: number; piece?: number }, interrupt: () => Promise<void>) {
  let read = 0;
  let written = 0;
  const { archive, files } = ctx;
  const ctxOfProcess: Context = {
    ...ctx,
    archive: {
      ...archive,
      async series(...args) {
        read += 1;
        const answer = await archive.series(...args);
        if (read === point.series) await interrupt();
        return answer;
      },
    },
    files: {
      ...files,
      async write(pieces) {
        const counted = async function* () {
          for await (const piece of pieces) {
            written += 1;
            if (written === point.piece) await interrupt();
            yield piece;
          }
        };
        return files.write(counted());
      },
    },
  };
  return { ctxOfProcess, read: () => read, written: () => written };
}

/** Returns a server that stops working at one point. */
function crashingIn(phase: 'fetching' | 'preparing' | 'writing'): Context {
  const crash = () => Promise.reject(new Error('killed'));
  let series = 0;
  const { archive, files } = ctx;
  const fails = { fetching: 2, preparing: meters().length + 1, writing: 0 };
  return {
    ...ctx,
    archive: {
      ...archive,
      async series(...args) {
        series += 1;
        return series === fails[phase] ? crash() : archive.series(...args);
      },
    },
    files: {
      ...files,
      async write(pieces) {
        if (phase !== 'writing') return files.write(pieces);
        for await (const _piece of pieces) return crash();
        return crash();
      },
    },
  };
}
