/** Most gateways in one history. */
export const MAX_HISTORY_GATEWAYS = 6;
/** Neighbors compared to tell a feeder's excursion from a home's. Each neighbor costs requests. */
export const MAX_NEIGHBORS = 5;
/** Days summed over all gateways and neighbors: more than a million readings are too many for one answer. */
const MAX_GATEWAY_DAYS = 4400;
/** The longest range of any answer (`rangeSpan`). */
const MAX_DAYS = 3650;

/** Returns the longest range in days: ten years for one gateway, a year for six with their neighbors. Pure. */
export function maxHistoryDays(gateways: number, neighbors: boolean): number {
  const compared = Math.max(1, gateways + (neighbors ? MAX_NEIGHBORS : 0));
  return Math.min(MAX_DAYS, Math.floor(MAX_GATEWAY_DAYS / compared));
}
