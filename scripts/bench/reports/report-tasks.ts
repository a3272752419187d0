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

/** A report as somebody asks for it. */
export interface ReportTask {
  /** As in the address. */
  file: string;
  query: Record<string, string>;
  as: { email: string; operator: boolean };
  /** What the vendor's client would send, each time; null where its commands have no such file. */
  vendor: ((fleet: VendorFleet, insideAndOutside: number) => number) | null;
}

/** Seven days of September, over for so long that nothing of them is open any more. */
const DAYS = 7;
const WEEK = { start: '2026-09-07', end: '2026-09-14' };
const PERSON = { email: 'kim@example.com', operator: false };

function ofFleet(file: string, query: Record<string, string>, vendor: ReportTask['vendor']): ReportTask {
  return { file, query: { account: ENTERPRISE, ...query }, as: OPERATOR, vendor };
}

/** Every report in the format that has all of it. */
export const REPORT_FILES: readonly ReportTask[] = [
  ofFleet('premises.csv', { withUsers: 'true' }, vendorOnePage),
  ofFleet('bulk.csv', { detailed: 'true' }, vendorBulk),
  ofFleet('meters.csv', {}, vendorMeters),
  ofFleet('gateways.csv', {}, vendorOnePage),
  ofFleet('usage.zip', { ...WEEK, granularity: 'hour' }, (fleet) => vendorUsage(fleet, fleet.meters, DAYS)),
  ofFleet('baseline.zip', { ...WEEK, granularity: 'hour' }, null),
  ofFleet('average.zip', { ...WEEK, granularity: 'hour' }, null),
  ofFleet('readings.zip', WEEK, (fleet) => vendorReadings(fleet, DAYS)),
  ofFleet('grid-latest.csv', {}, vendorGridLatest),
  ofFleet('grid-readings.zip', WEEK, (fleet) => vendorGridReadings(fleet, DAYS)),
  ofFleet('monthly.zip', { month: '2026-09', perMeterSum: 'true' }, (fleet) => vendorMonthly(fleet, { sums: true })),
  ofFleet('health.csv', {}, vendorHealth),
  ofFleet('water-reversals.csv', {}, vendorWater),
  ofFleet('partner.zip', {}, vendorPartner),
  ofFleet('archive.zip', { ...WEEK, granularity: 'hour' }, (fleet) => vendorDump(fleet, DAYS)),
  { file: 'account.csv', query: { account: 'home' }, as: PERSON, vendor: null },
  { file: 'insights.csv', query: { account: 'home', ...WEEK }, as: PERSON, vendor: null },
];
