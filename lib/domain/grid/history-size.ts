/** Gateways whose history is shown together at most. */
export const MAX_HISTORY_GATEWAYS = 6;
/** Neighbours that tell the feeder from the home; each more costs its requests. */
export const MAX_NEIGHBORS = 5;
/** Days of all gateways together, neighbours included: more than a million readings are too many for one answer. */
const MOST_GATEWAY_DAYS = 4400;
/** No answer reaches further (`rangeSpan`). */
const MOST_DAYS = 3650;

/** How many days may be looked at together: ten years of one gateway, a year of six and their neighbours. Pure. */
export function maxHistoryDays(gateways: number, neighbours: boolean): number {
  const together = Math.max(1, gateways + (neighbours ? MAX_NEIGHBORS : 0));
  return Math.min(MOST_DAYS, Math.floor(MOST_GATEWAY_DAYS / together));
}
