import { reportText } from '@/lib/server/test-support/run-report-file';
import { getFleetOverview } from '@/lib/server/use-cases/fleet/get-fleet-overview';
import { vendorHealth, vendorMonthly } from '../vendor-requests';
import { ENTERPRISE, fleetPages, fleetSizes, metersBefore, OPERATOR, typesBefore } from './fleet-facts';
import type { BenchTask, TaskCaller, Variant } from './task.types';

/** The month of a report, the one that is asked for next, and the first days after them. */
const MONTHS = { cold: '2026-09', overlap: '2026-08' };
const ENDS = { cold: '2026-10-01', overlap: '2026-09-01' };

/** The overlapping health report: a day of the seven is new. Sooner than a token ends. */
const NEXT_DAY_SECONDS = 23 * 3600;

/** A report without a row for each thing would cost little, and say little. */
function expectLines(text: string, least: number): void {
  const lines = text.split('\n').length;
  if (lines < least) throw new Error(`${lines} lines where at least ${least} were expected`);
}

async function monthly({ server: house, viewer }: TaskCaller, variant: Variant, perMeterSum: boolean): Promise<void> {
  const month = variant === 'overlap' ? MONTHS.overlap : MONTHS.cold;
  const text = await reportText(house, viewer, 'monthly.csv', { month, perMeterSum: String(perMeterSum) });
  expectLines(text, 2 + typesBefore(house, ENDS.cold) * (perMeterSum ? 3 : 2));
}

async function health({ server: house, viewer }: TaskCaller, variant: Variant): Promise<void> {
  if (variant === 'overlap') house.advance(NEXT_DAY_SECONDS);
  const { meters, gateways } = fleetSizes(house);
  expectLines(await reportText(house, viewer, 'health.csv'), meters + gateways);
}

/** What is told of a whole fleet from its lists alone: it may not depend on how many devices there are. */
export const LIST_ONLY_TASKS: BenchTask[] = [
  {
    name: 'fleet overview',
    as: OPERATOR,
    variants: ['cold', 'warm'],
    run: async ({ server: house, viewer }) => void (await getFleetOverview(house.ctx, viewer, { account: ENTERPRISE })),
    coldBesideLists: () => 0,
    vendor: vendorHealth,
  },
  {
    name: 'health report',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap'],
    run: health,
    coldBesideLists: () => 0,
    overlapRequests: fleetPages,
    vendor: vendorHealth,
  },
];

/** The reports, each with what the vendor's client would send for it. */
export const REPORT_TASKS: BenchTask[] = [
  {
    name: 'monthly report',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap'],
    run: (asker, variant) => monthly(asker, variant, false),
    // The cloud adds up a type at a time; what it says of another month is new.
    coldBesideLists: (house) => typesBefore(house, ENDS.cold),
    overlapRequests: (house) => typesBefore(house, ENDS.overlap),
    vendor: (fleet) => vendorMonthly(fleet, { sums: false }),
  },
  {
    name: 'monthly report, a sum a meter',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap'],
    run: (asker, variant) => monthly(asker, variant, true),
    coldBesideLists: (house) => typesBefore(house, ENDS.cold) + metersBefore(house, ENDS.cold),
    overlapRequests: (house) => typesBefore(house, ENDS.overlap) + metersBefore(house, ENDS.overlap),
    vendor: (fleet) => vendorMonthly(fleet, { sums: true }),
  },
  ...LIST_ONLY_TASKS,
];
