import type { Database } from '../../db/database';
import { readAllChunks } from '../../db/read-archive';
import type { SeriesChunkRow } from '../../db/series-chunks';
import { parseSpansOrEmpty } from '../store/series-store';

/** Totals of one kind of series in one granularity, over all accounts. Instants are UTC. */
export interface ArchiveStats {
  resource: string;
  granularity: string;
  accounts: number;
  meters: number;
  chunks: number;
  sealedChunks: number;
  points: number;
  bytes: number;
  corrections: number;
  /** The start of the first and the end of the last fetched span. */
  from: string;
  to: string;
}

/** Returns totals of the archive's chunks. */
export async function archiveStats(db: Database): Promise<ArchiveStats[]> {
  const lines = new Map<string, ArchiveStats & { accountIds: Set<string>; meterIds: Set<string> }>();
  for await (const chunk of readAllChunks(db)) {
    const { resource, granularity, accountId, subject } = chunk;
    const key = `${resource} ${granularity}`;
    const { from, to } = boundsOf(chunk);
    const line = lines.get(key) ?? {
      ...{ resource, granularity, accounts: 0, meters: 0, chunks: 0, sealedChunks: 0, points: 0, bytes: 0 },
      ...{ corrections: 0, from, to, accountIds: new Set<string>(), meterIds: new Set<string>() },
    };
    lines.set(key, line);
    line.chunks += 1;
    line.sealedChunks += chunk.sealed ? 1 : 0;
    line.points += chunk.pointCount;
    line.bytes += chunk.points.byteLength;
    line.corrections += chunk.corrections;
    if (from < line.from) line.from = from;
    if (to > line.to) line.to = to;
    line.accountIds.add(accountId);
    line.meterIds.add(`${accountId} ${subject}`);
  }
  return [...lines.values()].map(({ accountIds, meterIds, ...line }) => ({
    ...line,
    accounts: accountIds.size,
    meters: meterIds.size,
  }));
}

/** Returns where a chunk's spans start and end; its period's start where the spans are damaged. */
function boundsOf({ periodStart, coverage }: SeriesChunkRow): { from: string; to: string } {
  const spans = parseSpansOrEmpty(coverage);
  const from = spans[0]?.start ?? periodStart.getTime();
  const to = spans.at(-1)?.end ?? periodStart.getTime();
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
