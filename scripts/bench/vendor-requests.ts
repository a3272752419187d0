/**
 * Numbers of requests that the vendor's Python client sends (the published one with `report` commands), computed from its
 * loops. Each command starts with one request that only tests the token.
 */

/** Numbers that a command's loops depend on. */
export interface VendorFleet {
  premises: number;
  meters: number;
  gateways: number;
  /** Gateways with state changes in the last seven days. */
  changedGateways: number;
  meterTypes: number;
}

const TOKEN_TEST = 1;
const FULL_PAGE = 1000;
/** Requests of a meter in the monthly report with sums: a month and two days, 45 days at a time. */
const MONTH_REQUESTS = 1;

/** Returns the pages of a list. A full page is followed by another one, which may be empty. */
export function listPages(rows: number): number {
  return Math.floor(rows / FULL_PAGE) + 1;
}

/** The script for homes: the account, then the current values of each premise and today's usage of each meter. */
export function vendorHome({ premises, meters }: Pick<VendorFleet, 'premises' | 'meters'>): number {
  return 1 + premises + meters;
}

/** `meter usage START END` of `requested` meters: a location, and a request for each day and for the end day. */
export function vendorUsage(fleet: VendorFleet, requested: number, days: number): number {
  return TOKEN_TEST + listPages(fleet.meters) + requested * (1 + days + 1);
}

/** `premise`, `meter status` and `gateway`, three commands for a list of all homes. The first and the last read one page. */
export function vendorLists({ meters }: VendorFleet): number {
  return 3 * TOKEN_TEST + 1 + listPages(meters) + 1;
}

/** `report monthly [--include-sum]`: premises and meters, then for each type its aggregate and, for the sum, each meter's month. */
export function vendorMonthly({ premises, meters, meterTypes }: VendorFleet, { sums }: { sums: boolean }): number {
  return TOKEN_TEST + listPages(premises) + listPages(meters) + meterTypes + (sums ? meters * MONTH_REQUESTS : 0);
}

/** `report health`: the three lists, and the histories of gateways. */
export function vendorHealth({ premises, meters, gateways, changedGateways }: VendorFleet): number {
  return TOKEN_TEST + listPages(premises) + listPages(meters) + listPages(gateways) + listPages(changedGateways);
}

/** Returns the pages of a list with links to the next page: no empty page is requested. */
function linkedPages(rows: number): number {
  return Math.max(1, Math.ceil(rows / FULL_PAGE));
}

/** `premise` and `gateway`: one page. */
export function vendorOnePage(): number {
  return TOKEN_TEST + 1;
}

/** `bulk --detailed`: the recent readings (here: of every meter), and the lists of meters and premises. */
export function vendorBulk({ premises, meters }: VendorFleet): number {
  return TOKEN_TEST + linkedPages(meters) + listPages(meters) + listPages(premises);
}

/** `meter status`. */
export function vendorMeters({ meters }: VendorFleet): number {
  return TOKEN_TEST + listPages(meters);
}

/** `meter readings START END`: a request for each day of each meter and for the end day, with the zone given. */
export function vendorReadings({ meters }: VendorFleet, days: number): number {
  return TOKEN_TEST + listPages(meters) + meters * (days + 1);
}

/** `grid latest`. */
export function vendorGridLatest({ premises, gateways }: VendorFleet): number {
  return TOKEN_TEST + listPages(premises) + linkedPages(gateways);
}

/** `grid readings START END`: all gateways at once, a day at a time, the end day too. */
export function vendorGridReadings({ premises, gateways }: VendorFleet, days: number): number {
  return TOKEN_TEST + listPages(premises) + listPages(gateways) + days + 1;
}

/** `meter check-for-water-reversals`: for each indoor and outdoor meter its location twice, and 30 days in two requests. */
export function vendorWater({ meters }: VendorFleet, waterMeters: number): number {
  return TOKEN_TEST + linkedPages(meters) + waterMeters * (1 + 1 + 2);
}

/** `partner_report.sh`: the premises twice, then `report health`. */
export function vendorPartner(fleet: VendorFleet): number {
  return 2 * vendorOnePage() + vendorHealth(fleet);
}

/** `data_dump.sh`: `meter usage` for each day and for the end day, each of them with its own end day. */
export function vendorDump(fleet: VendorFleet, days: number): number {
  return (days + 1) * vendorUsage(fleet, fleet.meters, 1);
}
