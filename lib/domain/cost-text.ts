import { countText } from './numbers';
import { clockInZone, dayInZone } from './times';

/** What a file or report would cost, in requests to Copper. */
export interface RequestCost {
  /** Still to be made. */
  requests: number;
  /** Not to be made, since their answers are held. */
  held: number;
  /** When the last would have been sent, UTC; null: too far ahead to tell. */
  endsAt: string | null;
}

const MINUTE = 60_000;
/** Sooner than this is 'at once': nobody waits for the budget. */
const AT_ONCE_MS = MINUTE;

/** Whether nobody has to wait for the budget. `now` in milliseconds. */
export function isImmediate({ requests, endsAt }: RequestCost, now: number): boolean {
  return requests === 0 || (endsAt !== null && Date.parse(endsAt) - now < AT_ONCE_MS);
}

/**
 * What a report costs before it is started: '412 requests, about 4 h 10 min, until 18:40; 380 already held', or
 * '0 requests, at once; all of it is held'. The end is a time of `zone`; `now` in milliseconds.
 */
export function requestCostText(cost: RequestCost, now: number, zone: string): string {
  const { requests, held, endsAt } = cost;
  const count = `${countText(requests)} ${requests === 1 ? 'request' : 'requests'}`;
  if (requests === 0) return held > 0 ? `${count}, at once; all of it is held` : `${count}, at once`;
  const already = held > 0 ? `; ${countText(held)} already held` : '';
  if (isImmediate(cost, now)) return `${count}, at once${already}`;
  if (endsAt === null) return `${count}, more than two months${already}`;
  const wait = approximateDuration(Date.parse(endsAt) - now);
  return `${count}, about ${wait}, until ${clockOrMoment(endsAt, now, zone)}${already}`;
}

/** '7 min', '4 h 10 min', '2 days 3 h': as exact as a forecast may be. */
export function approximateDuration(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  if (minutes < 15) return `${minutes} min`;
  const tens = Math.ceil(minutes / 10) * 10;
  if (tens < 60) return `${tens} min`;
  if (tens < 24 * 60) return joined(Math.floor(tens / 60), 'h', tens % 60, 'min');
  const hours = Math.ceil(minutes / 60);
  const days = Math.floor(hours / 24);
  return joined(days, days === 1 ? 'day' : 'days', hours % 24, 'h');
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** '18:40', with the day in front where it is not today's. */
export function clockOrMoment(at: string, now: number, zone: string): string {
  const today = dayInZone(new Date(now).toISOString(), zone);
  const day = dayInZone(at, zone);
  return day === today ? clockInZone(at, zone) : `${day}, ${clockInZone(at, zone)}`;
}
