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

/** A row of the table: latencies of an answer from stored data, compared with a bare Next application. */
export interface HttpRow extends Latencies {
  what: string;
  /** p50 and p99 relative to the bare page or route; null for those. */
  p50Ratio: number | null;
  p99Ratio: number | null;
}

const EMAIL = 'alex@example.com';
/** Long past, so that it is sealed. */
const MONTH = 'start=2026-01-01&end=2026-02-01&granularity=hour';

/**
 * Builds if necessary, then measures pages and answers that need no request to Copper, and a bare page and route of Next
 * in the same run. The sign-in page, which reads no data, shows the cost of our layout.
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
      const sentCode = async () => (await cloud.child.line(/^email code for .*: (\d{6})$/))[1] ?? '';
      const cookie = await signInByCode(url, EMAIL, sentCode);
      const bare = await startBareApp(join(dataDir, 'bare'), await anyFreePort());
      try {
        return await measureTargets(url, cookie, bare.url);
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

async function measureTargets(url: string, cookie: string, bareUrl: string): Promise<HttpRow[]> {
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
  // Stored after the first request.
  await read(page);
  await read(month);
  const etag = (await read(month)).headers.get('etag') ?? '';

  const barePage: LoadTarget = { name: 'bare Next page', url: bareUrl, status: 200 };
  const bareRoute: LoadTarget = { name: 'bare Next route', url: `${bareUrl}/answer`, status: 200 };
  const conditional = { ...headers, 'If-None-Match': etag };
  const ours: [LoadTarget, LoadTarget][] = [
    [{ name: 'sign-in page', url: `${url}/sign-in`, status: 200 }, barePage],
    [{ name: 'page of a premise', url: url + page, headers, status: 200 }, barePage],
    [{ name: 'month of hours', url: url + month, headers, status: 200 }, bareRoute],
    [{ name: 'month of hours, not modified', url: url + month, headers: conditional, status: 304 }, bareRoute],
    [{ name: 'list of premises', url: `${url}/api/premises?account=home`, headers, status: 200 }, bareRoute],
  ];
  const latencies = await loadEach([barePage, bareRoute, ...ours.map(([target]) => target)]);
  const rowOf = (target: LoadTarget, baseline?: LoadTarget): HttpRow => {
    const own = latencies.get(target) as Latencies;
    const other = baseline && latencies.get(baseline);
    const ratio = (key: 'p50' | 'p99') => (other ? Math.round((own[key] / other[key]) * 10) / 10 : null);
    return { what: target.name, ...own, p50Ratio: ratio('p50'), p99Ratio: ratio('p99') };
  };
  return [rowOf(barePage), rowOf(bareRoute), ...ours.map(([target, baseline]) => rowOf(target, baseline))];
}

interface PremisesAnswer {
  data: { premises: { id: string; meters: { id: string }[] }[] };
}
