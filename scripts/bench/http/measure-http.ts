import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../launch/child';
import { demoSettings } from '../../launch/demo-settings';
import { anyFreePort } from '../../launch/free-port';
import { startSandboxProcess } from '../../launch/sandbox';
import { startServerProcess } from '../../launch/web-server';
import { atMost, type Goal } from '../goals';
import { startBareApp } from './bare-app';
import { type LoadedServer, type LoadRow, loadConnections, pollAsViewers, readSlowly } from './hold-load';
import { type LoadTarget, request, requestTimes } from './load';
import { processorMs } from './processor';
import { signInByCode } from './sign-in-by-code';

/** A row of the table: processor time for an answer from stored data, and for the same bytes from a bare Next. */
export interface HttpRow {
  what: string;
  bytes: number;
  /** As sent to a client that accepts gzip. */
  gzipped: number;
  cpuMs: number;
  bareCpuMs: number;
  ratio: number;
}

interface Measured {
  rows: HttpRow[];
  loads: LoadRow[];
  goals: Goal[];
}

const EMAIL = 'alex@example.com';
/** Long past, so that it is sealed. */
const MONTH = 'start=2026-01-01&end=2026-02-01';
const YEAR = 'start=2025-01-01&end=2026-01-01';
const CONNECTIONS = 4;
const REQUESTS = 120;
/** Ours and the bare one in turn, so that other load on the machine affects both. */
const ROUNDS = 4;

/**
 * Builds if necessary, then measures pages and answers that need no request to Copper beside a bare page and route of
 * Next that send as many bytes, in the same run.
 */
export async function measureHttp(say: (line: string) => void): Promise<Measured> {
  const build = startChild('build', { args: ['scripts/run.mjs', 'build', '--if-changed'] });
  if ((await build.exited) !== 0) throw new Error(`The build failed:\n${build.tail()}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'copper-bench-'));
  const cloud = await startSandboxProcess();
  try {
    const port = await anyFreePort();
    // Saving history is work of its own, in the same process.
    const settings = { ...demoSettings({ cloud: cloud.url, port, dataDir }), COPPER_SAVE_HISTORY: 'off' };
    const server = await startServerProcess({ port, host: '127.0.0.1', settings });
    try {
      const url = `http://127.0.0.1:${port}`;
      const sentCode = async () => (await cloud.child.line(/^email code for .*: (\d{6})$/))[1] ?? '';
      const cookie = await signInByCode(url, EMAIL, sentCode);
      const bare = await startBareApp(join(dataDir, 'bare'), await anyFreePort());
      try {
        return await measure({ url, pid: server.child.pid, cookie }, { url: bare.url, pid: bare.child.pid }, say);
      } finally {
        await bare.child.stop();
      }
    } finally {
      await server.child.stop();
    }
  } finally {
    await cloud.child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Site {
  url: string;
  pid: number;
}

async function measure(site: Site & { cookie: string }, bare: Site, say: (line: string) => void): Promise<Measured> {
  const { url, pid } = site;
  const headers = { Cookie: site.cookie };
  const { data } = (await (await fetch(`${url}/api/premises?account=home`, { headers })).json()) as PremisesAnswer;
  const [premise] = data.premises;
  const meterId = encodeURIComponent(premise?.meters[0]?.id ?? '');
  const page = `/premises/${encodeURIComponent(premise?.id ?? '')}`;
  const series = `/api/meters/${meterId}/series?account=home`;
  const month = `${series}&${MONTH}&granularity=hour`;
  const csv = `/api/reports/usage.csv?account=home&meter=${meterId}&${MONTH}`;
  const targets: [what: string, path: string, goal?: number][] = [
    ['health', '/api/health'],
    ['session', '/api/session'],
    ['list of premises', '/api/premises?account=home', 3],
    ['month of hours', month, 2.5],
    ['month of hours, not modified', month, 1.3],
    ['year of days', `${series}&${YEAR}&granularity=day`],
    ['month of quarter hours as CSV', `${csv}&granularity=fifteenminute`],
    ['page of a home', page, 2.5],
    ['page of usage', `${page}/usage`, 2.5],
  ];
  const rows: HttpRow[] = [];
  const goals: Goal[] = [];
  const bareAnswer: LoadTarget = { name: 'bare', url: `${bare.url}/answer`, status: 200 };
  for (const [what, path, goal] of targets) {
    say(what);
    const isUnchanged = what.endsWith('not modified');
    const own: LoadTarget = { name: what, url: url + path, headers, status: 200 };
    // Stored after the first request; from the second on nothing of it is new.
    for (let time = 0; time < 3; time += 1) await request(own);
    const bytes = isUnchanged ? 0 : await request(own);
    const gzipped = isUnchanged ? 0 : await request({ ...own, headers: { ...headers, 'Accept-Encoding': 'gzip' } });
    const target = isUnchanged ? await unchanged(own) : own;
    const other = isUnchanged
      ? await unchanged(bareAnswer)
      : { ...bareAnswer, url: `${bare.url}${path.startsWith('/api/') ? '/answer' : '/'}?bytes=${bytes}` };
    const [cpuMs = Number.NaN, bareCpuMs = Number.NaN] = await compare([pid, target], [bare.pid, other]);
    const ratio = Math.round((cpuMs / bareCpuMs) * 100) / 100;
    rows.push({ what, bytes, gzipped, cpuMs, bareCpuMs, ratio });
    if (goal !== undefined) goals.push(atMost(`${what}, processor time to a bare Next`, goal, ratio));
    if (what === 'month of hours') goals.push(atMost(`${what}, compressed bytes`, 8 * 1024, gzipped));
  }
  const session: LoadTarget = { name: 'session', url: `${url}/api/session`, headers, status: 200 };
  const heldMonth = await unchanged({ name: 'month', url: url + month, headers, status: 200 });
  const live: LoadTarget = { name: 'live', url: `${url}/api${page}/live?account=home`, headers, status: 200 };
  const file: LoadTarget = { name: 'minutes', url: `${url}${csv}&granularity=minute`, headers, status: 200 };
  await request(file);
  const bareLoad: LoadedServer = { pid: bare.pid, targets: [await unchanged(bareAnswer)] };
  const loads: LoadRow[] = [];
  for (const run of [
    () => loadConnections({ pid, targets: [heldMonth] }, bareLoad),
    () => pollAsViewers({ pid, targets: [heldMonth, live] }, bareLoad),
    () => readSlowly(pid, file, session),
  ]) {
    const result = await run();
    for (const { what } of result.rows) say(what);
    loads.push(...result.rows);
    goals.push(...result.goals);
  }
  return { rows, loads, goals };
}

/** Returns a target whose answer the client has already. */
async function unchanged(target: LoadTarget): Promise<LoadTarget> {
  const answer = await fetch(target.url, { headers: target.headers });
  await answer.arrayBuffer();
  const headers = { ...target.headers, 'If-None-Match': answer.headers.get('etag') ?? '' };
  return { ...target, headers, status: 304 };
}

/** Returns the processor time for one answer of each target. */
async function compare(...pairs: [pid: number, target: LoadTarget][]): Promise<number[]> {
  for (const [, target] of pairs) await requestTimes(target, REQUESTS / 2, CONNECTIONS);
  const totals = pairs.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, [pid, target]] of pairs.entries()) {
      const before = processorMs(pid);
      await requestTimes(target, REQUESTS, CONNECTIONS);
      totals[index] = (totals[index] ?? 0) + processorMs(pid) - before;
    }
  }
  return totals.map((total) => Math.round((total / ROUNDS / REQUESTS) * 100) / 100);
}

interface PremisesAnswer {
  data: { premises: { id: string; meters: { id: string }[] }[] };
}
