import type { Priority } from '../ports/door';
import type { LimitWindow } from './limit-windows';
import { deferrableOf } from './pacing';
import { type SentLine, SentLog } from './sent-log';

const DAY_MS = 24 * 3_600_000;
/** Forecasts end here. */
const HORIZON_MS = 60 * DAY_MS;

/** What a forecast starts from. Instants in milliseconds. */
export interface ForecastInput {
  windows: readonly LimitWindow[];
  /** Requests of the last day, oldest first. */
  sent: readonly SentLine[];
  now: number;
  /** End of a pause after a 429; null when there is none. */
  blockedUntil: number | null;
  requests: number;
  priority: Priority;
  /** Only the hour and day limits apply. */
  unpaced?: boolean;
}

/**
 * Returns when the last of `requests` will have been sent, in milliseconds, by the ledger's rules. Assumes that users and
 * open pages send the same requests in the next days as in the last one, at the same times; backfill yields to them.
 * Null where that takes longer than two months. Pure.
 */
export function forecast({
  windows,
  sent,
  now,
  blockedUntil,
  requests,
  priority,
  unpaced,
}: ForecastInput): number | null {
  const log = new SentLog(windows, sent);
  const repeatedDaily = sent.filter(({ at, purpose }) => at > now - DAY_MS && deferrableOf(purpose) === null);
  let repeated = 0;
  const repeatUntil = (until: number) => {
    for (;;) {
      const line = repeatedDaily[repeated % repeatedDaily.length];
      if (!line) return;
      const at = line.at + DAY_MS * (1 + Math.floor(repeated / repeatedDaily.length));
      if (at > until) return;
      log.add({ ...line, at });
      repeated += 1;
    }
  };
  let at = Math.max(now, blockedUntil ?? 0);
  for (let left = requests; left > 0; ) {
    repeatUntil(at);
    const next = log.nextAt(priority, at, unpaced);
    if (next - now > HORIZON_MS) return null;
    if (next <= at) {
      log.add({ at, purpose: priority });
      left -= 1;
    } else at = next;
  }
  return at;
}
