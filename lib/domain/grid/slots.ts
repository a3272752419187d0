import type { Span } from '../series';

const MINUTE_MS = 60_000;
/** Slot lengths in minutes; each divides an hour or a day. */
const SLOT_MINUTES = [5, 15, 30, 60, 120, 360, 720, 1440];
const MAX_SLOTS = 400;

/** Returns the number of equal slots to draw a range in: five minutes each, longer where that would be too many. */
export function slotCount({ start, end }: Span): number {
  const minutes = (Date.parse(end) - Date.parse(start)) / MINUTE_MS;
  const length = SLOT_MINUTES.find((each) => minutes / each <= MAX_SLOTS) ?? 1440;
  return Math.max(1, Math.ceil(minutes / length));
}
