import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '@/lib/domain/statistics';
import { startChild } from '../../launch/child';
import { demoSettings } from '../../launch/demo-settings';
import { anyFreePort } from '../../launch/free-port';
import { startSandboxProcess } from '../../launch/sandbox';
import { startServerProcess } from '../../launch/web-server';
import { ENTERPRISE, OPERATOR } from '../counts/fleet-facts';
import { atMost, type Goal } from '../goals';
import { signInByCode } from '../http/sign-in-by-code';

/** What is typed into the search field of a fleet, and how long its three lists take together, over HTTP. */
export interface SearchRow {
  search: string;
  example: string;
  found: number;
  /** The median of searches that were not made before. */
  ms: number;
  mostMs: number;
}

/** A search of this many letters and more is answered within this time. */
const MAX_MS = 50;
const LISTS = ['premises', 'meters', 'gateways'];
const NO_LIMIT = '1000000';

interface Premise {
  id: string;
  address: string;
  emails: string[];
}

/** Measures the search of a production server with a fleet of this size. Builds if necessary. */
export async function measureSearch(premises: number): Promise<{ rows: SearchRow[]; goals: Goal[] }> {
  const build = startChild('build', { args: ['scripts/run.mjs', 'build', '--if-changed'] });
  if ((await build.exited) !== 0) throw new Error(`The build failed:\n${build.tail()}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'copper-bench-'));
  const flags = ['--premises', String(premises), '--limit-hour', NO_LIMIT, '--limit-day', NO_LIMIT];
  const cloud = await startSandboxProcess({ flags });
  try {
    const port = await anyFreePort();
    const limits = { COPPER_LIMIT_HOUR: NO_LIMIT, COPPER_LIMIT_DAY: NO_LIMIT, COPPER_SAVE_HISTORY: 'off' };
    const settings = { ...demoSettings({ cloud: cloud.url, port, dataDir }), ...limits };
    const server = await startServerProcess({ port, host: '127.0.0.1', settings });
    try {
      const url = `http://127.0.0.1:${port}`;
      const sentCode = async () => (await cloud.child.line(/^email code for .*: (\d{6})$/))[1] ?? '';
      const headers = { Cookie: await signInByCode(url, OPERATOR.email, sentCode) };
      return await measure(async (path) => {
        const answer = await fetch(`${url}/api/${path}${path.includes('?') ? '&' : '?'}account=${ENTERPRISE}`, {
          headers,
        });
        if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
        return (await answer.json()) as { data: never };
      });
    } finally {
      await server.child.stop();
    }
  } finally {
    await cloud.child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type GetAnswer = (path: string) => Promise<{ data: never }>;

async function measure(get: GetAnswer): Promise<{ rows: SearchRow[]; goals: Goal[] }> {
  await get('fleet/overview');
  const { rows: premises } = (await get('fleet/premises?q=st&limit=40&offset=2000')).data as { rows: Premise[] };
  const { rows: meters } = (await get('fleet/meters?q=power&limit=40&offset=3000')).data as { rows: { id: string }[] };
  const streets = premises.map(({ address }) => address);
  const searches: [search: string, texts: string[]][] = [
    ['meter ID', meters.map(({ id }) => id)],
    ['meter ID without its colon', meters.map(({ id }) => id.replace(':', '')).reverse()],
    ['beginning of an ID', meters.map(({ id }) => id.slice(0, 7))],
    ['address', streets],
    [
      'address in other words',
      ['pearl street 14', 'maple street 12', 'old mill road 8', '14th avenue east 3', 'juniper st 44'],
    ],
    ['accents left out', ['penasco', 'odegaard', 'canada flintridge', 'penasco drive', 'w odegaard place']],
    ['email address', premises.flatMap(({ emails }) => emails)],
    ['city', ['boulder', 'tempe', 'brooklyn', 'kolkata', 'long beach']],
    ['type', ['electricity', 'solar', 'gas', 'water', 'outdoor']],
    ['letters of many', ['st', 'ave', 'a', '1', 'home']],
    ['unknown ID', ['99:1234567890', '8c1f6zzz', 'no-such-id', '77:77', 'ffffffff-0000']],
  ];
  const rows: SearchRow[] = [];
  for (const [search, texts] of searches) {
    const times: number[] = [];
    let found = 0;
    for (const text of texts.slice(0, SEARCHES)) {
      const began = performance.now();
      const answers = await Promise.all(LISTS.map((list) => get(`find/${list}?q=${encodeURIComponent(text)}&limit=4`)));
      times.push(performance.now() - began);
      found = answers.reduce((sum, { data }) => sum + (data as { matching: number }).matching, 0);
    }
    const rounded = (ms: number | null) => Math.round((ms ?? Number.NaN) * 10) / 10;
    const mostMs = rounded(Math.max(...times));
    rows.push({ search, example: texts[0] ?? '', found, ms: rounded(median(times)), mostMs });
  }
  return { rows, goals: rows.map(({ search, ms }) => atMost(`search by ${search}, ms`, MAX_MS, ms)) };
}

/** Searches of each kind. */
const SEARCHES = 5;
