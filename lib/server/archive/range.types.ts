import type { Freshness } from '@/lib/domain/answer';
import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { RawPoint, Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { RequestOptions } from '../ports/door';

/** A range of one meter's series in the cloud's own cut, or of what a meter or a gateway told. */
export interface RangeQuery extends Span {
  /** The gateway's id for `grid`. */
  meterId: string;
  kind: Resource;
  granularity: ResourceGranularity;
  timezone: string;
  /** UTC instant of the meter's beginning, where it is known: there is nothing to ask for before. */
  meterCreatedAt?: string | null;
}

/** What the cloud sent for a range: points (of a series), and the answer as it was. */
export interface RangeAnswer extends Freshness {
  points: RawPoint[];
  raw: { summary: Record<string, unknown>; rows: Record<string, unknown>[] };
}

/** A range as the archive gives it: what is held of it after asking, and what of it nobody could ask for. */
export interface RangeResult extends RangeAnswer {
  notFetched: Span[];
}

/** An answer for the part of a range that ends at `end` (UTC instant). */
export interface RangePart {
  end: string;
  answer: RangeAnswer;
}

export type FetchRange = (account: AccountRef, query: RangeQuery, ask: RequestOptions) => Promise<RangeAnswer>;

/** What one request of a series brings, parsed. Made by `lib/server/copper`. */
export type WireSeries = Pick<RangeAnswer, 'points' | 'raw'>;
