import type { Database } from '../../db/database';
import { everyChunk } from '../../db/series-chunks';

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
  from: string;
  to: string;
}

/** Counts what the archive holds; the first and the last chunk's beginning bound each line. */
export async function archiveStats(db: Database): Promise<ArchiveStats[]> {
  const lines = new Map<string, ArchiveStats & { who: Set<string>; which: Set<string> }>();
  for await (const chunk of everyChunk(db)) {
    const { resource, granularity, accountId, subject } = chunk;
    const key = `${resource} ${granularity}`;
    const at = chunk.periodStart.toISOString();
    const line = lines.get(key) ?? {
      ...{ resource, granularity, accounts: 0, meters: 0, chunks: 0, sealedChunks: 0, points: 0, bytes: 0 },
      ...{ corrections: 0, from: at, to: at, who: new Set<string>(), which: new Set<string>() },
    };
    lines.set(key, line);
    line.chunks += 1;
    line.sealedChunks += chunk.sealed ? 1 : 0;
    line.points += chunk.pointCount;
    line.bytes += chunk.points.byteLength;
    line.corrections += chunk.corrections;
    if (at < line.from) line.from = at;
    if (at > line.to) line.to = at;
    line.who.add(accountId);
    line.which.add(`${accountId} ${subject}`);
  }
  return [...lines.values()].map(({ who, which, ...line }) => ({ ...line, accounts: who.size, meters: which.size }));
}
