import { describe, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { reportCostByName, reportText } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { REPORTS } from './registry';

const NOW = '2026-11-20T14:23:00Z';
/** Three weeks across a change of daylight saving, with the day that is not over. */
const LONG = { start: '2026-10-28', end: '2026-11-21' };
const DAYS = { start: '2026-11-02', end: '2026-11-05' };
/** Longer than what is read at once. */
const LONG_READINGS = { start: '2026-08-10', end: '2026-11-05' };
const MANY_MINUTES = { start: '2026-10-14', end: '2026-11-16', granularity: 'minute' };

/** Parameters by report: each of the report's ways to fetch something, and each way ranges are split. */
const CASES: Record<string, Record<string, string>[]> = {
  premises: [{}, { withUsers: 'true' }],
  monthly: [{ month: '2026-10' }, { month: '2026-10', perMeterSum: 'true' }, { month: '2026-11', perMeterSum: 'true' }],
  usage: [LONG, { start: '2025-03-10', end: '2026-11-20', granularity: 'month' }],
  baseline: [LONG],
  average: [DAYS],
  insights: [{ ...DAYS, one: 'meter' }],
  costs: [LONG],
  readings: [DAYS, { ...LONG_READINGS, one: 'meter' }],
  'grid-readings': [DAYS, { ...DAYS, one: 'gateway' }],
  archive: [{ start: '2026-10-20', end: '2026-11-20', granularity: 'day' }],
};

async function withServer(
  run: (server: TestServer) => Promise<void>,
  options: Parameters<typeof startTestServer>[1] = { sandbox: { premises: 4 } },
): Promise<void> {
  const server = await startTestServer(NOW, options);
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

/** A run of a report: its file, parameters and, for the report of one device, which kind. */
interface Run {
  file: string;
  query: Record<string, string>;
  one?: 'meter' | 'gateway';
}

/** Every report of an account, with its parameters; in one format, except where formats fetch different things. */
function runsOf(kind: 'home' | 'enterprise'): [title: string, run: Run][] {
  const reports = REPORTS.filter(({ audience }) => audience === 'both' || audience === kind);
  const runs = reports.flatMap(({ name, formats }) =>
    (CASES[name] ?? [{}]).flatMap(({ one, ...query }): Run[] => {
      if (one === 'meter' || one === 'gateway') return [{ file: `${name}.csv`, query, one }];
      if (name === 'account')
        return (kind === 'home' ? ['json', 'csv'] : ['json']).map((format) => ({ file: `${name}.${format}`, query }));
      return [{ file: `${name}.${formats.includes('zip') ? 'zip' : 'csv'}`, query }];
    }),
  );
  return runs.map((run) => [
    [run.file, ...Object.values(run.query), run.one && `one ${run.one}`].filter(Boolean).join(' '),
    run,
  ]);
}

/** The lists of premises, meters and gateways, which are loaded to know what a report consists of. */
const isList = (path: string) => /\/app\/state|\/(premise|meter|gateway|gateway\/history)(\?|$)/.test(path);

/** Compares what is said before with what is then sent, and returns it. */
async function expectExact(server: TestServer, viewer: Viewer, { file, query }: Run) {
  const [name = '', format] = file.split('.');
  server.newRequests();
  const { requests, endsAt, atLeast } = (await reportCostByName(server, viewer, name, query, format)).data;
  // Nothing that is counted may be sent by counting it.
  expect(server.newRequests().filter((path) => !isList(path))).toEqual([]);
  await reportText(server, viewer, file, query);
  const sent = server.newRequests();
  // Where the cloud fills in addresses over several requests, the same pages are asked for again.
  expect(atLeast ? new Set(sent).size : sent.length).toBe(requests);
  expect(endsAt).toBe(new Date(server.now()).toISOString());
  return requests;
}

describe.each([
  ['home', 'alex@example.com'],
  ['enterprise', 'operator@utility.example'],
] as const)('the cost of a report of a %s account', (kind, email) => {
  it.each(runsOf(kind))('equals what is sent for %s: on a new account, again, and hours later', async (_, run) => {
    await withServer(async (server) => {
      const viewer = await server.signIn(email, { operator: kind === 'enterprise' });
      const { world } = server.sandbox;
      const [premise] = kind === 'home' ? world.premisesOf('auth0|alex') : [world.fleetPremise(0)];
      const [device] = (run.one === 'gateway' ? premise?.gateways : premise?.meters) ?? [];
      const account = kind === 'home' ? 'home' : 'sandbox-utility';
      const chosen = run.one && { [run.one]: device?.id ?? '' };
      const full = { ...run, query: { ...run.query, ...chosen, account } };
      await expectExact(server, viewer, full);
      expect(await expectExact(server, viewer, full)).toBe(0);
      server.advance(3 * 3600);
      await expectExact(server, viewer, full);
    });
  });
});

it('counts a request for each part of a long range of minutes, as no part comes with the one before', async () => {
  await withServer(async (server) => {
    const alex = await server.signIn('alex@example.com');
    const meter = server.sandbox.world.premisesOf('auth0|alex')[0]?.meters[0]?.id ?? '';
    expect(await expectExact(server, alex, { file: 'usage.csv', query: { ...MANY_MINUTES, meter } })).toBe(2);
  });
}, 240_000);

it('counts the pages of lists before and after they are first fetched, and when they are a day old', async () => {
  const run = async (server: TestServer) => {
    const operator = await server.signIn('operator@utility.example', { operator: true });
    for (const [file, query, pages] of [
      ['premises.csv', { withUsers: 'true' }, 2],
      ['bulk.csv', {}, 3],
      ['grid-latest.csv', {}, 2],
    ] as const) {
      expect(await expectExact(server, operator, { file, query }), file).toBe(pages);
      expect(await expectExact(server, operator, { file, query }), file).toBe(0);
      server.advance(24 * 3600);
      expect(await expectExact(server, operator, { file, query }), file).toBe(pages);
      server.advance(24 * 3600);
    }
  };
  await withServer(run, { sandbox: { premises: 1_100 } });
}, 240_000);

it('says that a file below the share of a page takes no time, as it is not spread over the day', async () => {
  const run = async (server: TestServer) => {
    const operator = await server.signIn('operator@utility.example', { operator: true });
    const monthly = { file: 'monthly.csv', query: { month: '2026-10', perMeterSum: 'true' } };
    // More than a job may send at once.
    expect(await expectExact(server, operator, monthly)).toBeGreaterThan(25);
  };
  await withServer(run, { sandbox: { premises: 12 }, limits: { hour: 100, day: 1000 } });
});
