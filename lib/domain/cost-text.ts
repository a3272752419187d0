import type { Formats } from './formats/formats';

/** What a report or another file costs in requests to Copper. */
export interface RequestCost {
  /** Requests that have to be sent. */
  requests: number;
  /** Requests that are not needed, since their answers are stored. */
  held: number;
  /** More may be needed than can be known before. */
  atLeast: boolean;
  /** When the last would be sent, UTC; null: too far ahead to predict. */
  endsAt: string | null;
}

const MINUTE = 60_000;
/** Anything sooner counts as immediate. */
const IMMEDIATE_MS = MINUTE;

/** True when the report does not have to wait for the budget. `now` in milliseconds. */
export function isImmediate({ requests, endsAt }: RequestCost, now: number): boolean {
  return requests === 0 || (endsAt !== null && Date.parse(endsAt) - now < IMMEDIATE_MS);
}

/**
 * Returns what a report will cost: '412 requests, about 4 h 10 min, until 6:40 PM; 380 already stored', or
 * '0 requests, right away; all of it is stored'. The end is a time of `zone`; `now` in milliseconds.
 */
export function requestCostText(cost: RequestCost, now: number, zone: string, formats: Formats): string {
  const { requests, held, endsAt, atLeast } = cost;
  const count = `${atLeast ? 'at least ' : ''}${formats.counted(requests, 'request')}`;
  if (requests === 0) return held > 0 ? `${count}, right away; all of it is stored` : `${count}, right away`;
  const already = held > 0 ? `; ${formats.count(held)} already stored` : '';
  if (isImmediate(cost, now)) return `${count}, right away${already}`;
  if (endsAt === null) return `${count}, more than two months${already}`;
  const wait = approximateDuration(Date.parse(endsAt) - now);
  return `${count}, about ${wait}, until ${formats.clockOrMoment(endsAt, now, zone)}${already}`;
}

/** Returns when a report is ready, and why not now; null when it does not have to wait. */
export function waitText(cost: RequestCost, now: number, zone: string, formats: Formats): string | null {
  if (isImmediate(cost, now)) return null;
  const reason = 'Copper limits how fast past readings can be loaded.';
  if (cost.endsAt === null) return `Ready in more than two months: ${reason}`;
  return `Ready about ${formats.clockOrMoment(cost.endsAt, now, zone)}: ${reason}`;
}

/** Returns a rounded duration: '7 min', '4 h 10 min', '2 days 3 h'. */
export function approximateDuration(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  if (minutes < 15) return `${minutes} min`;
  const tens = Math.ceil(minutes / 10) * 10;
  if (tens < 60) return `${tens} min`;
  if (tens < 24 * 60) return twoUnits(Math.floor(tens / 60), 'h', tens % 60, 'min');
  const hours = Math.ceil(minutes / 60);
  const days = Math.floor(hours / 24);
  return twoUnits(days, days === 1 ? 'day' : 'days', hours % 24, 'h');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
