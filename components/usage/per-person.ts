import { isCounted } from '@/lib/domain/bucket-states';
import { exactSum } from '@/lib/domain/exact-sum';
import type { Formats } from '@/lib/domain/formats/formats';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Series } from '@/lib/domain/series';
import type { MeterDisplay } from './meter-display';

const DAY_MS = 86_400_000;
/** Less says more about the hour than about the home. */
const MIN_DAYS = 2;

/**
 * Returns '52 gal a person a day' of what is over, for water that is used indoors; nothing for other meters, for less than
 * two days, and where nobody said how many live there. `usage` is in the unit of display.
 */
export function perPersonHints(
  { meterType, buckets }: Series,
  { people, display }: { people: number | null; display: MeterDisplay },
  formats: Formats,
): string[] {
  const isIndoors = meterTypeOf(meterType).commodity === 'water' && meterType !== 'water_outdoor';
  if (!isIndoors || people === null || display.currency !== null) return [];
  const over = buckets.filter(({ state, value }) => isCounted(state) && value !== null);
  const days = over.reduce((ms, { start, end }) => ms + Date.parse(end) - Date.parse(start), 0) / DAY_MS;
  if (days < MIN_DAYS) return [];
  const used = exactSum(over.map(({ value }) => value ?? 0));
  return [`${formats.quantity(used / days / people, display.facts.unit)} a person a day`];
}
