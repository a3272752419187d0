import type { Freshness } from '@/lib/domain/answer';
import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { RawPoint, Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { RequestOptions } from '../ports/door';

/** A range of one meter's series in the cloud's own intervals, or of the readings of a meter or gateway. */
export interface RangeQuery extends Span {
  /** The gateway's id for `grid`. */
  meterId: string;
  kind: Resource;
  granularity: ResourceGranularity;
  timezone: string;
  /** UTC instant when the meter was created, where known. Nothing before it is fetched. */
  meterCreatedAt?: string | null;
}

/** The cloud's answer for a range: its points (of a series), and the answer as sent. */
export interface RangeAnswer extends Freshness {
  points: RawPoint[];
  raw: { summary: Record<string, unknown>; rows: Record<string, unknown>[] };
}

/** A range from the archive, and the intervals that are neither stored nor could be fetched. */
export interface RangeResult extends RangeAnswer {
  notFetched: Span[];
}

/** An answer for the part of a range that ends at `end` (UTC instant). */
export interface RangePart {
  end: string;
  answer: RangeAnswer;
}

export type FetchRange = (account: AccountRef, query: RangeQuery, options: RequestOptions) => Promise<RangeAnswer>;

/** The parsed answer to one request of a series. Made by `lib/server/copper`. */
export type WireSeries = Pick<RangeAnswer, 'points' | 'raw'>;
