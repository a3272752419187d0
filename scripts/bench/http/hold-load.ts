import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Goal } from '../goals';
import { type LoadTarget, request, requestFor } from './load';
import { memoryMb, processorMs } from './processor';

/** A server under load: its process, and what is asked of it in turn. */
export interface LoadedServer {
  pid: number;
  targets: readonly [LoadTarget, ...LoadTarget[]];
}

/** A row of the table: what many clients at once cost. */
export interface LoadRow {
  what: string;
  answersPerSecond: number;
  p50: number;
  p99: number;
  /** Share of one core; null where it says nothing, as the clients leave the server idle. */
  corePercent: number | null;
  memoryMb: number;
}

interface Loaded {
  rows: LoadRow[];
  goals: Goal[];
}

const CONNECTIONS = 200;
const VIEWERS = 1000;
const READERS = 60;
const ROUND_MS = 4_000;
const ROUNDS = 6;
/**
 * The server answered 47 a second once and is to answer ten times as many, 470, where a quiet bare one answers 1,316;
 * and one of a hundred may take 2 s, where a bare one takes half a second.
 */
const MAX_BARE_RATE = 2.8;
const MAX_P99_TO_BARE = 4;
/** V8 gives memory back when nothing is asked of it. */
const AFTERWARDS_MS = 90_000;
/** A quiet bare server takes 1.3 ms for an answer; at this ratio 1,000 viewers take less than 5% of a core. */
const MAX_SHARE_TO_BARE = 2.3;

const round = (value: number) => Math.round(value * 10) / 10;
const ratio = (own: number, bare: number) => Math.round((own / bare) * 100) / 100;

/**
 * Loads both servers in turn with unchanged answers over 200 connections, six times each, and waits until they have
 * tidied up.
 */
export async function loadConnections(own: LoadedServer, bare: LoadedServer): Promise<Loaded> {
  const what = `304 over ${CONNECTIONS} connections`;
  const servers = [own, bare].map((server) => ({ ...server, answers: 0, p50: 0, p99: 0, cpu: 0, seconds: 0 }));
  for (let run = 0; run < ROUNDS; run += 1) {
    for (const server of servers) {
      const [began, cpu] = [performance.now(), processorMs(server.pid)];
      const { answers, p50, p99 } = await requestFor(server.targets[0], ROUND_MS, CONNECTIONS);
      server.answers += answers;
      [server.p50, server.p99] = [Math.max(server.p50, p50), Math.max(server.p99, p99)];
      server.cpu += processorMs(server.pid) - cpu;
      server.seconds += (performance.now() - began) / 1000;
    }
  }
  await sleep(AFTERWARDS_MS);
  const [ownRow, bareRow] = servers.map(({ pid, answers, p50, p99, cpu, seconds }, index) => ({
    what: index === 0 ? what : `the same of a bare Next`,
    ...{ answersPerSecond: round(answers / seconds), p50, p99 },
    ...{ corePercent: round(cpu / seconds / 10), memoryMb: memoryMb(pid) },
  })) as [LoadRow, LoadRow];
  return {
    rows: [ownRow, bareRow],
    goals: [
      atMost(
        `${what}, a bare Next's answers to ours`,
        MAX_BARE_RATE,
        ratio(bareRow.answersPerSecond, ownRow.answersPerSecond),
      ),
      atMost(`${what}, p99 to a bare Next's`, MAX_P99_TO_BARE, ratio(ownRow.p99, bareRow.p99)),
      atMost(`${what}, MB of memory 90 s afterwards`, 500, ownRow.memoryMb),
    ],
  };
}

/** Polls both servers at the same time as 1,000 viewers do that ask once a minute, for a minute. */
export async function pollAsViewers(own: LoadedServer, bare: LoadedServer): Promise<Loaded> {
  const what = `${VIEWERS} viewers who poll each minute, for a minute`;
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  const servers = [own, bare].map((server) => ({
    ...{ ...server, cpu: processorMs(server.pid), times: [] as number[] },
    failures: 0,
  }));
  const polls: Promise<void>[] = [];
  for (let viewer = 0; viewer < VIEWERS; viewer += 1) {
    await sleep(began + (viewer * 60_000) / VIEWERS - performance.now());
    for (const server of servers) {
      const sentAt = performance.now();
      const target = server.targets[viewer % server.targets.length] ?? server.targets[0];
      const answered = () => void server.times.push(performance.now() - sentAt);
      const failed = () => {
        server.failures += 1;
      };
      polls.push(request(target, agent).then(answered, failed));
    }
  }
  await Promise.all(polls);
  agent.destroy();
  const seconds = (performance.now() - began) / 1000;
  const [ownRow, bareRow] = servers.map(({ pid, cpu, times }, index) => {
    times.sort((a, b) => a - b);
    const at = (share: number) => round(times[Math.floor(times.length * share)] ?? Number.NaN);
    return {
      what: index === 0 ? what : 'the same of a bare Next',
      ...{ answersPerSecond: round(times.length / seconds), p50: at(0.5), p99: at(0.99) },
      ...{ corePercent: round((processorMs(pid) - cpu) / seconds / 10), memoryMb: memoryMb(pid) },
    };
  }) as [LoadRow, LoadRow];
  return {
    rows: [ownRow, bareRow],
    goals: [
      atMost(
        `${what}, processor time to a bare Next`,
        MAX_SHARE_TO_BARE,
        ratio(ownRow.corePercent ?? Number.NaN, bareRow.corePercent ?? Number.NaN),
      ),
      atMost(`${what}, failures`, 0, servers[0]?.failures ?? Number.NaN),
    ],
  };
}

/** Reads a long file slowly with 60 clients while another asks for `other`. */
export async function readSlowly(pid: number, file: LoadTarget, other: LoadTarget): Promise<Loaded> {
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
    ...{ corePercent: null, memoryMb: memoryMb(pid) },
  };
  for (const reader of readers) reader.destroy();
  return {
    rows: [row],
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
