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

/** Requests a target `count` times over some connections. Throws on an unexpected status. */
export async function requestTimes(target: LoadTarget, count: number, connections: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let left = count;
  const connection = async () => {
    for (; left > 0; await request(target, agent)) left -= 1;
  };
  try {
    await Promise.all(Array.from({ length: connections }, connection));
  } finally {
    agent.destroy();
  }
}

/**
 * Requests a target for some time over some connections, which are open when the time begins: Node accepts one
 * connection in each turn of its event loop, so under load the last of many waits for seconds. Throws on an unexpected
 * status.
 */
export async function requestFor(target: LoadTarget, forMs: number, connections: number): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections });
  const times: number[] = [];
  try {
    await Promise.all(Array.from({ length: connections }, () => request(target, agent)));
    const end = performance.now() + forMs;
    const connection = async () => {
      for (let began = performance.now(); began < end; began = performance.now()) {
        await request(target, agent);
        times.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: connections }, connection));
  } finally {
    agent.destroy();
  }
  return latenciesOf(times);
}

/** Sends one request. Returns the bytes of the body as sent. Throws on an unexpected status. */
export function request({ url, headers, status, name }: LoadTarget, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const clientRequest = get(url, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once('end', () => {
        if (answer.statusCode === status) resolve(bytes);
        else reject(new Error(`${name} answered ${answer.statusCode}, not ${status}`));
      });
      answer.once('error', reject);
    });
    clientRequest.once('error', reject);
  });
}

function latenciesOf(times: number[]): Latencies {
  times.sort((a, b) => a - b);
  const percentile = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? Number.NaN) * 10) / 10;
  return { p50: percentile(0.5), p99: percentile(0.99), answers: times.length };
}
