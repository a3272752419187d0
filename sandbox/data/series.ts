import type { DayCut, SandboxGranularity } from './buckets';
import { cloudBucketEdges } from './buckets';
import { fromMicro, Register, registerActual, registerValue } from './register';
import type { MeterDef } from './types';

export const SANDBOX_SERIES_KINDS = ['usage', 'baseline', 'average'] as const;
export type SandboxSeriesKind = (typeof SANDBOX_SERIES_KINDS)[number];

/** One interval of a series. Times are UTC minutes; numbers are in the meter's unit. */
export interface SeriesBucket {
  from: number;
  to: number;
  usage: number | null;
  /** Usage per hour; in the current interval, per elapsed hour. */
  power: number | null;
  /** Register at the first minute heard in the interval. Usage series only. */
  value: number | null;
  actual: number | null;
}

export interface BucketQuery {
  kind: SandboxSeriesKind;
  /** `whole`: one bucket from start to end, for tests. */
  granularity: SandboxGranularity | 'whole';
  dayCut: DayCut;
  /** UTC minutes. Returns buckets with `start <= from < end`, and the one at `end` when `closing` is set. */
  start: number;
  end: number;
  now: number;
  closing: boolean;
}

/** Baseline and average start after this much history of a meter. */
const LEARNING_MINUTES = 14 * 1440;

function registerFor(seed: number, meter: MeterDef, kind: SandboxSeriesKind): Register {
  if (kind === 'usage') return new Register(seed, meter, 'actual');
  return new Register(seed, meter, 'typical', kind === 'average' ? meter.comparable : 1);
}

/** Returns the buckets of a meter's series: what the API returns, and what tests compare with. */
export function seriesBuckets(seed: number, meter: MeterDef, query: BucketQuery): SeriesBucket[] {
  const { kind, granularity, dayCut, start, end, now, closing } = query;
  const { zone } = meter.premise;
  const edges = granularity === 'whole' ? [start, end] : cloudBucketEdges(zone, granularity, dayCut, start, end);
  const register = registerFor(seed, meter, kind);
  const first = edges[0] ?? start;
  const last = Math.min(now, edges.at(-1) ?? end);
  if (kind === 'usage' && first < last) register.prepare(first, last);
  const buckets: SeriesBucket[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const from = edges[index] ?? 0;
    const to = edges[index + 1] ?? 0;
    if (from > end || (from === end && !closing)) break;
    buckets.push(bucketOf(register, kind, from, to, now));
  }
  return buckets;
}

function bucketOf(register: Register, kind: SandboxSeriesKind, from: number, to: number, now: number): SeriesBucket {
  const empty = { from, to, usage: null, power: null, value: null, actual: null };
  const until = Math.min(to, now);
  if (until <= from) return empty;
  const { created, ended } = register.meter;
  if (kind !== 'usage') {
    const begin = Math.max(from, created + LEARNING_MINUTES);
    const stop = Math.min(until, ended ?? until);
    if (begin >= stop) return empty;
    const micro = register.count(stop) - register.count(begin);
    return { ...empty, usage: fromMicro(micro), power: perHour(micro, until - from) };
  }
  const heard = register.heard(from, until);
  const micro = register.usage(heard);
  if (micro === null) return empty;
  const reading = register.reading(heard[0]?.from ?? from);
  return {
    from,
    to,
    usage: fromMicro(micro),
    power: perHour(micro, until - from),
    value: registerValue(reading),
    actual: registerActual(reading),
  };
}

/** Returns a rate, rounded to a millionth. */
function perHour(micro: number, minutes: number): number {
  return Math.round((micro * 60) / minutes) / 1_000_000;
}
