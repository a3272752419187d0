import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import { timeOf } from '../../copper/row-fields';
import type { Database } from '../../db/database';
import { readAllChunks, type SeriesChunkRow } from '../../db/series-chunks';
import { decodeChunk } from '../store/chunk-codec';
import { periodOf } from '../store/periods';
import { parseSpans } from '../store/series-store';
import { chunkName } from './chunk-name';

/** A chunk that is not what it should be, and why in a sentence. */
export interface BadChunk {
  name: string;
  reason: string;
}

/** Reads every chunk and checks it. Writes nothing, sends nothing. */
export async function verifyArchive(db: Database): Promise<{ chunks: number; points: number; bad: BadChunk[] }> {
  const result = { chunks: 0, points: 0, bad: [] as BadChunk[] };
  for await (const chunk of readAllChunks(db)) {
    result.chunks += 1;
    result.points += chunk.pointCount;
    const why = await whyBad(chunk);
    if (why) result.bad.push({ name: chunkName(chunk), reason: why });
  }
  return result;
}

async function whyBad(chunk: SeriesChunkRow): Promise<string | null> {
  const period = periodOf(chunk.periodStart.getTime(), chunk.granularity as ResourceGranularity);
  if (period.start !== chunk.periodStart.getTime()) return 'does not begin where its period begins';
  try {
    const { rows } = await decodeChunk(chunk.points, chunk.checksum);
    if (rows.length !== chunk.pointCount) return `holds ${rows.length} points and says ${chunk.pointCount}`;
    const times = rows.map((row) => timeOf(row, chunk.resource as Resource));
    if (times.some((at, index) => at <= (times[index - 1] ?? Number.NEGATIVE_INFINITY)))
      return 'is not in order of time';
    if (times.some((at) => at < period.start || at >= period.end)) return 'holds points of another period';
    const spans = parseSpans(chunk.coverage);
    if (spans.some(({ start, end }) => start < period.start || end > period.end || start >= end)) {
      return 'says it covers what it cannot';
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read';
  }
}
