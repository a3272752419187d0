import { meterTypeOf } from '../meter-types';
import type { MeterOverview } from './meter-overview';

/** Returns the meter that leads a home's page: the first electric one with numbers, else the first with any. */
export function leadingOverview<M extends Pick<MeterOverview, 'meterType' | 'usedToday' | 'days'>>(
  meters: readonly M[],
): M | undefined {
  const withNumbers = meters.filter(
    ({ usedToday, days }) => usedToday !== null || days.some(({ used }) => used !== null),
  );
  return withNumbers.find(({ meterType }) => meterTypeOf(meterType).commodity === 'electricity') ?? withNumbers[0];
}
