import { type BucketEdges, bucketEdges } from './calendar';
import { exactColumnSum, exactSum } from './exact-sum';
import type { Granularity, SeriesKind } from './granularity';
import { toInstantText } from './instant-text';
import { meterTypeOf } from './meter-types';
import { emptyPoints, type PointColumns } from './point-columns';
import type { Bucket, BucketState, Coverage, Span } from './series';
import { bucketsOf, type ColumnSeries, rateOf, type SeriesColumns } from './series-columns';

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
 * True when the points can be used for the intervals of a calendar: each point is at the start of an interval, and no
 * interval is cut by the span's edge. Otherwise (the cloud's days begin at UTC midnight, or a range begins on the 15th of
 * a month) finer points must be fetched and added up. Ignores points outside the edges, such as the one at the end.
 */
export function fitsCalendar({ times }: PointColumns, { edges, cutAtStart, cutAtEnd }: BucketEdges): boolean {
  if (cutAtStart || cutAtEnd) return false;
  const [from = 0, to = 0] = [edges[0], edges.at(-1)];
  let [next, inside] = [0, 0];
  for (const at of times) {
    if (at < from || at >= to) continue;
    while ((edges[next] ?? at) < at) next += 1;
    if (edges[next] !== at) return false;
    inside += 1;
  }
  // Points only outside the span, other than the one at its end, are too coarse for it.
  return inside > 0 || times.every((at) => at === to);
}

/**
 * Adds up finer points on a coarser grid. `finer` are the edges of the points. An interval without a point, or with a
 * missing finer one, gets no number: a part must not look like the total. The interval that contains `nowMs` gets the
 * sum so far, and parts before the meter existed (`createdMs`) may be missing. The register is the one at the interval's
 * start, as in the cloud's own points.
 */
export function aggregatePoints(
  points: PointColumns,
  finer: readonly number[],
  edges: readonly number[],
  nowMs: number,
  createdMs = Number.NEGATIVE_INFINITY,
): PointColumns {
  const sums = emptyPoints(new Float64Array(edges.slice(0, -1)));
  const indexAt = pointFinder(points);
  let part = 0;
  sums.times.forEach((start, index) => {
    const end = edges[index + 1] ?? start;
    const found: number[] = [];
    let complete = true;
    for (; part + 1 < finer.length && (finer[part] ?? end) < end; part += 1) {
      const point = indexAt(finer[part] ?? Number.NaN);
      if (!Number.isNaN(points.value[point] ?? Number.NaN)) found.push(point);
      else if ((finer[part + 1] ?? 0) <= nowMs && (finer[part + 1] ?? 0) > createdMs) complete = false;
    }
    const [first] = found;
    if (first === undefined) return;
    sums.register[index] = points.register[first] ?? Number.NaN;
    sums.actual[index] = points.actual[first] ?? Number.NaN;
    if (!complete) return;
    const value = exactSum(found.map((point) => points.value[point] ?? 0));
    sums.value[index] = value;
    sums.rate[index] = rateOf(value, start, endOrNow(start, end, nowMs));
  });
  return sums;
}

/** Returns a point for each interval, without numbers where there is none. Stored points mostly are that already. */
function placeOnEdges(points: PointColumns, edges: readonly number[]): PointColumns {
  const { times } = points;
  if (times.length === edges.length - 1 && times.every((at, index) => at === edges[index])) return points;
  const placed = emptyPoints(new Float64Array(edges.slice(0, -1)));
  const indexAt = pointFinder(points);
  placed.times.forEach((start, index) => {
    const point = indexAt(start);
    for (const name of ['value', 'rate', 'register', 'actual'] as const) {
      placed[name][index] = points[name][point] ?? Number.NaN;
    }
  });
  return placed;
}

/** Returns a function that returns the index of the point at an instant, or -1. Instants must not get smaller. */
function pointFinder({ times }: PointColumns): (at: number) => number {
  let next = 0;
  return (at) => {
    while (next < times.length && (times[next] ?? at) < at) next += 1;
    return times[next] === at ? next : -1;
  };
}

/** Whether the points were added up from finer ones, and which spans (milliseconds, sorted) could not be fetched. */
interface Provenance {
  derived: boolean;
  notFetched: readonly { start: number; end: number }[];
}

const AS_SENT: Provenance = { derived: false, notFetched: [] };

/** A running interval has the rate of the time that has passed. */
function endOrNow(start: number, end: number, nowMs: number): number {
  return start < nowMs && nowMs < end ? nowMs : end;
}

function stateOf(
  start: number,
  end: number,
  value: number,
  createdMs: number,
  nowMs: number,
  { derived, notFetched }: Provenance,
): BucketState {
  if (start >= nowMs) return 'future';
  if (end > nowMs) return 'running';
  if (!Number.isNaN(value)) return derived ? 'derived' : 'measured';
  if (end <= createdMs) return 'before';
  return notFetched.some((gap) => start < gap.end && gap.start < end) ? 'unasked' : 'missing';
}

/** Counts the intervals that are over, and merges adjacent ones without a number into gaps. */
export function coverageOf({ edges, states }: Pick<SeriesColumns, 'edges' | 'states'>): Coverage {
  const coverage: Coverage = { complete: true, expected: 0, measured: 0, derived: 0, missing: 0, unasked: 0, gaps: [] };
  states.forEach((state, index) => {
    if (state === 'running' || state === 'future' || state === 'before') return;
    coverage[state] += 1;
    coverage.expected += 1;
    if (state !== 'missing' && state !== 'unasked') return;
    const [start, end] = [toInstantText(edges[index] ?? 0), toInstantText(edges[index + 1] ?? 0)];
    const open = coverage.gaps.at(-1);
    if (open && open.end === start) open.end = end;
    else coverage.gaps.push({ start, end });
  });
  coverage.complete = coverage.gaps.length === 0;
  return coverage;
}

/**
 * Places points on the premise's calendar: every interval of the frame once, sorted, gaps as intervals without a number.
 * `nowMs` decides which interval is current and which are in the future; numbers the cloud sends for the future (a
 * baseline has them) are kept. Source: `/usage`, `/baseline-series`, `/average-series`.
 */
export function assembleSeries(
  frame: SeriesFrame,
  points: PointColumns,
  nowMs: number,
  provenance: Provenance = AS_SENT,
): ColumnSeries {
  const { edges } = bucketEdges(frame, frame.granularity, frame.timezone);
  const createdMs = frame.meterCreatedAt ? Date.parse(frame.meterCreatedAt) : Number.NEGATIVE_INFINITY;
  const { times, value, rate: sent, register, actual } = placeOnEdges(points, edges);
  const states: BucketState[] = [];
  const rate = new Float64Array(times.length);
  for (let index = 0; index < times.length; index += 1) {
    const start = times[index] as number;
    const end = edges[index + 1] as number;
    const used = value[index] as number;
    const given = sent[index] as number;
    rate[index] = Number.isNaN(given) ? rateOf(used, start, endOrNow(start, end, nowMs)) : given;
    states.push(stateOf(start, end, used, createdMs, nowMs, provenance));
  }
  const columns = { edges, states, value, rate, register, actual };
  let buckets: Bucket[] | null = null;
  return {
    meterId: frame.meterId,
    meterType: frame.meterType,
    kind: frame.kind,
    granularity: frame.granularity,
    timezone: frame.timezone,
    start: frame.start,
    end: frame.end,
    unit: meterTypeOf(frame.meterType).unit,
    sum: exactColumnSum(columns.value),
    coverage: coverageOf(columns),
    columns,
    get buckets() {
      buckets ??= bucketsOf(columns);
      return buckets;
    },
  };
}
