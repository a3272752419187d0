import { ENTERPRISE, OPERATOR } from '../counts/fleet-facts';
import {
  type VendorFleet,
  vendorBulk,
  vendorDump,
  vendorGridLatest,
  vendorGridReadings,
  vendorHealth,
  vendorMeters,
  vendorMonthly,
  vendorOnePage,
  vendorPartner,
  vendorReadings,
  vendorUsage,
  vendorWater,
} from '../vendor-requests';

/** A report to measure. */
export interface ReportTask {
  /** As in the URL. */
  file: string;
  query: Record<string, string>;
  as: { email: string; operator: boolean };
  /** Requests of the vendor's client, each time; null when it has no such report. */
  vendor: ((fleet: VendorFleet, waterMeters: number) => number) | null;
}

/** Seven days in September, long enough ago that every interval is sealed. */
const DAYS = 7;
const WEEK = { start: '2026-09-07', end: '2026-09-14' };
const HOMEOWNER = { email: 'kim@example.com', operator: false };

function fleetReport(file: string, query: Record<string, string>, vendor: ReportTask['vendor']): ReportTask {
  return { file, query: { account: ENTERPRISE, ...query }, as: OPERATOR, vendor };
}

/** Every report in its most complete format. */
export const REPORT_FILES: readonly ReportTask[] = [
  fleetReport('premises.csv', { withUsers: 'true' }, vendorOnePage),
  fleetReport('bulk.csv', { detailed: 'true' }, vendorBulk),
  fleetReport('meters.csv', {}, vendorMeters),
  fleetReport('gateways.csv', {}, vendorOnePage),
  fleetReport('usage.zip', { ...WEEK, granularity: 'hour' }, (fleet) => vendorUsage(fleet, fleet.meters, DAYS)),
  fleetReport('baseline.zip', { ...WEEK, granularity: 'hour' }, null),
  fleetReport('average.zip', { ...WEEK, granularity: 'hour' }, null),
  fleetReport('readings.zip', WEEK, (fleet) => vendorReadings(fleet, DAYS)),
  fleetReport('grid-latest.csv', {}, vendorGridLatest),
  fleetReport('grid-readings.zip', WEEK, (fleet) => vendorGridReadings(fleet, DAYS)),
  fleetReport('monthly.zip', { month: '2026-09', perMeterSum: 'true' }, (fleet) =>
    vendorMonthly(fleet, { sums: true }),
  ),
  fleetReport('health.csv', {}, vendorHealth),
  fleetReport('water-reversals.csv', {}, vendorWater),
  fleetReport('partner.zip', {}, vendorPartner),
  fleetReport('archive.zip', { ...WEEK, granularity: 'hour' }, (fleet) => vendorDump(fleet, DAYS)),
  { file: 'account.csv', query: { account: 'home' }, as: HOMEOWNER, vendor: null },
  { file: 'insights.csv', query: { account: 'home', ...WEEK }, as: HOMEOWNER, vendor: null },
];
