import { assembleSeries } from '../../assemble-series';
import { bucketEdges, instantOf } from '../../calendar';
import type { Granularity } from '../../granularity';
import { toInstantText } from '../../instant-text';
import type { Series } from '../../series';
import { pointColumns } from '../../test-support/point-columns';

interface LocalSeries {
  days: string;
  granularity?: Granularity;
  zone?: string;
  /** UTC instant of the answer; by default all intervals are over. */
  now?: string;
  /** The number of each interval. */
  value?: (index: number, start: string) => number | null;
}

/** Returns a series over local days, `2026-03-08 2026-03-09`, each interval with 1 by default. */
export function localSeries({ days, granularity = 'hour', zone = 'UTC', now, value = () => 1 }: LocalSeries): Series {
  const [first = '', end = ''] = days.split(' ');
  const span = { start: instantOf(first, zone), end: instantOf(end, zone) };
  const frame = { meterId: 'm', meterType: 'power', meterCreatedAt: null, kind: 'usage', granularity } as const;
  const { edges } = bucketEdges(span, granularity, zone);
  const points = edges.slice(0, -1).map((edge, index) => {
    const time = toInstantText(edge);
    return { time, value: value(index, time), rate: null, register: null, actual: null };
  });
  const nowMs = Date.parse(now ?? '2100-01-01T00:00:00Z');
  return assembleSeries({ ...frame, ...span, timezone: zone }, pointColumns(points), nowMs);
}
