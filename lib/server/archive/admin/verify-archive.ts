import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import { rowTimes } from '../../copper/row-fields';
import type { Database } from '../../db/database';
import { readAllChunks } from '../../db/read-archive';
import type { SeriesChunkRow } from '../../db/series-chunks';
import { decodeChunk } from '../store/chunk-codec';
import { mayBegin, periodOf } from '../store/periods';
import { parseSpans } from '../store/series-store';
import { chunkName } from './chunk-name';

/** A damaged chunk, and what is wrong with it. */
export interface BadChunk {
  name: string;
  reason: string;
}

/** Reads and checks every chunk. Writes nothing, sends nothing. */
export async function verifyArchive(db: Database): Promise<{ chunks: number; points: number; bad: BadChunk[] }> {
  const result = { chunks: 0, points: 0, bad: [] as BadChunk[] };
  for await (const chunk of readAllChunks(db)) {
    result.chunks += 1;
    result.points += chunk.pointCount;
    const reason = findDamage(chunk);
    if (reason) result.bad.push({ name: chunkName(chunk), reason });
  }
  return result;
}

function findDamage(chunk: SeriesChunkRow): string | null {
  const start = chunk.periodStart.getTime();
  const granularity = chunk.granularity as ResourceGranularity;
  if (!mayBegin(start, granularity)) return 'does not start with its period';
  const period = { start, end: periodOf(start, granularity).end };
  try {
    const { table } = decodeChunk(chunk.points, chunk.checksum);
    if (table.count !== chunk.pointCount) return `has ${table.count} points instead of ${chunk.pointCount}`;
    const times = rowTimes(table, chunk.resource as Resource);
    if (times.some((at, index) => at <= (times[index - 1] ?? Number.NEGATIVE_INFINITY))) return 'is not sorted by time';
    if (times.some((at) => at < period.start || at >= period.end)) return 'has points of another period';
    const spans = parseSpans(chunk.coverage);
    if (spans.some(({ start, end }) => start < period.start || end > period.end || start >= end)) {
      return 'has invalid coverage';
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read';
  }
}
