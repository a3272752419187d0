import { fitsCalendar } from '@/lib/domain/assemble-series';
import type { BucketEdges } from '@/lib/domain/calendar';
import type { AccountRef } from '../../account';
import type { SeriesQuery } from '../../ports/archive';
import type { SeriesArchive } from '../series-archive';

/** Returns a function that reads all stored rows of a range to tell whether they match its calendar. */
export function readFit({ stored }: Pick<SeriesArchive, 'stored'>) {
  return async (account: AccountRef, query: SeriesQuery, calendar: BucketEdges): Promise<boolean> => {
    const { result } = await stored(account, query);
    return !result || fitsCalendar(result.points, calendar);
  };
}
