import type { Bucket } from '@/lib/domain/series';
import { sandboxBuckets, sandboxSum, type TrueBucket } from '@/sandbox/data/truth';
import type { TestServer } from './test-server';

type Kind = 'usage' | 'baseline' | 'average';
type Granularity = Parameters<typeof sandboxBuckets>[3];

/** Returns the sandbox's own buckets of a span (UTC times), on the premise's calendar, as of now. */
export function trueBuckets(
  { sandbox, now }: Pick<TestServer, 'sandbox' | 'now'>,
  meterId: string,
  granularity: Granularity,
  span: { start: string; end: string },
  kind: Kind = 'usage',
): TrueBucket[] {
  return sandboxBuckets(sandbox.world, meterId, kind, granularity, span.start, span.end, now());
}

/** Returns the sum, added in millionths; null when there is no number. */
export function total(values: readonly (number | null)[]): number | null {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + Math.round(value * 1e6), 0) / 1e6;
}

/** Returns the sum of a span from the sandbox's minutes, independent of our intervals. */
export function trueSum(
  { sandbox, now }: TestServer,
  meterId: string,
  span: { start: string; end: string },
  kind: Kind = 'usage',
): number | null {
  return sandboxSum(sandbox.world, meterId, kind, span.start, span.end, now());
}

/** Returns the sandbox's buckets in the form of ours, without state. */
export function asBuckets(buckets: readonly TrueBucket[], kind: Kind = 'usage'): Omit<Bucket, 'state'>[] {
  return buckets.map(({ start, end, usage, power, value, actual }) => ({
    start: start.replace('.000Z', 'Z'),
    end: end.replace('.000Z', 'Z'),
    value: usage,
    rate: power,
    register: kind === 'usage' ? value : null,
    actual: kind === 'usage' ? actual : null,
  }));
}

/** Returns our buckets without state. */
export function withoutState(buckets: readonly Bucket[]): Omit<Bucket, 'state'>[] {
  return buckets.map(({ state: _state, ...bucket }) => bucket);
}
