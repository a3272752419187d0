import type { ResourceGranularity } from '@/lib/domain/resource';
import { covers, type StoredSpan } from '@/lib/domain/stored-spans';
import type { Database } from '../../db/database';
import { deleteChunks, findAccounts, listSeriesKeys, readSeriesChunks } from '../../db/read-archive';
import type { SeriesChunkRow, SeriesKey } from '../../db/series-chunks';
import { periodOf } from '../store/periods';
import { parseSpansOrEmpty } from '../store/series-store';

/** Which chunks to delete: those of a granularity that end before an instant (milliseconds). */
export interface PruneRule {
  granularity: ResourceGranularity;
  before: number;
  /** Only this account. */
  accountId?: string;
  /** Only this resource. */
  resource?: string;
  /** Also delete chunks whose time no coarser chunk covers; their data is then lost. */
  allowLastCopy: boolean;
}

interface Amount {
  chunks: number;
  points: number;
  bytes: number;
}

/** What was removed (or would be), and what was kept because no coarser chunk covers its time. */
export interface PruneResult {
  removed: Amount;
  keptAsLastCopy: Amount;
}

/** The coarser granularities of each, finest first. Readings have none that could replace them. */
const COARSER: Record<ResourceGranularity, readonly string[]> = {
  none: [],
  minute: ['fifteenminute', 'hour', 'bihour', 'day', 'month'],
  fifteenminute: ['hour', 'bihour', 'day', 'month'],
  hour: ['bihour', 'day', 'month'],
  bihour: ['day', 'month'],
  day: ['month'],
  month: [],
};

const SETTLED_AFTER_MS = 48 * 3_600_000;
const BATCH_SIZE = 100;

/**
 * Deletes old chunks. Hours, days and months that were never fetched are added up from finer series. So a chunk is
 * deleted only where coarser ones cover the same time, unless `allowLastCopy`. Without `apply` nothing is changed.
 */
export async function pruneArchive(db: Database, rule: PruneRule, apply: boolean): Promise<PruneResult> {
  const result: PruneResult = { removed: noAmount(), keptAsLastCopy: noAmount() };
  for (const { id } of await findAccounts(db, rule.accountId)) {
    const all = await listSeriesKeys(db, id);
    const matches = ({ resource, granularity }: SeriesKey) =>
      granularity === rule.granularity && (rule.resource === undefined || resource === rule.resource);
    for (const series of all.filter(matches)) await pruneSeries(db, id, series, rule, apply, result);
  }
  return result;
}

async function pruneSeries(
  db: Database,
  accountId: string,
  series: SeriesKey,
  rule: PruneRule,
  apply: boolean,
  result: PruneResult,
): Promise<void> {
  const coarser = rule.allowLastCopy ? [] : await coarserSpans(db, accountId, series, rule);
  let starts: Date[] = [];
  const remove = async () => {
    if (apply && starts.length > 0) await deleteChunks(db, accountId, series, starts);
    starts = [];
  };
  for await (const chunk of readSeriesChunks(db, accountId, series, rule.before)) {
    if (periodOf(chunk.periodStart.getTime(), rule.granularity).end > rule.before) continue;
    if (!rule.allowLastCopy && !isCovered(chunk, coarser)) {
      add(result.keptAsLastCopy, chunk);
      continue;
    }
    add(result.removed, chunk);
    starts.push(chunk.periodStart);
    if (starts.length >= BATCH_SIZE) await remove();
  }
  await remove();
}

/** Returns the spans of coarser granularities that were fetched long enough after their end to be final. Sorted. */
async function coarserSpans(
  db: Database,
  accountId: string,
  series: SeriesKey,
  rule: PruneRule,
): Promise<StoredSpan[]> {
  const spans: StoredSpan[] = [];
  for (const granularity of COARSER[rule.granularity]) {
    for await (const { coverage } of readSeriesChunks(db, accountId, { ...series, granularity }, rule.before)) {
      spans.push(...parseSpansOrEmpty(coverage).filter(({ end, askedAt }) => askedAt >= end + SETTLED_AFTER_MS));
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** True when the spans cover everything that was fetched for a chunk. */
function isCovered({ coverage }: SeriesChunkRow, coarser: readonly StoredSpan[]): boolean {
  return parseSpansOrEmpty(coverage).every(({ start, end }) => covers(coarser, start, end));
}

const noAmount = (): Amount => ({ chunks: 0, points: 0, bytes: 0 });

function add(amount: Amount, { pointCount, points }: SeriesChunkRow): void {
  amount.chunks += 1;
  amount.points += pointCount;
  amount.bytes += points.byteLength;
}
