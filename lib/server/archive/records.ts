import { spansBetween } from '@/lib/domain/resource';
import { type RowTable, sliceRows } from '../copper/row-table';
import { storedGridReadings, storedRegisterReadings } from '../copper/stored-rows';
import type { Archive, RecordsAnswer, RecordsQuery } from '../ports/archive';
import { planRequestWindows } from './plan-windows';
import type { RangeQuery, RangeResult } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import type { SeriesArchive } from './series-archive';

/** Readings have no calendar intervals; they are fetched and sealed by UTC days. */
function rangeOf(kind: 'readings' | 'grid', meterId: string, { start, end, createdAt }: RecordsQuery): RangeQuery {
  return { kind, meterId, start, end, meterCreatedAt: createdAt, granularity: 'none', timezone: 'UTC' };
}

/** Returns the parts of the archive that read registers and the grid. They are stored the way series are. */
export function createRecords(
  seriesArchive: Pick<SeriesArchive, 'fetch' | 'stored'>,
  fetcher: Pick<RangeFetcher, 'maxIntervals'>,
): Pick<Archive, 'readings' | 'gridReadings' | 'recordsCost'> {
  return {
    async recordsCost(account, kind, query) {
      const range = rangeOf(kind, query.id, query);
      const { needed, unsealed } = await seriesArchive.stored(account, range);
      return planRequestWindows(needed, unsealed, await fetcher.maxIntervals(account, range)).length;
    },

    async readings(account, query, options) {
      const range = rangeOf('readings', query.meterId, query);
      return toAnswer(await seriesArchive.fetch(account, range, options), storedRegisterReadings);
    },

    async gridReadings(account, query, options) {
      const range = rangeOf('grid', query.gatewayId, query);
      return toAnswer(await seriesArchive.fetch(account, range, options), storedGridReadings);
    },
  };
}

function toAnswer<T>(result: RangeResult, read: (table: RowTable) => T[]): RecordsAnswer<T> {
  const { asOf, freshUntil, source, notice, table, edges, notFetched } = result;
  const { count } = table;
  return {
    ...{
      asOf,
      freshUntil,
      source,
      notice,
      count,
      last: read(sliceRows(table, Math.max(0, count - 1), count))[0] ?? null,
    },
    get data() {
      return read(table);
    },
    notFetched: notFetched.flatMap(({ from, to }) => spansBetween(edges, from, to)),
  };
}
