import { numberOrNull, type PointColumns } from '../point-columns';

/** A point as tests write it; `time` is a UTC instant. */
export interface RawPoint {
  time: string;
  value: number | null;
  rate: number | null;
  register: number | null;
  actual: number | null;
}

const NUMBERS = ['value', 'rate', 'register', 'actual'] as const;

/** Returns points as columns, sorted by time. */
export function pointColumns(points: readonly RawPoint[]): PointColumns {
  const sorted = [...points].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  const column = (name: (typeof NUMBERS)[number]) => Float64Array.from(sorted, (point) => point[name] ?? Number.NaN);
  const times = Float64Array.from(sorted, ({ time }) => Date.parse(time));
  return {
    times,
    ...{ value: column('value'), rate: column('rate') },
    register: column('register'),
    actual: column('actual'),
  };
}

/** Returns columns as points. */
export function pointsOf({ times, value, rate, register, actual }: PointColumns): RawPoint[] {
  return Array.from(times, (at, index) => ({
    time: new Date(at).toISOString().replace('.000Z', 'Z'),
    value: numberOrNull(value[index]),
    rate: numberOrNull(rate[index]),
    register: numberOrNull(register[index]),
    actual: numberOrNull(actual[index]),
  }));
}
