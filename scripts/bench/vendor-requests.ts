/**
 * How many requests the vendor's Python client sends, from its loops as published (the one with `report` commands).
 * Pure arithmetic: no part of it is run. Each command begins with one request that only tests the token.
 */

/** What a command's loops run over. */
export interface VendorFleet {
  premises: number;
  meters: number;
  gateways: number;
  meterTypes: number;
}

const PROBE = 1;
const FULL_PAGE = 1000;
/** Where a meter takes part in the monthly report with sums: a month, the closing day and the end day, 45 at a time. */
const MONTH_IN_STEPS = 1;

/** Pages of a list: a full one is followed by another, even by an empty one. */
export function listPages(rows: number): number {
  return Math.floor(rows / FULL_PAGE) + 1;
}

/** The script for homes: the account, then what happens now in each premise and today's usage of each meter. */
export function vendorHome({ premises, meters }: Pick<VendorFleet, 'premises' | 'meters'>): number {
  return 1 + premises + meters;
}

/** `meter usage START END` of the first `asked` meters: a location, and a request for each day and for the end day. */
export function vendorUsage(fleet: VendorFleet, asked: number, days: number): number {
  return PROBE + listPages(fleet.meters) + asked * (1 + days + 1);
}

/** `premise`, `meter status` and `gateway`, three commands: what a list of all homes shows. The first and the last read one page. */
export function vendorLists({ meters }: VendorFleet): number {
  return 3 * PROBE + 1 + listPages(meters) + 1;
}

/** `report monthly [--include-sum]`: premises and meters, then for each type its aggregate and, for the sum, each meter's month. */
export function vendorMonthly({ premises, meters, meterTypes }: VendorFleet, { sums }: { sums: boolean }): number {
  return PROBE + listPages(premises) + listPages(meters) + meterTypes + (sums ? meters * MONTH_IN_STEPS : 0);
}

/** `report health`: the three lists with their histories. */
export function vendorHealth({ premises, meters, gateways }: VendorFleet): number {
  return PROBE + listPages(premises) + listPages(meters) + listPages(gateways);
}

/** Pages of a list that names the next one: none is asked for in vain. */
function linkedPages(rows: number): number {
  return Math.max(1, Math.ceil(rows / FULL_PAGE));
}

/** `premise` and `gateway`: one page. */
export function vendorOnePage(): number {
  return PROBE + 1;
}

/** `bulk --detailed`: what was heard (here: of every meter), with the meters' and the premises' lists. */
export function vendorBulk({ premises, meters }: VendorFleet): number {
  return PROBE + linkedPages(meters) + listPages(meters) + listPages(premises);
}

/** `meter status`. */
export function vendorMeters({ meters }: VendorFleet): number {
  return PROBE + listPages(meters);
}

/** `meter readings START END`: a request for each day of each meter and for the end day; the zone is given. */
export function vendorReadings({ meters }: VendorFleet, days: number): number {
  return PROBE + listPages(meters) + meters * (days + 1);
}

/** `grid latest`. */
export function vendorGridLatest({ premises, gateways }: VendorFleet): number {
  return PROBE + listPages(premises) + linkedPages(gateways);
}

/** `grid readings START END`: all gateways at once, a day at a time, the end day too. */
export function vendorGridReadings({ premises, gateways }: VendorFleet, days: number): number {
  return PROBE + listPages(premises) + listPages(gateways) + days + 1;
}

/** `meter check-for-water-reversals`: where each of the meters inside and outside is, twice, and its thirty days in two requests. */
export function vendorWater({ meters }: VendorFleet, insideAndOutside: number): number {
  return PROBE + linkedPages(meters) + insideAndOutside * (1 + 1 + 2);
}

/** `partner_report.sh`: the premises twice, then `report health`. */
export function vendorPartner(fleet: VendorFleet): number {
  return 2 * vendorOnePage() + vendorHealth(fleet);
}

/** `data_dump.sh`: `meter usage` for each day and for the end day, each of them with its own end day. */
export function vendorDump(fleet: VendorFleet, days: number): number {
  return (days + 1) * vendorUsage(fleet, fleet.meters, 1);
}
