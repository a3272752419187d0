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
  const iso = (at: number): string => new Date(at * 60_000).toISOString();
  const range = minutesOf(start, end, now);
  const query = { kind, granularity, dayCut, ...range, closing: false };
  const buckets = seriesBuckets(world.seed, meterOf(world, meterId), query);
  return buckets.map(({ from, to, ...values }) => ({ start: iso(from), end: iso(to), ...values }));
}

/** Returns the sum of the minutes of `[start, end)`, in a thousandth of the time that their buckets take. */
export function sandboxSum(
  world: World,
  meterId: string,
  kind: SandboxSeriesKind,
  start: string,
  end: string,
  now: number,
): number | null {
  const query = {
    kind,
    granularity: 'whole',
    dayCut: 'premise',
    ...minutesOf(start, end, now),
    closing: false,
  } as const;
  return seriesBuckets(world.seed, meterOf(world, meterId), query)[0]?.usage ?? null;
}

function meterOf(world: World, meterId: string): MeterDef {
  const meter = world.meter(meterId);
  if (!meter) throw new Error(`unknown meter ${meterId}`);
  return meter;
}

function minutesOf(start: string, end: string, now: number): { start: number; end: number; now: number } {
  const minute = (text: string): number => Math.ceil(Date.parse(text) / 60_000);
  return { start: minute(start), end: minute(end), now: Math.floor(now / 60_000) };
}

/** Returns when a meter last transmitted before `now` (a UTC minute), in milliseconds; null for never. */
export function lastReadingMs(world: World, meter: MeterDef, now: number): number | null {
  const at = lastReadingMinute(world.seed, meter, now);
  return at === null ? null : timeOf(meter, at);
}
