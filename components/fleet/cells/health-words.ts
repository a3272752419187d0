import type { Formats } from '@/lib/domain/formats/formats';
import type { HealthSign } from '@/lib/domain/health';

/** Returns '99.6%', rounded down so that a device with any downtime never shows 100%. */
export function uptimeText(share: number, formats: Formats): string {
  return formats.fixedPercent(Math.floor(share * 1000) / 10, share === 1 ? 0 : 1);
}

/** Returns '50 min', '13 h' or '6.2 days'. */
export function hoursText(hours: number, formats: Formats): string {
  if (hours === 0) return '0';
  if (hours < 1) return formats.amount(Math.max(1, hours * 60), 0, 'min');
  if (hours < 72) return formats.amount(hours, hours < 10 ? 1 : 0, 'h');
  return formats.amount(hours / 24, 1, 'days');
}

/** A day's sign on the page: a day with a change has one of its own, where files have '?' for it, too. */
export type DayMark = HealthSign | 'changed';

/** Labels of the marks, for tooltips and screen readers. */
export const MARK_WORDS: Record<DayMark, string> = {
  '.': 'OK',
  '/': 'degraded',
  X: 'down',
  changed: 'changed',
  '?': 'unknown',
  '': 'not installed yet',
};
