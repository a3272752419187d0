import type { ResourceGranularity } from '@/lib/domain/resource';
import type { StoredSpan } from '@/lib/domain/stored-spans';
import type { Database } from '../../db/database';
import { deleteChunks, findAccounts, listSeriesKeys, readSeriesChunks } from '../../db/read-archive';
import type { SeriesChunkRow, SeriesKey } from '../../db/series-chunks';
import { periodOf } from '../store/periods';
import { parseSpans } from '../store/series-store';

/** What is to be forgotten: chunks of a granularity that end before an instant (milliseconds). */
export interface PruneRule {
  granularity: ResourceGranularity;
  before: number;
  /** Of this account only. */
  accountId?: string;
  /** Of this resource only. */
  resource?: string;
  /** Also what is told of by nothing coarser: it would be gone. */
  allowLastCopy: boolean;
}

interface Amount {
  chunks: number;
  points: number;
  bytes: number;
}

/** What was removed (or would be), and what was kept because nothing coarser tells of its time. */
export interface PruneResult {
  removed: Amount;
  keptAsLastCopy: Amount;
}

/** Finest first; readings lie on no grid, and nothing takes their place. */
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
const AT_ONCE = 100;

/**
 * Forgets old chunks. Hours, days and months that were never asked for are added up from what is finer: so a chunk goes
 * only where a coarser one tells of the same time, unless `evenTheLast`. Without `apply` nothing is changed.
 */
export async function pruneArchive(db: Database, rule: PruneRule, apply: boolean): Promise<PruneResult> {
  const result: PruneResult = { removed: nothing(), keptAsLastCopy: nothing() };
  for (const { id } of await findAccounts(db, rule.accountId)) {
    const all = await listSeriesKeys(db, id);
    const fits = ({ resource, granularity }: SeriesKey) =>
      granularity === rule.granularity && (rule.resource === undefined || resource === rule.resource);
    for (const series of all.filter(fits)) await pruneSeries(db, id, series, rule, apply, result);
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
    if (!rule.allowLastCopy && !isTold(chunk, coarser)) {
      add(result.keptAsLastCopy, chunk);
      continue;
    }
    add(result.removed, chunk);
    starts.push(chunk.periodStart);
    if (starts.length >= AT_ONCE) await remove();
  }
  await remove();
}

/** What coarser granularities were asked for, long enough after its end to stay what it is. In order. */
async function coarserSpans(
  db: Database,
  accountId: string,
  series: SeriesKey,
  rule: PruneRule,
): Promise<StoredSpan[]> {
  const spans: StoredSpan[] = [];
  for (const granularity of COARSER[rule.granularity]) {
    for await (const { coverage } of readSeriesChunks(db, accountId, { ...series, granularity }, rule.before)) {
      spans.push(...spansOf(coverage).filter(({ end, askedAt }) => askedAt >= end + SETTLED_AFTER_MS));
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Whether all that a chunk was asked for lies within the spans. */
function isTold({ coverage }: SeriesChunkRow, coarser: readonly StoredSpan[]): boolean {
  return spansOf(coverage).every(({ start, end }) => {
    let reached = start;
    for (const span of coarser) {
      if (span.start > reached) break;
      reached = Math.max(reached, span.end);
    }
    return reached >= end;
  });
}

/** What was asked for; nothing where that cannot be read: a damaged chunk counts as not held. */
function spansOf(coverage: string): StoredSpan[] {
  try {
    return parseSpans(coverage);
  } catch {
    return [];
  }
}

const nothing = (): Amount => ({ chunks: 0, points: 0, bytes: 0 });

function add(amount: Amount, { pointCount, points }: SeriesChunkRow): void {
  amount.chunks += 1;
  amount.points += pointCount;
  amount.bytes += points.byteLength;
}
