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

let house: TestServer;
let kim: Viewer;
let folder: string;
let ctx: Context;

beforeEach(async () => {
  house = await startTestServer(NOW);
  kim = await house.signIn('kim@example.com');
  folder = await mkdtemp(join(tmpdir(), 'copper-exports-'));
  ctx = { ...house.ctx, files: createDiskFiles(folder, house.now) };
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** A server's jobs: another call is another process. */
function server(own: Context = ctx) {
  return createJobRunner({
    sources: [createExportJobs(own)],
    leases: createJobLeases(house.db, house.now),
    clock: house.now,
    log: { warn: () => {}, error: () => {} },
    sleep: untilAborted,
  });
}

async function start(more: Partial<StartExportInput> = {}, viewer = kim): Promise<string> {
  const order = { report: 'usage', parameters: WEEK, format: 'zip', strict: false, ...more };
  return (await startExport(ctx, viewer, order)).data.id;
}

const look = async (id: string): Promise<ExportView> => (await getExport(ctx, kim, id)).data;

async function bytesOf(id: string): Promise<Buffer> {
  const { file, open } = await openExportFile(ctx, kim, id);
  return Buffer.from(await new Response(await open(0, file.bytes - 1)).arrayBuffer());
}

/** Usage requests that reached the cloud since the last call. */
const asked = () => house.newRequests().filter((path) => path.includes('/usage/'));
const meters = () => house.sandbox.world.premisesOf('auth0|kim').flatMap(({ meters: all }) => all);

interface Outcome {
  bytes: Buffer;
  requests: string[];
}

let outcome: Promise<Outcome> | null = null;
/** What a run that nothing happens to ends with. */
function undisturbed(): Promise<Outcome> {
  outcome ??= runUndisturbed();
  return outcome;
}

async function runUndisturbed(): Promise<Outcome> {
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
  it('asks for what is not held, writes the file, and says how whole it is', async () => {
    const id = await start();
    expect(await look(id)).toMatchObject({ state: 'running', done: 0, total: null, mine: true, file: null });
    await server().tick();
    const done = await look(id);
    expect(done).toMatchObject({ state: 'complete', gapCount: 0, problem: null, waitingFor: null });
    // The list of what there is, and a request a meter.
    expect(done.requestsDone).toBe(meters().length + 1);
    expect(done.file?.name).toBe('usage.2026-10-01_2026-10-08.zip');
    expect(Date.parse(done.expiresAt ?? '') - house.now()).toBe(12 * 24 * HOURS);
    const files = unzip(new Uint8Array(await bytesOf(id)));
    expect([...files.keys()]).toHaveLength(meters().length + 2);
    expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({
      report: 'usage',
      coverage: { complete: true, gaps: [] },
    });
    expect(await ctx.budget.queued(kim.home)).toEqual([]);
  });

  it('names a meter that Copper does not know any more, and fails instead where it was to be whole', async () => {
    const gone = meters()[0]?.id ?? '';
    house.sandbox.faults.add({ match: encodeURIComponent(gone), status: 404 });
    const [id, strict] = [await start(), await start({ strict: true })];
    await server().tick();
    expect(asked().filter((path) => path.includes(encodeURIComponent(gone)))).toHaveLength(1);
    const done = await look(id);
    expect(done).toMatchObject({ state: 'gaps', gapCount: 1, gaps: [{ id: gone, reason: 'refused' }] });
    const manifest = JSON.parse(String(unzip(new Uint8Array(await bytesOf(id))).get('manifest.json')));
    expect(manifest.coverage).toMatchObject({ complete: false, gaps: [{ id: gone, reason: 'refused' }] });
    expect(await look(strict)).toMatchObject({ state: 'failed', file: null, gapCount: 1 });
    expect((await look(strict)).problem).toContain(gone);
  });

  it('fails with the sentence of the report itself', async () => {
    const id = await start({ parameters: { ...WEEK, meter: 'ELE-none' }, format: 'csv' });
    await server().tick();
    expect(await look(id)).toMatchObject({ state: 'failed', file: null });
    expect((await look(id)).problem).toMatch(/meter/);
  });

  it('ends when it is cancelled, and is forgotten with its file when it is deleted', async () => {
    const cancelled = await start();
    await removeExport(ctx, kim, cancelled);
    const id = await start();
    await server().tick();
    expect(await look(cancelled)).toMatchObject({ state: 'cancelled', file: null, requestsDone: 0 });
    expect(await readdir(folder)).toHaveLength(1);
    await removeExport(ctx, kim, id);
    await expect(look(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is forgotten with its file when its time is over', async () => {
    const id = await start();
    const runner = server();
    await runner.tick();
    house.advance(31 * 24 * 3600);
    await runner.tick();
    await expect(look(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('belongs to its account, and is started by those who may work on it', async () => {
    const id = await start();
    const lee = await house.signIn('lee@example.com');
    await expect(getExport(ctx, lee, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(removeExport(ctx, lee, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(openExportFile(ctx, lee, id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getExports(ctx, lee, { account: 'home' })).data.exports).toEqual([]);
    const viewer = await house.signIn('kim@city.example', { operator: true, role: 'viewer' });
    const enterprise = { account: 'sandbox-utility', report: 'bulk', parameters: {}, format: 'csv' };
    await expect(start(enterprise, viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(start(enterprise, kim)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    [{ parameters: { start: '2026-10-01' } }, 'end'],
    [{ parameters: { ...WEEK, nonsense: '1' } }, 'nonsense'],
    [{ parameters: { ...WEEK, decimal: 'comma', separator: 'comma' } }, 'separator'],
    [{ parameters: { start: '2026-10-01T00:00:00Z', end: '2026-10-02T00:00:00Z' }, every: 'day' as const }, 'every'],
  ])('is not started for %j', async (order, field) => {
    await expect(start(order)).rejects.toMatchObject({ code: 'bad_request', field });
  });
});

describe('a report that is run again', () => {
  it('makes the last run that is due, with its days moved along, and keeps as many files as it should', async () => {
    const first = await start({ every: 'week', keep: 2 });
    const runner = server();
    await runner.tick();
    // Three runs are due, and the server was off for two of them.
    house.advance(22 * 24 * 3600);
    await runner.tick();
    house.advance(7 * 24 * 3600);
    await runner.tick();
    const { exports, schedules } = (await getExports(ctx, kim, { account: 'home' })).data;
    expect(schedules).toMatchObject([{ every: 'week', keep: 2, report: 'usage' }]);
    expect(exports.map(({ parameters, expiresAt }) => [parameters.start, parameters.end, expiresAt !== null])).toEqual([
      ['2026-10-29', '2026-11-05', false],
      ['2026-10-22', '2026-10-29', false],
      ['2026-10-01', '2026-10-08', true],
    ]);
    house.advance(2 * 3600);
    await runner.tick();
    await expect(look(first)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toHaveLength(2);
    await removeSchedule(ctx, kim, schedules[0]?.id ?? '');
    house.advance(8 * 24 * 3600);
    await runner.tick();
    const after = (await getExports(ctx, kim, { account: 'home' })).data;
    expect(after).toMatchObject({ schedules: [], keptDays: 12 });
    expect(after.exports.map(({ expiresAt }) => expiresAt !== null)).toEqual([true, true]);
  });
});

describe('trouble', () => {
  it('waits out a 429 in its middle, and asks for nothing twice', async () => {
    house.sandbox.faults.add({
      match: encodeURIComponent(meters()[2]?.id ?? ''),
      times: 1,
      status: 429,
      retryAfter: 60,
    });
    const id = await start();
    const runner = server();
    await runner.tick();
    const waiting = await look(id);
    expect(waiting).toMatchObject({ state: 'running', waitingFor: 'budget' });
    expect(await ctx.budget.queued(kim.home)).toMatchObject([{ purpose: 'report', waitingFor: 'budget' }]);
    house.advance((Date.parse(waiting.nextAt ?? '') - house.now()) / 1000);
    await runner.tick();
    expect(await look(id)).toMatchObject({ state: 'complete' });
    const requests = asked();
    const refused = requests.filter((path) => path.includes(encodeURIComponent(meters()[2]?.id ?? '')));
    expect(refused).toHaveLength(2);
    expect(new Set(requests).size).toBe(requests.length - 1);
    const whole = await undisturbed();
    expect((await bytesOf(id)).equals(whole.bytes)).toBe(true);
  });

  it('waits for the person when the sign-in is over, costs nothing meanwhile, and goes on after it', async () => {
    const sealed = new Uint8Array([1]);
    const token = { clientId: 'c', scope: null, keyId: 'k', accessSealed: sealed, refreshSealed: sealed };
    await saveToken(house.db, kim.home.id, { ...token, expiresAt: house.now(), now: house.now() });
    let over = true;
    let tries = 0;
    const archive: Context['archive'] = {
      ...ctx.archive,
      async series(...question) {
        tries += 1;
        if (over) throw new AppError('sign_in_again', { userMessage: 'x' });
        return ctx.archive.series(...question);
      },
    };
    const id = await start();
    const runner = server({ ...ctx, archive });
    await markRevoked(house.db, kim.home.id, 1, house.now());
    await runner.tick();
    expect(await look(id)).toMatchObject({ state: 'running', waitingFor: 'sign_in', endsAt: null });
    for (let hour = 0; hour < 3; hour += 1) {
      house.advance(3600);
      await runner.tick();
    }
    expect(tries).toBe(1);
    over = false;
    await deleteToken(house.db, kim.home.id);
    await saveToken(house.db, kim.home.id, { ...token, expiresAt: house.now(), now: house.now() });
    await runner.tick();
    expect(await look(id)).toMatchObject({ state: 'complete' });
  });

  it('lets the cloud stumble over one meter while the others are brought, and leaves it out at last', async () => {
    const odd = encodeURIComponent(meters()[0]?.id ?? '');
    house.sandbox.faults.add({ match: odd, body: 'malformed' });
    const id = await start();
    const runner = server();
    for (let time = 0; time < 20 && (await look(id)).state === 'running'; time += 1) {
      await runner.tick();
      const { nextAt } = await look(id);
      if (nextAt) house.advance((Date.parse(nextAt) - house.now()) / 1000);
    }
    expect(await look(id)).toMatchObject({ state: 'gaps', gaps: [{ id: meters()[0]?.id, reason: 'refused' }] });
    expect(asked().filter((path) => !path.includes(odd))).toHaveLength(meters().length - 1);
  });

  it('waits for room, and leaves nothing behind that looks like a file', async () => {
    let full = true;
    const files: Context['files'] = {
      ...ctx.files,
      async write(pieces) {
        const cut = async function* () {
          for await (const piece of pieces) {
            yield piece;
            if (full) throw new AppError('storage_failed', { userMessage: 'There is no room for this file.' });
          }
        };
        return ctx.files.write(cut());
      },
    };
    const id = await start();
    const runner = server({ ...ctx, files });
    await runner.tick();
    expect(await look(id)).toMatchObject({ state: 'running', waitingFor: 'storage', file: null });
    expect(await readdir(folder)).toEqual([]);
    await expect(openExportFile(ctx, kim, id)).rejects.toMatchObject({ code: 'not_found' });
    full = false;
    house.newRequests();
    house.advance(60);
    await runner.tick();
    expect(await look(id)).toMatchObject({ state: 'complete' });
    expect(house.newRequests()).toEqual([]);
  });

  it('stops within a second and leaves no file and no row that looks whole when it is cancelled while it is written', async () => {
    const id = await start();
    const { own, written } = disturbedAt({ piece: 1 }, async () => {
      await removeExport(ctx, kim, id);
      house.advance(1);
    });
    await server(own).tick();
    expect(written()).toBe(1);
    expect(await look(id)).toMatchObject({ state: 'cancelled', file: null, problem: null });
    expect(await readdir(folder)).toEqual([]);
    await expect(openExportFile(ctx, kim, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await ctx.budget.queued(kim.home)).toEqual([]);
    house.advance(3600);
    await server().tick();
    expect(await look(id)).toMatchObject({ state: 'cancelled', file: null });
  });

  it('reads no more meters when it is cancelled, or forgotten after that, while it is prepared', async () => {
    const id = await start();
    const second = meters().length + 2;
    const { own, read, written } = disturbedAt({ series: second }, async () => {
      await removeExport(ctx, kim, id);
      await removeExport(ctx, kim, id);
      house.advance(1);
    });
    await server(own).tick();
    expect([read(), written()]).toEqual([second, 0]);
    await expect(look(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([{ piece: 1 }, { series: 6 }])(
    'stops at once at %o where another process has taken it over',
    async (place) => {
      const id = await start();
      const lost = new AbortController();
      const { own, read, written } = disturbedAt(place, async () => lost.abort(new Error('another has the lease')));
      const [job] = await createExportJobs(own).due();
      while (await job?.step(lost.signal));
      expect(meters().length).toBeLessThan(6);
      if (place.piece) expect(written()).toBe(place.piece);
      else expect([read(), written()]).toEqual([place.series, 0]);
      expect(await readdir(folder)).toEqual([]);
      await server().tick();
      expect(await look(id)).toMatchObject({ state: 'complete' });
      expect((await bytesOf(id)).equals((await undisturbed()).bytes)).toBe(true);
    },
  );

  it.each(['bringing', 'writing'] as const)(
    'fails after five tries, with pauses that grow, where a fault of our own stays while %s',
    async (phase) => {
      const tries: number[] = [];
      const fault = (): never => {
        tries.push(house.now());
        throw new TypeError('x of undefined, for kim@example.com');
      };
      const series: Context['archive']['series'] = async () => fault();
      const broken: Context = {
        ...ctx,
        ...(phase === 'bringing' ? { archive: { ...ctx.archive, series } } : {}),
        ...(phase === 'writing' ? { files: { ...ctx.files, write: async () => fault() } } : {}),
      };
      const id = await start();
      const runner = server(broken);
      const began = house.now();
      for (let time = 0; time < 100 && (await look(id)).state === 'running'; time += 1) {
        await runner.tick();
        house.advance(10);
      }
      expect(tries.map((at) => (at - began) / 1000)).toEqual([0, 30, 90, 210, 450]);
      const failed = await look(id);
      expect(failed).toMatchObject({ state: 'failed', file: null, waitingFor: null, nextAt: null });
      expect(failed.problem).toBe(
        'Something went wrong on this server, several times. Try again; if it stays so, tell whoever runs it.',
      );
      expect(await readdir(folder)).toEqual([]);
      house.advance(3600);
      await runner.tick();
      expect(tries).toHaveLength(5);
    },
  );

  it.each(['filling', 'preparing', 'writing'] as const)(
    'ends with the same bytes and asks for nothing twice, whichever process goes on after a death while %s',
    async (phase) => {
      const id = await start();
      await server(dyingIn(phase)).tick();
      // What a killed process leaves: its lease, and whatever it had stored.
      await createJobLeases(house.db, house.now).take(`export:${id}`, 180_000);
      const others = [server(), server()];
      await Promise.all(others.map((each) => each.tick()));
      expect((await look(id)).state).toBe('running');
      house.advance(181);
      await Promise.all(others.map((each) => each.tick()));
      expect(await look(id)).toMatchObject({ state: 'complete' });
      const whole = await undisturbed();
      expect((await bytesOf(id)).equals(whole.bytes)).toBe(true);
      expect(asked().sort()).toEqual([...whole.requests].sort());
      expect(await readdir(folder)).toHaveLength(1);
    },
  );
});

/** A server to which something happens once a series, or a piece of the file, has come. */
function disturbedAt(place: { series?: number; piece?: number }, happens: () => Promise<void>) {
  let read = 0;
  let written = 0;
  const { archive, files } = ctx;
  const own: Context = {
    ...ctx,
    archive: {
      ...archive,
      async series(...question) {
        read += 1;
        const answer = await archive.series(...question);
        if (read === place.series) await happens();
        return answer;
      },
    },
    files: {
      ...files,
      async write(pieces) {
        const counted = async function* () {
          for await (const piece of pieces) {
            written += 1;
            if (written === place.piece) await happens();
            yield piece;
          }
        };
        return files.write(counted());
      },
    },
  };
  return { own, read: () => read, written: () => written };
}

/** A server that does nothing more from one point on. */
function dyingIn(phase: 'filling' | 'preparing' | 'writing'): Context {
  const death = () => Promise.reject(new Error('killed'));
  let series = 0;
  const { archive, files } = ctx;
  const fails = { filling: 2, preparing: meters().length + 1, writing: 0 };
  return {
    ...ctx,
    archive: {
      ...archive,
      async series(...question) {
        series += 1;
        return series === fails[phase] ? death() : archive.series(...question);
      },
    },
    files: {
      ...files,
      async write(pieces) {
        if (phase !== 'writing') return files.write(pieces);
        for await (const _piece of pieces) return death();
        return death();
      },
    },
  };
}
