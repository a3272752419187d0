/** A limit window: requests allowed, reserved for users, left, and used by reports and backfill, which yield. */
interface PaceWindow {
  limit: number;
  reserve: number;
  remaining: number;
  reports: number;
  backfill: number;
}

/** What the pace depends on: both windows of a client identity, and how many premises are on screen. */
export interface PaceInput {
  hour: PaceWindow;
  day: PaceWindow;
  activePremises: number;
}

/** Seconds between live requests of one premise, and a sentence that says why. */
export interface LivePace {
  seconds: number;
  reason: string;
}

/** The cloud updates live readings once a minute, so faster requests return nothing new. */
const MIN_SECONDS = 60;
const MAX_SECONDS = 3600;
/** Live readings have full speed while at least this share of a window, without its reserve, is free. */
const PLENTY = 0.6;
/** The same share with the requests of backfill and reports counted in full: they stop first, but are used up. */
const TIGHT = 0.15;
/** The part of a report's requests that slows live readings: a user waits for the report, too. */
const REPORT_WEIGHT = 0.5;

/**
 * Returns how often live readings may be fetched: at full speed while much of the window is free, then slower by the
 * square of the scarcity, since requests leave a rolling window as slowly as they came. The scarcer window decides.
 * Backfill yields, so it slows nothing until the window is nearly full. A page that is always open settles near 530
 * requests a day, without the reserve.
 */
export function livePace({ hour, day, activePremises }: PaceInput): LivePace {
  const byHour = secondsFor(hour, activePremises);
  const byDay = secondsFor(day, activePremises);
  const seconds = Math.round(Math.max(byHour, byDay));
  return { seconds, reason: reasonFor(seconds, byDay >= byHour, activePremises) };
}

function secondsFor(window: PaceWindow, activePremises: number): number {
  const usable = window.limit - window.reserve;
  const free = window.remaining - window.reserve;
  if (free <= 0) return MAX_SECONDS;
  const withoutOthers = free + window.backfill + REPORT_WEIGHT * window.reports;
  const scarcity = Math.max((PLENTY * usable) / withoutOthers, (TIGHT * usable) / free);
  const slower = Math.max(1, activePremises) * scarcity ** 2;
  return Math.min(MAX_SECONDS, MIN_SECONDS * Math.max(1, slower));
}

function reasonFor(seconds: number, dayDecides: boolean, activePremises: number): string {
  if (seconds <= MIN_SECONDS) return 'Every minute, as often as Copper updates its readings.';
  const minutes = Math.round(seconds / 60);
  const every = minutes <= 1 ? `Every ${seconds} seconds` : `Every ${minutes} minutes`;
  const shared = activePremises > 1 ? ` for each of ${activePremises} recently viewed homes` : '';
  return `${every}${shared}, to stay within Copper’s ${dayDecides ? 'daily' : 'hourly'} limit.`;
}
