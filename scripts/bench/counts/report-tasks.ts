import { reportText } from '@/lib/server/test-support/run-report-file';
import { getFleetOverview } from '@/lib/server/use-cases/fleet/get-fleet-overview';
import { vendorHealth, vendorMonthly } from '../vendor-requests';
import {
  ENTERPRISE,
  fleetPages,
  fleetSizes,
  historyPages,
  metersBefore,
  OPERATOR,
  typesBefore,
  voltagePages,
} from './fleet-facts';
import type { BenchTask, TaskCaller, Variant } from './task.types';

/** Month of the first report and of the next one, and the days after them. */
const MONTHS = { cold: '2026-09', overlap: '2026-08' };
const ENDS = { cold: '2026-10-01', overlap: '2026-09-01' };

/** Time to the overlapping health report: one day of seven is new. Shorter than the lifetime of a token. */
const NEXT_DAY_SECONDS = 23 * 3600;

/** Throws when the report has too few rows, so that a report without data does not count as cheap. */
function expectLines(text: string, min: number): void {
  const lines = text.split('\n').length;
  if (lines < min) throw new Error(`${lines} lines, expected at min ${min}`);
}

async function monthly({ server, viewer }: TaskCaller, variant: Variant, perMeterSum: boolean): Promise<void> {
  const month = variant === 'overlap' ? MONTHS.overlap : MONTHS.cold;
  const text = await reportText(server, viewer, 'monthly.csv', { month, perMeterSum: String(perMeterSum) });
  expectLines(text, 2 + typesBefore(server, ENDS.cold) * (perMeterSum ? 3 : 2));
}

async function health({ server, viewer }: TaskCaller, variant: Variant): Promise<void> {
  if (variant === 'overlap') server.advance(NEXT_DAY_SECONDS);
  const { meters, gateways } = fleetSizes(server);
  expectLines(await reportText(server, viewer, 'health.csv'), meters + gateways);
}

/** Tasks that need only the lists of a fleet. Their cost must not depend on the number of devices. */
export const LIST_ONLY_TASKS: BenchTask[] = [
  {
    name: 'fleet overview',
    as: OPERATOR,
    variants: ['cold', 'warm'],
    run: async ({ server, viewer }) => void (await getFleetOverview(server.ctx, viewer, { account: ENTERPRISE })),
    coldBesideLists: (server) => historyPages(server) + voltagePages(server),
    vendor: vendorHealth,
  },
  {
    name: 'health report',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap'],
    run: health,
    coldBesideLists: historyPages,
    overlapRequests: (server) => fleetPages(server) + historyPages(server),
    vendor: vendorHealth,
  },
];

/** The reports, each with the number of requests of the vendor's client. */
export const REPORT_TASKS: BenchTask[] = [
  {
    name: 'monthly report',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap'],
    run: (caller, variant) => monthly(caller, variant, false),
    // The cloud sums one meter type at a time, and a new month needs new requests.
    coldBesideLists: (server) => typesBefore(server, ENDS.cold),
    overlapRequests: (server) => typesBefore(server, ENDS.overlap),
    vendor: (fleet) => vendorMonthly(fleet, { sums: false }),
  },
  {
    name: 'monthly report, a sum a meter',
    as: OPERATOR,
    variants: ['cold', 'warm', 'overlap'],
    run: (caller, variant) => monthly(caller, variant, true),
    coldBesideLists: (server) => typesBefore(server, ENDS.cold) + metersBefore(server, ENDS.cold),
    // The months before came with the first one of each meter.
    overlapRequests: (server) => typesBefore(server, ENDS.overlap),
    vendor: (fleet) => vendorMonthly(fleet, { sums: true }),
  },
  ...LIST_ONLY_TASKS,
];
