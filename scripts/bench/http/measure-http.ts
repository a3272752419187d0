import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../launch/child';
import { demoSettings } from '../../launch/demo-settings';
import { anyFreePort } from '../../launch/free-port';
import { startSandboxProcess } from '../../launch/sandbox';
import { startServerProcess } from '../../launch/web-server';
import { startBareApp } from './bare-app';
import { type Latencies, type LoadTarget, loadEach } from './load';
import { signInByCode } from './sign-in-by-code';

/** A line of the table: what is held, answered under load, beside what Next alone takes. */
export interface HttpRow extends Latencies {
  what: string;
  /** p50 and p99 as multiples of the bare page's or route's; null for those themselves. */
  p50Ratio: number | null;
  p99Ratio: number | null;
}

const PERSON = 'alex@example.com';
/** Long over. */
const MONTH = 'start=2026-01-01&end=2026-02-01&granularity=hour';

/**
 * Builds what is not built, and measures a page and answers that cost no request to Copper, beside a bare page and route
 * of the same Next in the same run. The page to sign in, which looks at no data, tells what our own frame takes.
 */
export async function measureHttp(): Promise<HttpRow[]> {
  const build = startChild('build', { args: ['scripts/run.mjs', 'build', '--if-changed'] });
  if ((await build.exited) !== 0) throw new Error(`The build failed:\n${build.tail()}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'copper-bench-'));
  const cloud = await startSandboxProcess();
  try {
    const port = await anyFreePort();
    const settings = demoSettings({ cloud: cloud.url, port, dataDir });
    const server = await startServerProcess({ port, host: '127.0.0.1', settings });
    try {
      const url = `http://127.0.0.1:${port}`;
      const mailed = async () => (await cloud.child.line(/^email code for .*: (\d{6})$/))[1] ?? '';
      const cookie = await signInByCode(url, PERSON, mailed);
      const bare = await startBareApp(join(dataDir, 'bare'), await anyFreePort());
      try {
        return await measured(url, cookie, bare.url);
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

async function measured(url: string, cookie: string, bareUrl: string): Promise<HttpRow[]> {
  const headers = { Cookie: cookie };
  const read = async (path: string) => {
    const answer = await fetch(url + path, { headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const { data } = (await (await read('/api/premises?account=home')).json()) as PremisesAnswer;
  const [premise] = data.premises;
  const [meter] = premise?.meters ?? [];
  const page = `/premises/${encodeURIComponent(premise?.id ?? '')}`;
  const month = `/api/meters/${encodeURIComponent(meter?.id ?? '')}/series?account=home&${MONTH}`;
  // Held from here on; the first answer says that it came from the cloud.
  await read(page);
  await read(month);
  const etag = (await read(month)).headers.get('etag') ?? '';

  const barePage: LoadTarget = { name: 'bare Next page', url: bareUrl, status: 200 };
  const bareRoute: LoadTarget = { name: 'bare Next route', url: `${bareUrl}/answer`, status: 200 };
  const again = { ...headers, 'If-None-Match': etag };
  const ours: [LoadTarget, LoadTarget][] = [
    [{ name: 'page to sign in', url: `${url}/sign-in`, status: 200 }, barePage],
    [{ name: 'page of a premise', url: url + page, headers, status: 200 }, barePage],
    [{ name: 'month of hours', url: url + month, headers, status: 200 }, bareRoute],
    [{ name: 'the same, which the browser has', url: url + month, headers: again, status: 304 }, bareRoute],
    [{ name: 'list of premises', url: `${url}/api/premises?account=home`, headers, status: 200 }, bareRoute],
  ];
  const latencies = await loadEach([barePage, bareRoute, ...ours.map(([target]) => target)]);
  const rowOf = (target: LoadTarget, beside?: LoadTarget): HttpRow => {
    const own = latencies.get(target) as Latencies;
    const other = beside && latencies.get(beside);
    const ratio = (key: 'p50' | 'p99') => (other ? Math.round((own[key] / other[key]) * 10) / 10 : null);
    return { what: target.name, ...own, p50Ratio: ratio('p50'), p99Ratio: ratio('p99') };
  };
  return [rowOf(barePage), rowOf(bareRoute), ...ours.map(([target, beside]) => rowOf(target, beside))];
}

interface PremisesAnswer {
  data: { premises: { id: string; meters: { id: string }[] }[] };
}
