import { ageInWords } from '@/lib/domain/times';
import type { FreshnessMeta } from './freshness';

/** A verdict on older data gives its age. */
const OLD_MS = 20 * 60_000;
const MINUTE_MS = 60_000;

/**
 * Returns the age that a verdict such as 'everything looks normal' must give: '36 min ago' for data that is old, or that
 * could not be updated; null while the data is current.
 */
export function verdictAge(meta: Pick<FreshnessMeta, 'asOf' | 'notice'>, now: number): string | null {
  const age = now - Date.parse(meta.asOf);
  const failed = meta.notice !== null && meta.notice.code !== 'refreshing';
  return age >= OLD_MS || (failed && age >= MINUTE_MS) ? ageInWords(meta.asOf, now) : null;
}
