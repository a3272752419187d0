import type { Span } from '../series';

const MINUTE_MS = 60_000;
/** Lengths of a slot that divide an hour or a day, in minutes. */
const LENGTHS = [5, 15, 30, 60, 120, 360, 720, 1440];
const MOST_SLOTS = 400;

/** How many equal slots a range is drawn in: as fine as gateways speak while that is not too many to draw. */
export function slotCount({ start, end }: Span): number {
  const minutes = (Date.parse(end) - Date.parse(start)) / MINUTE_MS;
  const length = LENGTHS.find((each) => minutes / each <= MOST_SLOTS) ?? 1440;
  return Math.max(1, Math.ceil(minutes / length));
}
