import { instantOf } from '@/lib/domain/calendar';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { Viewer } from '@/lib/server/account';
import { toSeriesQuery } from '@/lib/server/lookup/series-query';
import type { TestServer } from '@/lib/server/test-support/test-server';
import { getLive } from '@/lib/server/use-cases/get-live';
import { getSeries } from '@/lib/server/use-cases/get-series';
import { listPremises } from '@/lib/server/use-cases/list-premises';
import { vendorHome, vendorLists, vendorUsage } from '../vendor-requests';
import { ENTERPRISE, metersBefore, OPERATOR } from './fleet-facts';
import { REPORT_TASKS } from './report-tasks';
import type { BenchTask, TaskCaller, TaskRange, TaskRanges, Variant } from './task.types';

const PERSON = { email: 'alex@example.com', operator: false };

/** Alex has two homes of three meters; see sandbox/README.md. */
const ALEX = { premises: 2, meters: 6 };
const AT_ONCE = 8;

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

/** A bench that counts nothing because nothing came would praise itself. */
function expectWhole(buckets: readonly unknown[], range: TaskRange, zone: string): void {
  const length = Date.parse(instantOf(range.end, zone)) - Date.parse(instantOf(range.start, zone));
  const hours = { hour: 1, day: 24, month: 24 * 31 }[range.granularity as 'hour' | 'day' | 'month'];
  const least = Math.floor(length / 3_600_000 / hours);
  if (buckets.length < least) throw new Error(`${buckets.length} intervals where at least ${least} were asked for`);
}

/** The list is not kept waiting for its values on a busy machine: what comes later, the page asks for itself. */
async function homePage({ ctx }: TestServer, viewer: Viewer): Promise<void> {
  const { data } = await listPremises(ctx, viewer, { account: 'home' });
  await Promise.all(data.premises.map(({ id }) => getLive(ctx, viewer, { account: 'home', premiseId: id })));
  await ctx.archive.settled();
}

async function oneMeter({ server: house, viewer }: TaskCaller, ranges: TaskRanges, variant: Variant): Promise<void> {
  const { zone, meters } = house.sandbox.world.fleetPremise(0);
  const range = rangeOf(ranges, variant);
  const params = { account: ENTERPRISE, meterId: meters[0]?.id ?? '', kind: 'usage', ...range } as const;
  const { data } = await getSeries(house.ctx, viewer, params);
  expectWhole(data.buckets, range, zone);
}

async function everyMeter({ server: house, viewer }: TaskCaller, ranges: TaskRanges, variant: Variant): Promise<void> {
  const account = viewer.enterprises[0]?.account;
  if (!account) throw new Error('not an operator');
  const ask = { purpose: 'report', priority: 'report' } as const;
  const range = rangeOf(ranges, variant);
  const { data } = await house.ctx.archive.premises(account, ask);
  const meters = data.flatMap((premise) => premise.meters.map((meter): [Premise, Meter] => [premise, meter]));
  for (let at = 0; at < meters.length; at += AT_ONCE) {
    const some = meters.slice(at, at + AT_ONCE).map(async ([premise, meter]) => {
      const query = toSeriesQuery(premise, meter, { kind: 'usage', ...range });
      const answer = await house.ctx.archive.series(account, query, ask);
      expectWhole(answer.data.buckets, range, premise.timezone);
    });
    await Promise.all(some);
  }
}

/** What people do here, each with what the vendor's client would send for it. */
export const TASKS: BenchTask[] = [
  {
    name: 'home page of a person (2 homes, 6 meters)',
    as: PERSON,
    variants: ['cold', 'warm'],
    run: ({ server: house, viewer }) => homePage(house, viewer),
    // The account takes the place of the lists.
    coldBesideLists: () => ALEX.premises + ALEX.meters,
    vendor: () => vendorHome(ALEX),
  },
  {
    name: 'home page of an operator',
    as: OPERATOR,
    variants: ['cold', 'warm'],
    run: async ({ server: house, viewer }) => void (await listPremises(house.ctx, viewer, { account: ENTERPRISE })),
    coldBesideLists: () => 0,
    vendor: vendorLists,
  },
  {
    name: 'a year of days, one meter',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap', 'coarser'],
    run: (asker, variant) => oneMeter(asker, YEAR, variant),
    coldBesideLists: () => 1,
    vendor: (fleet) => vendorUsage(fleet, 1, 365),
    ranges: YEAR,
    overlapRequests: () => 1,
  },
  {
    name: 'a month of hours, one meter',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap', 'coarser'],
    run: (asker, variant) => oneMeter(asker, MONTH, variant),
    coldBesideLists: () => 1,
    vendor: (fleet) => vendorUsage(fleet, 1, 30),
    ranges: MONTH,
    overlapRequests: () => 1,
  },
  {
    name: '13 days of hours, all meters',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap', 'coarser'],
    run: (asker, variant) => everyMeter(asker, FORTNIGHT, variant),
    coldBesideLists: (house) => metersBefore(house, FORTNIGHT.cold.end),
    vendor: (fleet) => vendorUsage(fleet, fleet.meters, 13),
    ranges: FORTNIGHT,
    overlapRequests: (house) => metersBefore(house, FORTNIGHT.overlap.end),
  },
  ...REPORT_TASKS,
];
