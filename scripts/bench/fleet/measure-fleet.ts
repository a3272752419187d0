/**
 * Loads a fleet and measures its tables: `measure-fleet.ts <premises>`. Runs in its own process, so that its memory is
 * that of one fleet (the sandbox stores none). Writes one JSON line to standard output.
 */
import { fleetRowsParams } from '@/lib/contract/fleet';
import { median } from '@/lib/domain/statistics';
import { startTestServer } from '@/lib/server/test-support/test-server';
import { getFleetOverview } from '@/lib/server/use-cases/fleet/get-fleet-overview';
import { listFleetRows } from '@/lib/server/use-cases/fleet/list-fleet-rows';
import { ENTERPRISE, fleetSizes, OPERATOR } from '../counts/fleet-facts';
import { temporaryDatabase } from '../temporary-database';
import { checkFleet, type FleetCheck } from './truth/check-fleet';

const TYPES = ['power', 'gas', 'water', 'water_indoor', 'power_net'];
const STATES = ['ok', 'watch', 'bad'];
const SORTS = ['heard', 'address', 'id', 'value', 'since'];
const WORDS = [
  'st',
  'street',
  'maple',
  'ave',
  'oak',
  'home 1',
  'pine',
  'denver',
  'pilot',
  'boulder',
  '8',
  'unit',
  'gas',
];

/** Interactions with the table of all meters. Each differs from the one before, and none costs a request. */
const INTERACTIONS = {
  page: (index: number) => ({ offset: 100 * index }),
  filter: (index: number) => ({ type: [TYPES[index % 5]], health: [STATES[index % 3]] }),
  // Sorts by columns sorted before, with changing filters.
  sort: (index: number) => ({ sort: SORTS[index % 5], dir: 'desc', type: [TYPES[index % 4]] }),
  search: (index: number) => ({ q: WORDS[index % WORDS.length] }),
};
const NAMES = Object.keys(INTERACTIONS) as (keyof typeof INTERACTIONS)[];

export type Interaction = keyof typeof INTERACTIONS | 'overview' | 'sortFirst';

/**
 * The results for one fleet size. Times are milliseconds from the use case's call to its JSON: per query the fastest of
 * three rounds, because other work on the machine only adds time, and per interaction the median of its queries.
 */
export interface FleetMeasurement {
  premises: number;
  meters: number;
  gateways: number;
  requests: number;
  /** From nothing loaded to the overview; most of it is the sandbox's work. */
  firstMs: number;
  ms: Record<Interaction, number>;
  /** Heap growth from loading the fleet, after garbage collection. */
  loadedMb: number;
  /** Peak memory of the process. */
  peakMb: number;
  /** Whether the fleet pages say what the sandbox knows, read three times within a week. */
  check: FleetCheck;
}

/** A Tuesday, before the sandbox’s gateways get a new firmware. */
const NOW = '2026-11-17T10:00:00Z';
/** After the first and after the second half of them got it. */
const LATER = ['2026-11-18T15:00:00Z', '2026-11-20T14:23:00Z'];
const QUERIES_PER_INTERACTION = 13;
const ROUNDS = 3;
const MB = 1024 * 1024;
/** Differences that are printed. */
const MAX_SHOWN = 5;

const round = (value: number) => Math.round(value * 10) / 10;

function heapMb(): number {
  // Twice: memory released by finalizers is freed only by the second run.
  for (let run = 0; run < 2; run += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed / MB;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  JSON.stringify(await work());
  return performance.now() - startedAt;
}

const medianOf = (times: readonly number[]) => round(median(times) ?? 0);

/** Runs `work` for `count` queries in every round and returns the median of each query's fastest time. */
async function medianMs(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const fastestMs = Array.from({ length: count }, () => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let index = 0; index < count; index += 1) {
      fastestMs[index] = Math.min(fastestMs[index] ?? 0, await timed(() => work(index)));
    }
  }
  return medianOf(fastestMs);
}

const premises = Number(process.argv[2]);
const server = await startTestServer(NOW, { sandbox: { premises }, database: temporaryDatabase() });
try {
  const operator = await server.signIn(OPERATOR.email, OPERATOR);
  const account = { account: ENTERPRISE };
  const { meters, gateways } = fleetSizes(server);
  const before = heapMb();
  const startedAt = performance.now();
  await getFleetOverview(server.ctx, operator, account);
  const firstMs = round(performance.now() - startedAt);
  await server.ctx.archive.settled();
  const requests = server.newRequests().length;
  const rows = (query: object) =>
    listFleetRows(server.ctx, operator, fleetRowsParams.parse({ ...account, list: 'meters', ...query }));
  await rows({ q: 'x' });
  const firstSortMs: number[] = [];
  for (const sort of SORTS) firstSortMs.push(await timed(() => rows({ sort, dir: 'desc' })));
  const overview = await medianMs(QUERIES_PER_INTERACTION, () => getFleetOverview(server.ctx, operator, account));
  const ms = { overview, sortFirst: medianOf(firstSortMs) } as Record<Interaction, number>;
  for (const name of NAMES)
    ms[name] = await medianMs(QUERIES_PER_INTERACTION, (index) => rows(INTERACTIONS[name](index)));
  const newRequests = server.newRequests().length;
  if (newRequests > 0) throw new Error(`the tables cost ${newRequests} requests`);
  const loadedMb = round(heapMb() - before);
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const check = await checkFleet(server, operator, [NOW, ...LATER]);
  const measurement: FleetMeasurement = {
    ...{ premises, meters, gateways, requests, firstMs, ms, loadedMb, peakMb },
    check: { ...check, differing: check.differing.slice(0, MAX_SHOWN) },
  };
  console.log(JSON.stringify(measurement));
} finally {
  await server.close();
}
