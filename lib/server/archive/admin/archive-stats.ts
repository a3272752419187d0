import type { Database } from '../../db/database';
import { readAllChunks, type SeriesChunkRow } from '../../db/series-chunks';
import { parseSpansOrEmpty } from '../store/series-store';

/** What is held of one kind of series in one granularity, over all accounts. Instants are UTC. */
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
  /** What was asked for at some time lies between these. */
  from: string;
  to: string;
}

/** Counts what the archive holds. */
export async function archiveStats(db: Database): Promise<ArchiveStats[]> {
  const lines = new Map<string, ArchiveStats & { who: Set<string>; which: Set<string> }>();
  for await (const chunk of readAllChunks(db)) {
    const { resource, granularity, accountId, subject } = chunk;
    const key = `${resource} ${granularity}`;
    const { from, to } = boundsOf(chunk);
    const line = lines.get(key) ?? {
      ...{ resource, granularity, accounts: 0, meters: 0, chunks: 0, sealedChunks: 0, points: 0, bytes: 0 },
      ...{ corrections: 0, from, to, who: new Set<string>(), which: new Set<string>() },
    };
    lines.set(key, line);
    line.chunks += 1;
    line.sealedChunks += chunk.sealed ? 1 : 0;
    line.points += chunk.pointCount;
    line.bytes += chunk.points.byteLength;
    line.corrections += chunk.corrections;
    if (from < line.from) line.from = from;
    if (to > line.to) line.to = to;
    line.who.add(accountId);
    line.which.add(`${accountId} ${subject}`);
  }
  return [...lines.values()].map(({ who, which, ...line }) => ({ ...line, accounts: who.size, meters: which.size }));
}

/** Where what a chunk covers begins and ends; its period's beginning where that cannot be read. */
function boundsOf({ periodStart, coverage }: SeriesChunkRow): { from: string; to: string } {
  const spans = parseSpansOrEmpty(coverage);
  const from = spans[0]?.start ?? periodStart.getTime();
  const to = spans.at(-1)?.end ?? periodStart.getTime();
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
