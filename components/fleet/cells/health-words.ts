import type { HealthSign } from '@/lib/domain/health';
import { columnNumber, countText } from '@/lib/domain/numbers';

/** Returns '99.6 %', rounded down so that a device with any downtime never shows 100 %. */
export function uptimeText(share: number): string {
  return `${columnNumber(Math.floor(share * 1000) / 10, share === 1 ? 0 : 1)}\u202f%`;
}

/** Returns '50 min', '13 h' or '6.2 days'. */
export function hoursText(hours: number): string {
  if (hours === 0) return '0';
  if (hours < 1) return `${countText(Math.max(1, hours * 60))}\u202fmin`;
  if (hours < 72) return `${columnNumber(hours, hours < 10 ? 1 : 0)}\u202fh`;
  return `${columnNumber(hours / 24, 1)}\u202fdays`;
}

/** Labels of the signs, for tooltips and screen readers. */
export const SIGN_WORDS: Record<HealthSign, string> = {
  '.': 'OK',
  '/': 'degraded',
  X: 'down',
  '?': 'changed or unknown',
  '': 'not installed yet',
};
