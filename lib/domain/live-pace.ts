/** What the pace is worked out from: both windows of a client identity and how many premises are looked at. */
export interface PaceInput {
  hour: { limit: number; remaining: number };
  day: { limit: number; remaining: number };
  activePremises: number;
}

/** Seconds between live requests of one premise, and why in a sentence. */
export interface LivePace {
  seconds: number;
  reason: string;
}

/** The cloud renews instant readings once a minute: asking faster brings nothing. */
const FASTEST_SECONDS = 60;
const SLOWEST_SECONDS = 3600;
/** Kept for a person who opens a page: a fifth of the hour, three twentieths of the day. */
const HOUR_RESERVE = 0.2;
const DAY_RESERVE = 0.15;
/** Down to this share of what is free beyond the reserve, live readings go at full speed. */
const PLENTY = 0.6;

/**
 * How fast live readings may be renewed: at full speed while there is plenty beyond the reserve, then slower with the
 * square of what is left, since requests leave a rolling window as slowly as they came. The scarcer window decides.
 * A page left open day and night settles near 530 requests a day, and the reserve stays for people.
 */
export function livePace({ hour, day, activePremises }: PaceInput): LivePace {
  const byHour = secondsFor(hour, HOUR_RESERVE, activePremises);
  const byDay = secondsFor(day, DAY_RESERVE, activePremises);
  const seconds = Math.round(Math.max(byHour, byDay));
  return { seconds, reason: reasonFor(seconds, byDay >= byHour, activePremises) };
}

function secondsFor(window: PaceInput['hour'], reserve: number, activePremises: number): number {
  const free = (window.remaining - window.limit * reserve) / (window.limit * (1 - reserve));
  if (free <= 0) return SLOWEST_SECONDS;
  const slower = Math.max(1, activePremises) * (PLENTY / free) ** 2;
  return Math.min(SLOWEST_SECONDS, FASTEST_SECONDS * Math.max(1, slower));
}

function reasonFor(seconds: number, dayDecides: boolean, activePremises: number): string {
  if (seconds <= FASTEST_SECONDS) return 'Every minute, as fast as Copper renews its readings.';
  const minutes = Math.round(seconds / 60);
  const every = minutes <= 1 ? `every ${seconds} seconds` : `every ${minutes} minutes`;
  const shared = activePremises > 1 ? ` for each of ${activePremises} premises on screen` : '';
  return `Slowed to ${every}${shared}, so that the requests left this ${dayDecides ? 'day' : 'hour'} last.`;
}
