/**
 * Holds a fleet and works its tables: `measure-fleet.ts <premises>`. A process of its own, so that its memory is that
 * of one fleet (and of the sandbox, which holds none). One JSON line on standard output.
 */
import { fleetRowsParams } from '@/lib/contract/fleet';
import { startTestServer } from '@/lib/server/test-support/test-server';
import { getFleetOverview } from '@/lib/server/use-cases/fleet/get-fleet-overview';
import { listFleetRows } from '@/lib/server/use-cases/fleet/list-fleet-rows';
import { ENTERPRISE, fleetSizes, OPERATOR } from '../counts/fleet-facts';
import { temporaryDatabase } from '../temporary-database';

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

/** What people do with the table of all meters; none like the one before, and none costs a request. */
const INTERACTIONS = {
  page: (time: number) => ({ offset: 100 * time }),
  filter: (time: number) => ({ type: [TYPES[time % 5]], health: [STATES[time % 3]] }),
  // The second time that a column is chosen: filters beside it change.
  sort: (time: number) => ({ sort: SORTS[time % 5], dir: 'desc', type: [TYPES[time % 4]] }),
  search: (time: number) => ({ q: WORDS[time % WORDS.length] }),
};
const NAMES = Object.keys(INTERACTIONS) as (keyof typeof INTERACTIONS)[];

export type Interaction = keyof typeof INTERACTIONS | 'overview' | 'sortFirst';

/**
 * One size of fleet. Milliseconds from the use case's call to its answer as JSON: of each question the quickest of
 * three rounds, since a machine's other work only ever adds to it, and of an interaction's questions the median.
 */
export interface FleetMeasurement {
  premises: number;
  meters: number;
  gateways: number;
  requests: number;
  /** From nothing held to the overview; most of it is the sandbox's work. */
  firstMs: number;
  ms: Record<Interaction, number>;
  /** What holding the fleet adds to the heap, garbage collected. */
  heldMb: number;
  /** The most that the process ever held. */
  peakMb: number;
}

const NOW = '2026-11-20T14:23:00Z';
const TIMES = 13;
const ROUNDS = 3;
const MB = 1024 * 1024;

const round = (value: number) => Math.round(value * 10) / 10;

function heapMb(): number {
  // Twice: what finalizers let go of is free only after the second.
  for (let time = 0; time < 2; time += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed / MB;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  JSON.stringify(await work());
  return performance.now() - began;
}

function median(times: readonly number[]): number {
  return round([...times].sort((a, b) => a - b)[times.length >> 1] ?? 0);
}

/** `work` is asked so many questions, each in every round. */
async function medianMs(count: number, work: (time: number) => Promise<unknown>): Promise<number> {
  const quickest = Array.from({ length: count }, () => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let time = 0; time < count; time += 1) {
      quickest[time] = Math.min(quickest[time] ?? 0, await timed(() => work(time)));
    }
  }
  return median(quickest);
}

const premises = Number(process.argv[2]);
const house = await startTestServer(NOW, { sandbox: { premises }, database: temporaryDatabase() });
try {
  const operator = await house.signIn(OPERATOR.email, OPERATOR);
  const account = { account: ENTERPRISE };
  const { meters, gateways } = fleetSizes(house);
  const before = heapMb();
  const began = performance.now();
  await getFleetOverview(house.ctx, operator, account);
  const firstMs = round(performance.now() - began);
  await house.ctx.archive.settled();
  const requests = house.newRequests().length;
  const rows = (query: object) =>
    listFleetRows(house.ctx, operator, fleetRowsParams.parse({ ...account, list: 'meters', ...query }));
  await rows({ q: 'x' });
  const first: number[] = [];
  for (const sort of SORTS) first.push(await timed(() => rows({ sort, dir: 'desc' })));
  const overview = await medianMs(TIMES, () => getFleetOverview(house.ctx, operator, account));
  const ms = { overview, sortFirst: median(first) } as Record<Interaction, number>;
  for (const name of NAMES) ms[name] = await medianMs(TIMES, (time) => rows(INTERACTIONS[name](time)));
  const again = house.newRequests().length;
  if (again > 0) throw new Error(`the tables cost ${again} requests`);
  const measured: FleetMeasurement = {
    ...{ premises, meters, gateways, requests, firstMs, ms },
    heldMb: round(heapMb() - before),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(measured));
} finally {
  await house.close();
}
