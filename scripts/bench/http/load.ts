import { Agent, get } from 'node:http';

/** An address to request under load. */
export interface LoadTarget {
  name: string;
  url: string;
  headers?: Record<string, string>;
  /** Expected status of every answer. */
  status: number;
}

/** Latencies in milliseconds, and the number of answers. */
export interface Latencies {
  p50: number;
  p99: number;
  answers: number;
}

const CONNECTIONS = 8;
const WARM_UP_MS = 2000;
const ROUND_MS = 3000;
const ROUNDS = 3;

/**
 * Requests the targets one after another over eight connections, in several rounds, so that other load on the machine
 * affects all of them. Throws on an unexpected status.
 */
export async function loadEach(targets: readonly LoadTarget[]): Promise<Map<LoadTarget, Latencies>> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = new Map<LoadTarget, number[]>(targets.map((target) => [target, []]));
  try {
    for (const target of targets) await load(target, agent, WARM_UP_MS);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const target of targets) times.get(target)?.push(...(await load(target, agent, ROUND_MS)));
    }
  } finally {
    agent.destroy();
  }
  return new Map(targets.map((target) => [target, latenciesOf(times.get(target) ?? [])]));
}

async function load(target: LoadTarget, agent: Agent, forMs: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + forMs;
  const connection = async () => {
    for (let began = performance.now(); began < end; began = performance.now()) {
      await request(target, agent);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return times;
}

function request({ url, headers, status, name }: LoadTarget, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const clientRequest = get(url, { agent, headers }, (answer) => {
      answer.once('end', () => {
        if (answer.statusCode === status) resolve();
        else reject(new Error(`${name} answered ${answer.statusCode}, not ${status}`));
      });
      answer.once('error', reject);
      answer.resume();
    });
    clientRequest.once('error', reject);
  });
}

function latenciesOf(times: number[]): Latencies {
  times.sort((a, b) => a - b);
  const percentile = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? Number.NaN) * 10) / 10;
  return { p50: percentile(0.5), p99: percentile(0.99), answers: times.length };
}
