import type { Freshness } from '@/lib/domain/answer';
import type { PointColumns } from '@/lib/domain/point-columns';
import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { RowTable, WireRow } from '../copper/row-table';
import type { RequestOptions } from '../ports/door';
import type { IndexRange } from './plan-windows';

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

/** The cloud's answer for a range, as sent. */
export interface RangeAnswer extends Freshness {
  raw: { summary: WireRow; rows: WireRow[] };
}

/** A range from the archive: its points (of readings only their times), and the rows as sent, with their summary. */
export interface RangeResult extends Freshness {
  points: PointColumns;
  summary: WireRow;
  table: RowTable;
  /** The edges of its intervals (ms), and which intervals are neither stored nor could be fetched. */
  edges: readonly number[];
  notFetched: IndexRange[];
}

/** An answer for the part of a range that ends at `end` (UTC instant). */
export interface RangePart {
  end: string;
  answer: RangeAnswer;
}

export type FetchRange = (account: AccountRef, query: RangeQuery, options: RequestOptions) => Promise<RangeAnswer>;

/** The parsed answer to one request of a series. Made by `lib/server/copper`. */
export type WireSeries = Pick<RangeAnswer, 'raw'>;
