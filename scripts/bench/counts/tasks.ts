import { instantOf } from '@/lib/domain/calendar';
import { expandSeries } from '@/lib/domain/compact-series';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { Viewer } from '@/lib/server/account';
import { toSeriesQuery } from '@/lib/server/lookup/series-query';
import type { TestServer } from '@/lib/server/test-support/test-server';
import { getLive } from '@/lib/server/use-cases/get-live';
import { getSeries } from '@/lib/server/use-cases/get-series';
import { listPremises } from '@/lib/server/use-cases/list-premises';
import { vendorHome, vendorLists, vendorUsage } from '../vendor-requests';
import { ENTERPRISE, historyPages, metersBefore, OPERATOR } from './fleet-facts';
import { REPORT_TASKS } from './report-tasks';
import type { BenchTask, TaskCaller, TaskRange, TaskRanges, Variant } from './task.types';

const PERSON = { email: 'alex@example.com', operator: false };

/** Alex has two homes of three meters; see sandbox/README.md. */
const ALEX = { premises: 2, meters: 6 };
const BATCH_SIZE = 8;

const YEAR: TaskRanges = {
  cold: { start: '2025-09-01', end: '2026-09-01', granularity: 'day' },
  overlap: { start: '2025-10-01', end: '2026-10-01', granularity: 'day' },
  coarser: { start: '2025-09-01', end: '2026-09-01', granularity: 'month' },
};
const MONTH: TaskRanges = {
  cold: { start: '2026-09-01', end: '2026-10-01', granularity: 'hour' },
  overlap: { start: '2026-09-15', end: '2026-10-15', granularity: 'hour' },
  coarser: { start: '2026-09-01', end: '2026-10-01', granularity: 'day' },
};
const FORTNIGHT: TaskRanges = {
  cold: { start: '2026-09-07', end: '2026-09-20', granularity: 'hour' },
  overlap: { start: '2026-09-14', end: '2026-09-27', granularity: 'hour' },
  coarser: { start: '2026-09-07', end: '2026-09-20', granularity: 'day' },
};

function rangeOf(ranges: TaskRanges, variant: Variant): TaskRange {
  return variant === 'warm' ? ranges.cold : ranges[variant];
}

/** Throws when intervals are missing, so that a task without data does not count as cheap. */
function expectIntervals(buckets: readonly unknown[], range: TaskRange, zone: string): void {
  const length = Date.parse(instantOf(range.end, zone)) - Date.parse(instantOf(range.start, zone));
  const hours = { hour: 1, day: 24, month: 24 * 31 }[range.granularity as 'hour' | 'day' | 'month'];
  const min = Math.floor(length / 3_600_000 / hours);
  if (buckets.length < min) throw new Error(`${buckets.length} intervals, expected at min ${min}`);
}

/** Loads the home page: the list, and the live values that the page fetches itself. */
async function homePage({ ctx }: TestServer, viewer: Viewer): Promise<void> {
  const { data } = await listPremises(ctx, viewer, { account: 'home' });
  await Promise.all(data.premises.map(({ id }) => getLive(ctx, viewer, { account: 'home', premiseId: id })));
  await ctx.archive.settled();
}

async function oneMeter({ server, viewer }: TaskCaller, ranges: TaskRanges, variant: Variant): Promise<void> {
  const { zone, meters } = server.sandbox.world.fleetPremise(0);
  const range = rangeOf(ranges, variant);
  const params = { account: ENTERPRISE, meterId: meters[0]?.id ?? '', kind: 'usage', ...range } as const;
  const { data } = await getSeries(server.ctx, viewer, params);
  expectIntervals(expandSeries(data).buckets, range, zone);
}

async function allMeters({ server, viewer }: TaskCaller, ranges: TaskRanges, variant: Variant): Promise<void> {
  const account = viewer.enterprises[0]?.account;
  if (!account) throw new Error('not an operator');
  const options = { purpose: 'report', priority: 'report' } as const;
  const range = rangeOf(ranges, variant);
  const { data } = await server.ctx.archive.premises(account, options);
  const meters = data.flatMap((premise) => premise.meters.map((meter): [Premise, Meter] => [premise, meter]));
  for (let index = 0; index < meters.length; index += BATCH_SIZE) {
    const batch = meters.slice(index, index + BATCH_SIZE).map(async ([premise, meter]) => {
      const query = toSeriesQuery(premise, meter, { kind: 'usage', ...range });
      const answer = await server.ctx.archive.series(account, query, options);
      expectIntervals(answer.data.buckets, range, premise.timezone);
    });
    await Promise.all(batch);
  }
}

/** Typical tasks, each with the number of requests of the vendor's client. */
export const TASKS: BenchTask[] = [
  {
    name: 'home page of a homeowner (2 homes, 6 meters)',
    as: PERSON,
    variants: ['cold', 'warm'],
    run: ({ server, viewer }) => homePage(server, viewer),
    // The account replaces the lists.
    coldBesideLists: () => ALEX.premises + ALEX.meters,
    vendor: () => vendorHome(ALEX),
  },
  {
    name: 'home page of an operator',
    as: OPERATOR,
    variants: ['cold', 'warm'],
    run: async ({ server, viewer }) => void (await listPremises(server.ctx, viewer, { account: ENTERPRISE })),
    coldBesideLists: () => 0,
    vendor: vendorLists,
  },
  {
    name: 'a year of days, one meter',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap', 'coarser'],
    run: (caller, variant) => oneMeter(caller, YEAR, variant),
    // The page finds the meter in the fleet that the fleet pages use, which has histories.
    coldBesideLists: (server) => 1 + historyPages(server),
    vendor: (fleet) => vendorUsage(fleet, 1, 365),
    ranges: YEAR,
    overlapRequests: () => 1,
  },
  {
    name: 'a month of hours, one meter',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap', 'coarser'],
    run: (caller, variant) => oneMeter(caller, MONTH, variant),
    // The page finds the meter in the fleet that the fleet pages use, which has histories.
    coldBesideLists: (server) => 1 + historyPages(server),
    vendor: (fleet) => vendorUsage(fleet, 1, 30),
    ranges: MONTH,
    overlapRequests: () => 1,
  },
  {
    name: '13 days of hours, all meters',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap', 'coarser'],
    run: (caller, variant) => allMeters(caller, FORTNIGHT, variant),
    coldBesideLists: (server) => metersBefore(server, FORTNIGHT.cold.end),
    vendor: (fleet) => vendorUsage(fleet, fleet.meters, 13),
    ranges: FORTNIGHT,
    overlapRequests: (server) => metersBefore(server, FORTNIGHT.overlap.end),
  },
  ...REPORT_TASKS,
];
