import { storedGridReadings, storedRegisterReadings } from '../copper/stored-rows';
import type { Archive } from '../ports/archive';
import { planRequestWindows } from './plan-windows';
import type { RangeFetcher } from './range-fetcher';
import type { SeriesArchive } from './series-archive';

/** Readings have no calendar intervals; they are fetched and sealed by UTC days. */
const BY_UTC_DAY = { granularity: 'none', timezone: 'UTC' } as const;

/** Returns the parts of the archive that read registers and the grid. They are stored the way series are. */
export function createRecords(
  seriesArchive: Pick<SeriesArchive, 'fetch' | 'stored'>,
  fetcher: Pick<RangeFetcher, 'maxIntervals'>,
): Pick<Archive, 'readings' | 'gridReadings' | 'recordsCost'> {
  return {
    async recordsCost(account, kind, { id, start, end }) {
      const range = { start, end, meterId: id, ...BY_UTC_DAY, kind };
      const { needed, unsealed } = await seriesArchive.stored(account, range);
      return planRequestWindows(needed, unsealed, await fetcher.maxIntervals(account, range)).length;
    },

    async readings(account, query, options) {
      const range = { ...query, ...BY_UTC_DAY, kind: 'readings' } as const;
      const { raw, points: _none, ...answer } = await seriesArchive.fetch(account, range, options);
      return { ...answer, data: storedRegisterReadings(raw) };
    },

    async gridReadings(account, { gatewayId, start, end }, options) {
      const range = { start, end, meterId: gatewayId, ...BY_UTC_DAY, kind: 'grid' } as const;
      const { raw, points: _none, ...answer } = await seriesArchive.fetch(account, range, options);
      return { ...answer, data: storedGridReadings(raw) };
    },
  };
}
