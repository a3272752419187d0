import type { HeldSpan } from '@/lib/domain/held-spans';
import type { ResourceGranularity } from '@/lib/domain/resource';
import type { Database } from '../../db/database';
import type { SeriesChunkRow, SeriesKey } from '../../db/series-chunks';
import { chunksOf, findAccounts, findSeries, removeChunks } from '../../db/walk-archive';
import { periodOf } from '../store/periods';
import { readSpans } from '../store/series-store';

/** What is to be forgotten: chunks of a granularity that end before an instant (milliseconds). */
export interface PruneRule {
  granularity: ResourceGranularity;
  before: number;
  /** Of this account only. */
  accountId?: string;
  /** Of this resource only. */
  resource?: string;
  /** Also what is told of by nothing coarser: it would be gone. */
  evenTheLast: boolean;
}

interface Amount {
  chunks: number;
  points: number;
  bytes: number;
}

/** What was removed (or would be), and what was kept because nothing coarser tells of its time. */
export interface PruneResult {
  removed: Amount;
  keptAsLast: Amount;
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
  const result: PruneResult = { removed: nothing(), keptAsLast: nothing() };
  for (const { id } of await findAccounts(db, rule.accountId)) {
    const all = await findSeries(db, id);
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
  const coarser = rule.evenTheLast ? [] : await coarserSpans(db, accountId, series, rule);
  let starts: Date[] = [];
  const remove = async () => {
    if (apply && starts.length > 0) await removeChunks(db, accountId, series, starts);
    starts = [];
  };
  for await (const chunk of chunksOf(db, accountId, series, rule.before)) {
    if (periodOf(chunk.periodStart.getTime(), rule.granularity).end > rule.before) continue;
    if (!rule.evenTheLast && !isTold(chunk, coarser)) {
      add(result.keptAsLast, chunk);
      continue;
    }
    add(result.removed, chunk);
    starts.push(chunk.periodStart);
    if (starts.length >= AT_ONCE) await remove();
  }
  await remove();
}

/** What coarser granularities were asked for, long enough after its end to stay what it is. In order. */
async function coarserSpans(db: Database, accountId: string, series: SeriesKey, rule: PruneRule): Promise<HeldSpan[]> {
  const spans: HeldSpan[] = [];
  for (const granularity of COARSER[rule.granularity]) {
    for await (const { coverage } of chunksOf(db, accountId, { ...series, granularity }, rule.before)) {
      spans.push(...spansOf(coverage).filter(({ end, askedAt }) => askedAt >= end + SETTLED_AFTER_MS));
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Whether all that a chunk was asked for lies within the spans. */
function isTold({ coverage }: SeriesChunkRow, coarser: readonly HeldSpan[]): boolean {
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
function spansOf(coverage: string): HeldSpan[] {
  try {
    return readSpans(coverage);
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
