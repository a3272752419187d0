import type { DayCut, SandboxGranularity } from './buckets';
import { lastReadingMinute, timeOf } from './readings';
import type { SandboxSeriesKind } from './series';
import { seriesBuckets } from './series';
import type { MeterDef } from './types';
import type { World } from './world';

/** One interval in the API's format, with its end. `start` and `end` are ISO instants. */
export interface TrueBucket {
  start: string;
  end: string;
  usage: number | null;
  power: number | null;
  value: number | null;
  actual: number | null;
}

/**
 * Returns what the API returns for `[start, end)` (ISO instants) at `now` (ms), without the extra bucket at `end`. Tests
 * compare a client's results with it. Throws for an unknown meter.
 */
export function sandboxBuckets(
  world: World,
  meterId: string,
  kind: SandboxSeriesKind,
  granularity: SandboxGranularity,
  start: string,
  end: string,
  now: number,
  dayCut: DayCut = 'premise',
): TrueBucket[] {
  const meter = world.meter(meterId);
  if (!meter) throw new Error(`unknown meter ${meterId}`);
  const minute = (ms: number): number => Math.ceil(ms / 60_000);
  const iso = (at: number): string => new Date(at * 60_000).toISOString();
  const buckets = seriesBuckets(world.seed, meter, {
    kind,
    granularity,
    dayCut,
    start: minute(Date.parse(start)),
    end: minute(Date.parse(end)),
    now: Math.floor(now / 60_000),
    closing: false,
  });
  return buckets.map(({ from, to, ...values }) => ({ start: iso(from), end: iso(to), ...values }));
}

/** Returns when a meter last transmitted before `now` (a UTC minute), in milliseconds; null for never. */
export function lastReadingMs(world: World, meter: MeterDef, now: number): number | null {
  const at = lastReadingMinute(world.seed, meter, now);
  return at === null ? null : timeOf(meter, at);
}
