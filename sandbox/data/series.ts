import type { DayCut, SandboxGranularity } from './buckets';
import { bucketEdges } from './buckets';
import { fromMicro, Register, registerActual, registerValue } from './register';
import type { MeterDef } from './types';

export const SANDBOX_SERIES_KINDS = ['usage', 'baseline', 'average'] as const;
export type SandboxSeriesKind = (typeof SANDBOX_SERIES_KINDS)[number];

/** One interval as the cloud tells it. Times are UTC minutes; numbers in the meter's unit. */
export interface SeriesBucket {
  from: number;
  to: number;
  usage: number | null;
  /** Usage per hour; of an interval that still runs, per hour passed. */
  power: number | null;
  /** Register at the interval's beginning (at the first minute heard in it). Usage series only. */
  value: number | null;
  actual: number | null;
}

export interface BucketQuery {
  kind: SandboxSeriesKind;
  granularity: SandboxGranularity;
  dayCut: DayCut;
  /** UTC minutes. Buckets with `start <= from < end` are told, and the one at `end` when `closing` is set. */
  start: number;
  end: number;
  now: number;
  closing: boolean;
}

/** Baseline and average need this much history of a meter before they exist. */
const LEARNING_MINUTES = 14 * 1440;

function registerFor(seed: number, meter: MeterDef, kind: SandboxSeriesKind): Register {
  if (kind === 'usage') return new Register(seed, meter, 'lived');
  return new Register(seed, meter, 'usual', kind === 'average' ? meter.comparable : 1);
}

/** The truth about a meter's series: what the API answers, and what tests compare with. */
export function seriesBuckets(seed: number, meter: MeterDef, query: BucketQuery): SeriesBucket[] {
  const { kind, granularity, dayCut, start, end, now, closing } = query;
  const points = bucketEdges(meter.premise.zone, granularity, dayCut, start, end);
  const register = registerFor(seed, meter, kind);
  const first = points[0] ?? start;
  const last = Math.min(now, points.at(-1) ?? end);
  if (kind === 'usage' && first < last) register.prepare(first, last);
  const buckets: SeriesBucket[] = [];
  for (let index = 0; index + 1 < points.length; index += 1) {
    const from = points[index] ?? 0;
    const to = points[index + 1] ?? 0;
    if (from > end || (from === end && !closing)) break;
    buckets.push(bucketOf(register, kind, from, to, now));
  }
  return buckets;
}

function bucketOf(register: Register, kind: SandboxSeriesKind, from: number, to: number, now: number): SeriesBucket {
  const nothing = { from, to, usage: null, power: null, value: null, actual: null };
  const until = Math.min(to, now);
  if (until <= from) return nothing;
  const { created, ended } = register.meter;
  if (kind !== 'usage') {
    const begin = Math.max(from, created + LEARNING_MINUTES);
    const stop = Math.min(until, ended ?? until);
    if (begin >= stop) return nothing;
    const micro = register.count(stop) - register.count(begin);
    return { ...nothing, usage: fromMicro(micro), power: perHour(micro, until - from) };
  }
  const heard = register.heard(from, until);
  const micro = register.usage(heard);
  if (micro === null) return nothing;
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

/** Rounded to a millionth, as a rate has no sum to agree with. */
function perHour(micro: number, minutes: number): number {
  return Math.round((micro * 60) / minutes) / 1_000_000;
}
