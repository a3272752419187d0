import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgresCluster } from '../launch/postgres-cluster';
import { startSandboxProcess } from '../launch/sandbox';
import { signIn } from './open-pages';
import { startPackaged } from './packaged-server';
import { type ReverseProxy, startProxy } from './proxies';

const WORKERS = 6;
const BEFORE_MS = 4_000;
const AFTER_MS = 8_000;

/**
 * Starts two servers on one PostgreSQL database behind Caddy, reads and writes through it, and kills one of them with
 * SIGKILL. Throws when an acknowledged write is lost, when a write fails that was not under way in the killed server, or
 * when the count of requests differs from what the cloud received.
 */
export async function killOneOfTwo(caddy: ReverseProxy, postgres: string, app: string, port: number): Promise<void> {
  const site = `https://localhost:${port + 10}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'copper-two-'));
  const cluster = await startPostgresCluster(postgres);
  const cloud = await startSandboxProcess({ flags: ['--admin'] });
  const settings = {
    DATABASE_URL: cluster.url,
    NEXTAUTH_SECRET: 'one-key-for-both-servers',
    COPPER_SAVE_HISTORY: 'off',
  };
  const start = (at: number) => startPackaged(app, at, { cloud: cloud.url, site, dataDir, settings });
  const servers = [await start(port), await start(port + 1)];
  const proxy = await startProxy(caddy, 'caddyfile several', { port: port + 10, servers: [port, port + 1] });
  try {
    await fetch(`${cloud.url}/__sandbox/requests`, { method: 'DELETE' });
    const cookie = await signIn(site, cloud.url);
    const load = await startLoad(site, cookie);
    await wait(BEFORE_MS);
    const underWay = load.underWay();
    servers[1]?.kill();
    await wait(AFTER_MS);
    const result = await load.stop();
    const counted = await requestsCounted(site, cookie);
    const received = await requestsReceived(cloud.url);
    console.log(
      `▸ One of two killed: ${result.reads} reads and ${result.writes} writes, ${underWay} under way then; ` +
        `${result.failed.length} failed, ${result.lost} acknowledged writes lost; ` +
        `${received} requests received by the cloud, ${counted} counted`,
    );
    if (result.failed.length > underWay)
      throw new Error(`More failed than were under way:\n${result.failed.join('\n')}`);
    if (result.lost > 0) throw new Error('Acknowledged writes were lost.');
    if (counted !== received) throw new Error('The count of requests differs from what the cloud received.');
  } finally {
    await proxy.stop();
    for (const server of servers) await server.stop();
    await cloud.child.stop();
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Reads a series of another day and writes the name of a meter, again and again, in several loops with a meter each. */
async function startLoad(site: string, cookie: string) {
  const headers = { Cookie: cookie, 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Origin: site };
  const { data } = (await (await fetch(`${site}/api/premises`, { headers })).json()) as {
    data: { premises: { meters: { id: string }[] }[] };
  };
  const meters = data.premises.flatMap((premise) => premise.meters.map(({ id }) => id)).slice(0, WORKERS);
  const failed: string[] = [];
  const names = new Map<string, string>();
  let [reads, writes, open, stopped] = [0, 0, 0, false];

  const send = async (path: string, init: RequestInit = {}): Promise<boolean> => {
    open += 1;
    const problem = await fetch(`${site}${path}`, { ...init, headers }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.ok ? null : `${init.method ?? 'GET'} ${path}: ${answer.status}`;
      },
      (error: Error) => `${init.method ?? 'GET'} ${path}: ${error.message}`,
    );
    open -= 1;
    if (problem) failed.push(problem);
    return problem === null;
  };

  const loop = async (meterId: string) => {
    for (let round = 0; !stopped; round += 1) {
      const day = String((round % 27) + 1).padStart(2, '0');
      const next = String((round % 27) + 2).padStart(2, '0');
      const range = `start=2026-09-${day}&end=2026-09-${next}&granularity=hour`;
      await send(`/api/meters/${encodeURIComponent(meterId)}/series?kind=usage&${range}`);
      reads += 1;
      const name = `Meter ${round}`;
      const body = JSON.stringify({ meterId, name });
      if (await send('/api/meters/name', { method: 'PUT', body })) names.set(meterId, name);
      else names.delete(meterId);
      writes += 1;
    }
  };
  const running = meters.map(loop);

  return {
    underWay: () => open,
    async stop() {
      stopped = true;
      await Promise.all(running);
      const after = (await (await fetch(`${site}/api/premises`, { headers })).json()) as {
        data: { premises: { meters: { id: string; name?: string | null }[] }[] };
      };
      const stored = new Map(after.data.premises.flatMap((each) => each.meters.map(({ id, name }) => [id, name])));
      const lost = [...names].filter(([id, name]) => stored.get(id) !== name).length;
      return { reads, writes, failed, lost };
    },
  };
}

async function requestsCounted(site: string, cookie: string): Promise<number> {
  const answer = await fetch(`${site}/api/budget`, { headers: { Cookie: cookie } });
  return ((await answer.json()) as { data: { hour: { used: number } } }).data.hour.used;
}

/** Without those for tokens. */
async function requestsReceived(cloud: string): Promise<number> {
  const list = (await (await fetch(`${cloud}/__sandbox/requests`)).json()) as { kind: string }[];
  return list.filter(({ kind }) => kind === 'api').length;
}
