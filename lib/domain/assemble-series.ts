import { bucketGrid, hoursOf } from './calendar';
import { exactSum } from './exact-sum';
import type { Granularity, SeriesKind } from './granularity';
import { meterTypeOf } from './meter-types';
import type { Bucket, BucketState, Coverage, GridInterval, RawPoint, Series, Span } from './series';

/** What a series is requested for. `meterCreatedAt` is a UTC instant or null. */
export interface SeriesFrame extends Span {
  meterId: string;
  meterType: string;
  meterCreatedAt: string | null;
  kind: SeriesKind;
  granularity: Granularity;
  timezone: string;
}

/**
 * Returns one point for each instant of the span, sorted by time. The cloud may send unsorted arrays, a bucket twice where
 * two requests meet, and the bucket at `end`. Of several points for one instant, the last one with a number is used.
 */
export function clipPoints(points: readonly RawPoint[], span: Span): RawPoint[] {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const byTime = new Map<number, RawPoint>();
  for (const point of points) {
    const at = Date.parse(point.time);
    if (!(at >= from && at < to)) continue;
    const existing = byTime.get(at);
    if (!existing || point.value !== null || existing.value === null) byTime.set(at, point);
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([, point]) => point);
}

/**
 * True when the points can be used for the grid's intervals: each point is at the start of an interval, and no interval
 * is cut by the span's edge. Otherwise (the cloud's days begin at UTC midnight, or a range begins on the 15th of a month)
 * finer points must be fetched and added up. Ignores points outside the grid, such as the one at its end.
 */
export function fitsGrid(points: readonly RawPoint[], grid: readonly GridInterval[]): boolean {
  const from = Date.parse(grid[0]?.start ?? '');
  const to = Date.parse(grid.at(-1)?.end ?? '');
  if (grid.some(({ cut }) => cut)) return false;
  const starts = new Set(grid.map(({ start }) => Date.parse(start)));
  const times = points.map(({ time }) => Date.parse(time));
  const inside = times.filter((at) => at >= from && at < to);
  // Points only outside the span, other than the one at its end, are too coarse for it.
  if (inside.length === 0) return times.every((at) => at === to);
  return inside.every((at) => starts.has(at));
}

/**
 * Adds up finer points on a coarser grid. `finer` is the grid of the points. An interval without a point, or with a
 * missing finer one, gets null: a part must not look like the total. The interval that contains `nowMs` gets the sum so
 * far, and parts before the meter existed (`createdMs`) may be missing. The register is the one at the interval's start,
 * as in the cloud's own points.
 */
export function aggregatePoints(
  points: readonly RawPoint[],
  finer: readonly Span[],
  grid: readonly Span[],
  nowMs: number,
  createdMs = Number.NEGATIVE_INFINITY,
): RawPoint[] {
  const byStart = new Map(points.map((point) => [Date.parse(point.time), point]));
  let index = 0;
  return grid.map((interval) => {
    const end = Date.parse(interval.end);
    const values: number[] = [];
    let complete = true;
    let first: RawPoint | undefined;
    for (; index < finer.length; index += 1) {
      const part = finer[index];
      if (!part || Date.parse(part.start) >= end) break;
      const point = byStart.get(Date.parse(part.start));
      if (point && point.value !== null) {
        values.push(point.value);
        first ??= point;
      } else if (Date.parse(part.end) <= nowMs && Date.parse(part.end) > createdMs) complete = false;
    }
    const value = complete && values.length > 0 ? exactSum(values) : null;
    return {
      time: interval.start,
      value,
      rate: value === null ? null : rateOf(value, interval, nowMs),
      register: first?.register ?? null,
      actual: first?.actual ?? null,
    };
  });
}

/** Whether the points were added up from finer ones, and which spans could not be fetched. */
interface Provenance {
  derived: boolean;
  notFetched: readonly Span[];
}

const AS_SENT: Provenance = { derived: false, notFetched: [] };

/** Returns usage per hour; for the current interval, per hour that has passed. */
function rateOf(value: number, interval: Span, nowMs: number): number {
  const end = Date.parse(interval.end);
  const start = Date.parse(interval.start);
  const hours = start < nowMs && nowMs < end ? (nowMs - start) / 3_600_000 : hoursOf(interval);
  return exactSum([value / hours]);
}

function stateOf(
  interval: Span,
  value: number | null,
  createdMs: number,
  nowMs: number,
  { derived, notFetched }: Provenance,
): BucketState {
  const start = Date.parse(interval.start);
  const end = Date.parse(interval.end);
  if (start >= nowMs) return 'future';
  if (end > nowMs) return 'running';
  if (value !== null) return derived ? 'derived' : 'measured';
  if (end <= createdMs) return 'before';
  return notFetched.some((gap) => start < Date.parse(gap.end) && Date.parse(gap.start) < end) ? 'unasked' : 'missing';
}

/** Counts the intervals that are over, and merges adjacent ones without a number into gaps. */
export function coverageOf(buckets: readonly Bucket[]): Coverage {
  const coverage: Coverage = { complete: true, expected: 0, measured: 0, derived: 0, missing: 0, unasked: 0, gaps: [] };
  for (const bucket of buckets) {
    if (bucket.state === 'running' || bucket.state === 'future' || bucket.state === 'before') continue;
    coverage[bucket.state] += 1;
    coverage.expected += 1;
    if (bucket.state !== 'missing' && bucket.state !== 'unasked') continue;
    const open = coverage.gaps.at(-1);
    if (open && open.end === bucket.start) open.end = bucket.end;
    else coverage.gaps.push({ start: bucket.start, end: bucket.end });
  }
  coverage.complete = coverage.gaps.length === 0;
  return coverage;
}

/**
 * Places points on the premise's calendar: every interval of the frame once, sorted, gaps as intervals with null.
 * `nowMs` decides which interval is current and which are in the future; numbers the cloud sends for the future (a
 * baseline has them) are kept. Source: `/usage`, `/baseline-series`, `/average-series`.
 */
export function assembleSeries(
  frame: SeriesFrame,
  points: readonly RawPoint[],
  nowMs: number,
  provenance: Provenance = AS_SENT,
): Series {
  const grid = bucketGrid(frame, frame.granularity, frame.timezone);
  const byStart = new Map(clipPoints(points, frame).map((point) => [Date.parse(point.time), point]));
  const createdMs = frame.meterCreatedAt ? Date.parse(frame.meterCreatedAt) : Number.NEGATIVE_INFINITY;
  const buckets = grid.map((interval): Bucket => {
    const point = byStart.get(Date.parse(interval.start));
    const value = point?.value ?? null;
    return {
      start: interval.start,
      end: interval.end,
      value,
      rate: point?.rate ?? (value === null ? null : rateOf(value, interval, nowMs)),
      register: point?.register ?? null,
      actual: point?.actual ?? null,
      state: stateOf(interval, value, createdMs, nowMs, provenance),
    };
  });
  const values = buckets.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    meterId: frame.meterId,
    meterType: frame.meterType,
    kind: frame.kind,
    granularity: frame.granularity,
    timezone: frame.timezone,
    start: frame.start,
    end: frame.end,
    unit: meterTypeOf(frame.meterType).unit,
    sum: values.length === 0 ? null : exactSum(values),
    buckets,
    coverage: coverageOf(buckets),
  };
}
