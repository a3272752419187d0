import type { TimesStyle } from '@/lib/contract/api-urls';
import type { Span } from '@/lib/domain/series';
import type { SeriesAnswer } from '../ports/archive';
import { zonedTimeWriter } from './time-text';
import type { Cell, ReportColumn } from './writers/table';

type Fields = Record<string, unknown>;

/** What the insights of one meter are made of: the cloud's answers as sent, and the meter's own calendar. */
export interface InsightsSource {
  timezone: string;
  /** Buckets outside of it (the one at `end`) are left out. UTC instants. */
  span: Span;
  usage: SeriesAnswer['raw'];
  /** Null where the cloud has no baseline for the meter. */
  baseline: SeriesAnswer['raw'] | null;
}

/** One usage bucket of one meter with the baseline bucket of the same time. */
export interface InsightsRow {
  source: InsightsSource;
  result: Fields;
  baselineResult: Fields | null;
}

/** One row a usage bucket, meter after meter, sorted by time; a bucket that was sent twice stands once. */
export function* insightsRows(sources: readonly InsightsSource[]): Generator<InsightsRow> {
  for (const source of sources) {
    const baseline = bucketsByTime(source.baseline?.rows ?? [], source.span);
    const usage = bucketsByTime(source.usage.rows, source.span);
    for (const [at, result] of [...usage].sort(([a], [b]) => a - b)) {
      yield { source, result, baselineResult: baseline.get(at) ?? null };
    }
  }
}

/** The rows of a span by instant. Of two for one instant the later wins, unless it lost the number. */
function bucketsByTime(rows: readonly Fields[], span: Span): Map<number, Fields> {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const found = new Map<number, Fields>();
  for (const row of rows) {
    const at = Date.parse(String(row.time));
    if (!(at >= from && at < to)) continue;
    const before = found.get(at);
    if (!before || hasNumber(row) || !hasNumber(before)) found.set(at, row);
  }
  return found;
}

const hasNumber = (row: Fields) => Object.values(row).some((value) => typeof value === 'number');

/**
 * Columns of the `insights` CSV: every single-valued field that any of the answers has, named as the cloud names it,
 * in the order in which they first appear. `time` is written in the meter's own zone.
 */
export function insightsColumns(sources: readonly InsightsSource[], times: TimesStyle): ReportColumn<InsightsRow>[] {
  const writeTime = zonedTimeWriter(times);
  const cell = (row: InsightsRow, fields: Fields | null | undefined, name: string): Cell => {
    const value = fields?.[name];
    if (!isSingle(value)) return null;
    return name === 'time' && typeof value === 'string' ? writeTime(row.source.timezone, value) : value;
  };
  const group = (prefix: string, records: Iterable<Fields>, pick: (row: InsightsRow) => Fields | null | undefined) =>
    fieldNames(records).map((name): ReportColumn<InsightsRow> => {
      return {
        head: `${prefix}__${name}`,
        type: name === 'time' ? 'time' : 'text',
        cell: (row) => cell(row, pick(row), name),
      };
    });
  const baselines = sources.flatMap(({ baseline }) => (baseline ? [baseline] : []));
  return [
    ...group(
      'usage_summary',
      sources.map(({ usage }) => usage.summary),
      (row) => row.source.usage.summary,
    ),
    ...group(
      'usage_result',
      sources.flatMap(({ usage }) => usage.rows),
      (row) => row.result,
    ),
    ...group(
      'baseline_summary',
      baselines.map(({ summary }) => summary),
      (row) => row.source.baseline?.summary,
    ),
    ...group(
      'baseline_result',
      baselines.flatMap(({ rows }) => rows),
      (row) => row.baselineResult,
    ),
  ];
}

/** Names of the fields that hold one value somewhere; one that is null everywhere is a column too. */
function fieldNames(records: Iterable<Fields>): string[] {
  const names = new Set<string>();
  for (const record of records) {
    for (const [name, value] of Object.entries(record)) if (isSingle(value)) names.add(name);
  }
  return [...names];
}

function isSingle(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
