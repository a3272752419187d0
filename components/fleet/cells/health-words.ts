import type { HealthSign } from '@/lib/domain/health';
import { columnNumber, countText } from '@/lib/domain/numbers';

/** '99.6 %', cut and not rounded: what was down at all is never written as all. */
export function uptimeText(share: number): string {
  return `${columnNumber(Math.floor(share * 1000) / 10, share === 1 ? 0 : 1)}\u202f%`;
}

/** '50 min', '13 h', '6.2 days'. */
export function hoursText(hours: number): string {
  if (hours === 0) return '0';
  if (hours < 1) return `${countText(Math.max(1, hours * 60))}\u202fmin`;
  if (hours < 72) return `${columnNumber(hours, hours < 10 ? 1 : 0)}\u202fh`;
  return `${columnNumber(hours / 24, 1)}\u202fdays`;
}

/** What a sign says, for those who don't see it. */
export const SIGN_WORDS: Record<HealthSign, string> = {
  '.': 'well',
  '/': 'degraded',
  X: 'down',
  '?': 'changed, or not known',
  '': 'not there yet',
};
