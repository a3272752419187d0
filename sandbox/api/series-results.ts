import type { SandboxGranularity } from '../data/buckets';
import type { SandboxSeriesKind, SeriesBucket } from '../data/series';
import { seriesBuckets } from '../data/series';
import type { MeterDef } from '../data/types';
import type { ApiCall, ApiResult } from './api.types';
import { MAX_AGE } from './api.types';
import { checkLength, parseFlag, parseGranularity, parseTimeRange } from './params';
import { isoOfMinute } from './wire';

/** Returns the exact sum, added in millionths. Null when every value is null. */
export function sumInMicros(values: readonly (number | null)[]): number | null {
  let micro = 0;
  let any = false;
  for (const value of values) {
    if (value === null) continue;
    micro += Math.round(value * 1e6);
    any = true;
  }
  return any ? micro / 1e6 : null;
}

function statistics(name: string, values: readonly (number | null)[]): Record<string, number | null> {
  const present = values.filter((value) => value !== null);
  const sum = sumInMicros(present);
  return {
    [`min_${name}`]: present.length > 0 ? Math.min(...present) : null,
    [`max_${name}`]: present.length > 0 ? Math.max(...present) : null,
    [`avg_${name}`]: sum === null ? null : Math.round((sum / present.length) * 1e6) / 1e6,
    [`sum_${name}`]: sum,
  };
}

function seriesRows(buckets: readonly SeriesBucket[]): Record<string, unknown>[] {
  return buckets.map(({ from, usage, power }) => ({ time: isoOfMinute(from), energy: usage, power }));
}

function bucketsFor(
  call: ApiCall,
  meter: MeterDef,
  kind: SandboxSeriesKind,
  granularity: SandboxGranularity,
  start: number,
  end: number,
) {
  const { context, now } = call;
  checkLength(context, granularity, start, end);
  const { dayCut, world } = context;
  const closing = kind === 'usage';
  return seriesBuckets(world.seed, meter, { kind, granularity, dayCut, start, end, now, closing });
}

const maxAgeOf = (end: number, now: number): number => (end <= now ? MAX_AGE.closed : MAX_AGE.standard);

/** The result of `usage`: the buckets of the range and, like the vendor's cloud, the one at `end`. */
export function usageResult(call: ApiCall, meter: MeterDef): ApiResult {
  const { query, now } = call;
  const { start, end } = parseTimeRange(query, now);
  const granularity = parseGranularity(query, start, end);
  parseFlag(query, 'include_start', false);
  const buckets = bucketsFor(call, meter, 'usage', granularity, start, end);
  return {
    maxAge: maxAgeOf(end, now),
    body: {
      meter_id: meter.id,
      meter_type: meter.type,
      sum_usage: sumInMicros(buckets.filter((bucket) => bucket.from < end).map((bucket) => bucket.usage)),
      results: buckets.map(({ from, usage, power, value, actual }) => ({
        time: isoOfMinute(from),
        usage,
        power,
        value,
        actual,
      })),
    },
  };
}

/** The result of `baseline-series` and `average-series`. */
export function typicalResult(call: ApiCall, meter: MeterDef, kind: 'baseline' | 'average'): ApiResult {
  const { query, now } = call;
  const { start, end } = parseTimeRange(query, now);
  const granularity = parseGranularity(query, start, end);
  parseFlag(query, 'include_start', false);
  return { maxAge: maxAgeOf(end, now), body: typicalBody(call, meter, kind, granularity, start, end) };
}

export function typicalBody(
  call: ApiCall,
  meter: MeterDef,
  kind: 'baseline' | 'average',
  granularity: SandboxGranularity,
  start: number,
  end: number,
): Record<string, unknown> {
  const buckets = bucketsFor(call, meter, kind, granularity, start, end);
  return {
    meter_id: meter.id,
    meter_type: meter.type,
    ...statistics(
      'power',
      buckets.map((bucket) => bucket.power),
    ),
    ...statistics(
      'energy',
      buckets.map((bucket) => bucket.usage),
    ),
    series: seriesRows(buckets),
  };
}
