import type { SeriesChunkRow } from '../../db/series-chunks';

/** Returns a chunk's name for administrators: account, resource, subject, granularity, first UTC day. */
export function chunkName({ accountId, resource, subject, granularity, periodStart }: SeriesChunkRow): string {
  return [accountId, resource, subject, granularity, periodStart.toISOString().slice(0, 10)].join(' ');
}
