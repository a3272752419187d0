import type { Freshness } from '@/lib/domain/answer';
import type { Span } from '@/lib/domain/series';
import { rangeSpan } from '../lookup/range-span';
import type { RecordsAnswer } from '../ports/archive';
import type { ReportGap, ReportPart, SkippedParts } from './definition';
import { splitByDays } from './fetch-series';
import { notFetchedError } from './not-fetched';
import { fetchUnlessSkipped, partKey } from './skipped-parts';

/** Days of readings that are held in memory at once: 288 a day, of a gateway. */
const CHUNK_DAYS = 60;

/** How a device is asked what it told within a span. */
export interface RecordSource<T> {
  kind: 'readings' | 'grid';
  id: string;
  fetch(span: Span): Promise<RecordsAnswer<T>>;
  /** Requests that it would take. */
  cost(span: Span): Promise<number>;
}

/** What a device told within a range, without the readings themselves. */
export interface RecordsSummary<T> extends Pick<Freshness, 'asOf' | 'source'> {
  count: number;
  last: T | null;
  gaps: ReportGap[];
}

/** Sees to it that a range is held, and says what it amounts to. What could not be asked for fails the report. */
export async function fetchRecords<T>(
  spans: readonly Span[],
  teller: RecordSource<T>,
  run: { now: number; skipped?: SkippedParts },
): Promise<RecordsSummary<T>> {
  const at = new Date(run.now).toISOString();
  const found: RecordsSummary<T> = { count: 0, last: null, gaps: [], asOf: at, source: 'cache' };
  for (const span of spans) {
    const answer = await fetchUnlessSkipped(run, partKey(teller.kind, teller.id), () => teller.fetch(span));
    if (!answer) {
      found.gaps.push({ id: teller.id, ...span, reason: 'refused' });
      continue;
    }
    const { data, notFetched: unasked, asOf, source, notice } = answer;
    if (unasked.length > 0) throw notFetchedError({ notice });
    found.count += data.length;
    found.last = data.at(-1) ?? found.last;
    if (asOf < found.asOf) found.asOf = asOf;
    if (source !== 'cache') found.source = source;
  }
  return found;
}

/** The readings of a range that was seen to, in the order of time. */
export async function* readRecords<T>(
  spans: readonly Span[],
  teller: RecordSource<T>,
  { skipped }: { skipped?: SkippedParts },
): AsyncGenerator<T, void, undefined> {
  if (skipped?.has(partKey(teller.kind, teller.id))) return;
  for (const span of spans) {
    const { data, notFetched: unasked, notice } = await teller.fetch(span);
    if (unasked.length > 0) throw notFetchedError({ notice });
    yield* data;
  }
}

/** The pieces in which a device is asked. */
export function recordParts<T>(spans: readonly Span[], teller: RecordSource<T>): ReportPart[] {
  return spans.map((span) => {
    let cost: Promise<number> | null = null;
    return {
      key: partKey(teller.kind, teller.id),
      fetch: () => teller.fetch(span),
      cost: () => {
        cost ??= teller.cost(span);
        return cost;
      },
    };
  });
}

/** A range as a person gives it, in parts that fit into memory. Throws `bad_request` as `rangeSpan` does. */
export function recordSpans(range: { start: string; end: string }, zone: string): Span[] {
  return splitByDays(rangeSpan(range, zone), CHUNK_DAYS, zone);
}
