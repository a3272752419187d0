import type { TimesStyle } from '@/lib/contract/api-urls';
import type { Span } from '@/lib/domain/series';
import type { RawSeries } from '../ports/archive';
import { zonedTimeWriter } from './time-text';
import type { Cell, ReportColumn } from './writers/table';

type Fields = Record<string, unknown>;

/** The input for one meter's insights: the cloud's answers as sent, and the meter's zone. */
export interface InsightsSource {
  timezone: string;
  /** Buckets outside of it, such as the one at `end`, are left out. UTC instants. */
  span: Span;
  usage: RawSeries;
  /** Null if the cloud has no baseline for the meter. */
  baseline: RawSeries | null;
}

/** One usage bucket of one meter with the baseline bucket of the same time. */
export interface InsightsRow {
  source: InsightsSource;
  result: Fields;
  baselineResult: Fields | null;
}

/** Yields one row per usage bucket, meter by meter, by time; duplicate buckets are merged. */
export function* insightsRows(sources: readonly InsightsSource[]): Generator<InsightsRow> {
  for (const source of sources) {
    const baseline = bucketsByTime(source.baseline?.rows ?? [], source.span);
    const usage = bucketsByTime(source.usage.rows, source.span);
    for (const [at, result] of [...usage].sort(([a], [b]) => a - b)) {
      yield { source, result, baselineResult: baseline.get(at) ?? null };
    }
  }
}

/** Returns the rows of a span by instant. Of two rows for one instant the later wins, unless it has no value. */
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
 * Returns the columns of the `insights` CSV: every field with a single value in any of the answers, named as in the
 * cloud, in order of first appearance. `time` is written in the meter's own zone.
 */
export function insightsColumns(sources: readonly InsightsSource[], times: TimesStyle): ReportColumn<InsightsRow>[] {
  const writeTime = zonedTimeWriter(times);
  const cell = (row: InsightsRow, fields: Fields | null | undefined, name: string): Cell => {
    const value = fields?.[name];
    if (!isSingleValue(value)) return null;
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

/** Returns the names of fields that hold a single value in any record; fields that are always null are included. */
function fieldNames(records: Iterable<Fields>): string[] {
  const names = new Set<string>();
  for (const record of records) {
    for (const [name, value] of Object.entries(record)) if (isSingleValue(value)) names.add(name);
  }
  return [...names];
}

function isSingleValue(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
