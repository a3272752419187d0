import type { Freshness } from '@/lib/domain/answer';
import { hoursOf } from '@/lib/domain/calendar';
import { splitAtBlocks } from '@/lib/domain/request-width';
import type { Span } from '@/lib/domain/series';
import { rangeSpan } from '../lookup/range-span';
import type { RecordsAnswer } from '../ports/archive';
import type { ReportGap, ReportPart, SkippedParts } from './definition';
import { notFetchedError } from './not-fetched';
import { fetchUnlessSkipped, partKey } from './skipped-parts';

/** Days of readings kept in memory at once: two months; a gateway has 288 a day. */
const CHUNK_DAYS = 62;

/** Loads one device's readings. */
export interface RecordSource<T> {
  kind: 'readings' | 'grid';
  id: string;
  fetch(span: Span): Promise<RecordsAnswer<T>>;
  /** Returns the number of requests it would take. */
  cost(span: Span): Promise<number>;
}

/** Summary of a device's readings within a range, without the readings themselves. */
export interface RecordsSummary<T> extends Pick<Freshness, 'asOf' | 'source'> {
  count: number;
  last: T | null;
  gaps: ReportGap[];
}

/** Makes sure a range is stored and returns its summary. Throws if any part could not be fetched. */
export async function fetchRecords<T>(
  spans: readonly Span[],
  source: RecordSource<T>,
  run: { now: number; skipped?: SkippedParts },
): Promise<RecordsSummary<T>> {
  const at = new Date(run.now).toISOString();
  const summary: RecordsSummary<T> = { count: 0, last: null, gaps: [], asOf: at, source: 'cache' };
  for (const span of spans) {
    const answer = await fetchUnlessSkipped(run, partKey(source.kind, source.id), () => source.fetch(span));
    if (!answer) {
      summary.gaps.push({ id: source.id, ...span, reason: 'refused' });
      continue;
    }
    const { count, last, notFetched, asOf, notice } = answer;
    if (notFetched.length > 0) throw notFetchedError({ notice });
    summary.count += count;
    summary.last = last ?? summary.last;
    if (asOf < summary.asOf) summary.asOf = asOf;
    if (answer.source !== 'cache') summary.source = answer.source;
  }
  return summary;
}

/** Yields the readings of a range that `fetchRecords` has stored in parts, by time. */
export async function* readRecords<T>(
  spans: readonly Span[],
  source: RecordSource<T>,
  { skipped }: { skipped?: SkippedParts },
): AsyncGenerator<readonly T[], void, undefined> {
  if (skipped?.has(partKey(source.kind, source.id))) return;
  for (const span of spans) {
    const { data, notFetched, notice } = await source.fetch(span);
    if (notFetched.length > 0) throw notFetchedError({ notice });
    yield data;
  }
}

/** Returns one part per span of a device. */
export function recordParts<T>(spans: readonly Span[], source: RecordSource<T>): ReportPart[] {
  return spans.map((span) => {
    let cost: Promise<number> | null = null;
    return {
      key: partKey(source.kind, source.id),
      fetch: () => source.fetch(span),
      cost: () => {
        cost ??= source.cost(span);
        return cost;
      },
    };
  });
}

/** Splits a range as entered by the user into spans that fit into memory. Throws `bad_request` as `rangeSpan` does. */
export function recordSpans(range: { start: string; end: string }, zone: string): Span[] {
  // Readings are fetched and stored by UTC days.
  return splitAtBlocks(rangeSpan(range, zone), 'none', 'UTC', (part) => hoursOf(part) <= CHUNK_DAYS * 24);
}
