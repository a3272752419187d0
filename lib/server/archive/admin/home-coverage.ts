import { type ArchiveCoverage, archiveCoverage } from '@/lib/domain/archive-coverage';
import type { StoredSpan } from '@/lib/domain/stored-spans';
import type { Database } from '../../db/database';
import { findHomeHours } from '../../db/read-archive';
import { parseSpansOrEmpty } from '../store/series-store';

/** Returns how much of the hours of all home accounts is stored, at `now` (milliseconds). */
export async function homeCoverage(db: Database, now: number): Promise<ArchiveCoverage> {
  const series = new Map<string, StoredSpan[]>();
  for (const { accountId, subject, coverage } of await findHomeHours(db)) {
    const key = `${accountId}\n${subject}`;
    series.set(key, [...(series.get(key) ?? []), ...parseSpansOrEmpty(coverage)]);
  }
  return archiveCoverage(series.values(), now);
}
