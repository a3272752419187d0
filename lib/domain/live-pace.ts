/** What the pace needs to know of a window: requests allowed, kept for people, left, and used by what gives way. */
interface PaceWindow {
  limit: number;
  reserve: number;
  remaining: number;
  reports: number;
  backfill: number;
}

/** What the pace is worked out from: both windows of a client identity and how many premises are looked at. */
export interface PaceInput {
  hour: PaceWindow;
  day: PaceWindow;
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
/** Down to this share of what is free beyond the reserve, live readings go at full speed. */
const PLENTY = 0.6;
/** The same where backfill and reports are counted in full: they stop first, but what they sent is gone. */
const TIGHT = 0.15;
/** Somebody waits for a report, too: half of what it used slows live readings. */
const REPORT_WEIGHT = 0.5;

/**
 * How fast live readings may be renewed: at full speed while there is plenty beyond the reserve, then slower with the
 * square of what is left, since requests leave a rolling window as slowly as they came. The scarcer window decides.
 * Backfill gives way, so it slows nothing until the window is nearly full. A page left open day and night settles near
 * 530 requests a day, and the reserve stays for people.
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
  if (free <= 0) return SLOWEST_SECONDS;
  const withoutOthers = free + window.backfill + REPORT_WEIGHT * window.reports;
  const scarcity = Math.max((PLENTY * usable) / withoutOthers, (TIGHT * usable) / free);
  const slower = Math.max(1, activePremises) * scarcity ** 2;
  return Math.min(SLOWEST_SECONDS, FASTEST_SECONDS * Math.max(1, slower));
}

function reasonFor(seconds: number, dayDecides: boolean, activePremises: number): string {
  if (seconds <= FASTEST_SECONDS) return 'Every minute, as fast as Copper renews its readings.';
  const minutes = Math.round(seconds / 60);
  const every = minutes <= 1 ? `every ${seconds} seconds` : `every ${minutes} minutes`;
  const shared = activePremises > 1 ? ` for each of ${activePremises} premises on screen` : '';
  return `Slowed to ${every}${shared}, so that the requests left this ${dayDecides ? 'day' : 'hour'} last.`;
}
