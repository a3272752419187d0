import type { TimesStyle } from '@/lib/contract/api-urls';
import type { Bucket } from '@/lib/domain/series';
import type { CsvColumn } from './csv';
import { timeWriter } from './time-text';

/**
 * Columns of one meter's CSV, `usage`, `baseline` and `average` alike; a row is a bucket of its series. Energy is in
 * the meter's unit, power the same per hour. The vendor's client names them so for gas and water too.
 */
export function usageColumns(zone: string, times: TimesStyle): CsvColumn<Bucket>[] {
  const write = timeWriter(zone, times);
  return [
    { head: 'timestamp', cell: (bucket) => write(bucket.start) },
    { head: 'energy', cell: (bucket) => bucket.value },
    { head: 'power', cell: (bucket) => bucket.rate },
  ];
}
