import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Goal } from '../goals';
import { type LoadTarget, request, requestFor } from './load';
import { memoryMb, processorMs } from './processor';

/** A row of the table: what many clients at once cost. */
export interface LoadRow {
  what: string;
  answersPerSecond: number;
  p50: number;
  p99: number;
  /** Share of one core. */
  corePercent: number;
  memoryMb: number;
}

const CONNECTIONS = 200;
const VIEWERS = 1000;
const READERS = 60;
const ROUND_MS = 4_000;
const ROUNDS = 6;

const round = (value: number) => Math.round(value * 10) / 10;

/** Loads the server with unchanged answers over 200 connections, six times. */
export async function loadConnections(pid: number, unchanged: LoadTarget) {
  const [began, cpu] = [performance.now(), processorMs(pid)];
  let [answers, p50, p99] = [0, 0, 0];
  for (let run = 0; run < ROUNDS; run += 1) {
    const latencies = await requestFor(unchanged, ROUND_MS, CONNECTIONS);
    answers += latencies.answers;
    [p50, p99] = [Math.max(p50, latencies.p50), Math.max(p99, latencies.p99)];
  }
  const seconds = (performance.now() - began) / 1000;
  const row: LoadRow = {
    what: `304 over ${CONNECTIONS} connections`,
    ...{ answersPerSecond: round(answers / seconds), p50, p99 },
    ...{ corePercent: round((processorMs(pid) - cpu) / seconds / 10), memoryMb: memoryMb(pid) },
  };
  const goals: Goal[] = [
    { what: row.what, expected: '≥ 470/s', counted: row.answersPerSecond, met: row.answersPerSecond >= 470 },
    atMost(`${row.what}, p99 in ms`, 2_000, p99),
    atMost(`${row.what}, MB of memory afterwards`, 500, row.memoryMb),
  ];
  return { row, goals };
}

/** Polls the targets in turn as 1,000 viewers do that ask once a minute, for a minute. */
export async function pollAsViewers(pid: number, polled: readonly LoadTarget[]) {
  const agent = new Agent({ keepAlive: true });
  const [began, cpu] = [performance.now(), processorMs(pid)];
  const times: number[] = [];
  const failed: number[] = [];
  const polls: Promise<unknown>[] = [];
  for (let viewer = 0; viewer < VIEWERS; viewer += 1) {
    await sleep(began + (viewer * 60_000) / VIEWERS - performance.now());
    const sentAt = performance.now();
    const sent = request(polled[viewer % polled.length] as LoadTarget, agent);
    const count = (ok: boolean) => (ok ? times.push(performance.now() - sentAt) : failed.push(viewer));
    polls.push(
      sent.then(
        () => count(true),
        () => count(false),
      ),
    );
  }
  await Promise.all(polls);
  agent.destroy();
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? Number.NaN);
  const row: LoadRow = {
    what: `${VIEWERS} viewers who poll each minute`,
    ...{ answersPerSecond: round(times.length / seconds), p50: at(0.5), p99: at(0.99) },
    ...{ corePercent: round((processorMs(pid) - cpu) / seconds / 10), memoryMb: memoryMb(pid) },
  };
  return {
    row,
    goals: [
      atMost(`${row.what}, percent of a core`, 5, row.corePercent),
      atMost(`${row.what}, failures`, 0, failed.length),
    ],
  };
}

/** Reads a long file slowly with 60 clients while another asks for `other`. */
export async function readSlowly(pid: number, file: LoadTarget, other: LoadTarget) {
  const quiet = await requestFor(other, ROUND_MS, 1);
  const before = memoryMb(pid);
  const readers = await Promise.all(Array.from({ length: READERS }, () => open(file)));
  const timer = setInterval(() => {
    for (const reader of readers) reader.read(4096);
  }, 250);
  const busy = await requestFor(other, 3 * ROUND_MS, 1);
  clearInterval(timer);
  const row: LoadRow = {
    what: `${other.name} beside ${READERS} slow readers`,
    ...{ answersPerSecond: round(busy.answers / ((3 * ROUND_MS) / 1000)), p50: busy.p50, p99: busy.p99 },
    ...{ corePercent: Number.NaN, memoryMb: memoryMb(pid) },
  };
  for (const reader of readers) reader.destroy();
  return {
    row,
    goals: [
      atMost(`${row.what}, p50 to a quiet server`, 3, round(busy.p50 / quiet.p50)),
      atMost(`${row.what}, MB that each takes`, 2, round((row.memoryMb - before) / READERS)),
    ],
  };
}

/** Resolves with the answer when its first bytes have come. */
function open({ url, headers }: LoadTarget): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (answer) => answer.once('readable', () => resolve(answer))).once(
      'error',
      reject,
    );
  });
}
