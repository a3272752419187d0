import type { z } from 'zod';
import type { Freshness } from '@/lib/domain/answer';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { SeriesQuery } from '../ports/archive';
import type { Context } from '../ports/context';
import type { ReportTable } from './writers/table';
import type { ZipEntry } from './writers/zip';

/** What a report's address can end in: a table as CSV or JSON (an array, or a row a line), or files in a zip. */
export const REPORT_FORMATS = ['csv', 'json', 'jsonl', 'zip'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Who may run a report: people for their home, operators for their enterprise, or both. */
export type ReportAudience = 'home' | 'enterprise' | 'both';

/** What a report is run with. `now` in milliseconds, once for all of its parts. */
export interface ReportRun {
  ctx: Context;
  account: AccountRef;
  now: number;
  format: ReportFormat;
  /** What is left out and named instead of failing the whole; absent where nothing may be. */
  skipped?: SkippedParts;
  /** All of its parts were found to be held just now: what is asked for together need not be looked for again. */
  isStored?: boolean;
}

/** What the cloud refuses for good, such as a meter that it does not know any more, by `partKey`. */
export interface SkippedParts {
  has(key: string): boolean;
  /** Whether a failure is of that kind; then it is remembered. */
  add(key: string, error: unknown): boolean;
}

/** A part that should be there and is not: the device's id, and when. */
export interface ReportGap extends Span {
  id: string;
  /** `missing`: the cloud has no number. `refused`: it does not answer for this device. */
  reason: 'missing' | 'refused';
}

/**
 * A report about to be written. Everything it needs has been asked for, so what fails has failed by now, and how whole
 * it is is known before the first byte.
 */
export interface PreparedReport {
  /** Part of the file's name: the one thing that the report is about. */
  id?: string;
  /** Part of the file's name: the range as it was asked for. */
  range?: { start: string; end: string };
  /** The zone that days are cut in where it is one for all; null where each premise has its own. */
  zone: string | null;
  freshness: Pick<Freshness, 'asOf' | 'source'>;
  /** What the content follows from besides the parameters: equal here, equal bytes. Must be JSON-safe. */
  etagInputs: readonly unknown[];
  gaps: readonly ReportGap[];
  /** Read at most once. Absent where the report is several tables. */
  table?: ReportTable;
  /** In a zip, instead of the table alone. Read at most once. */
  entries?: AsyncIterable<ZipEntry>;
  /** As JSON, instead of the table. */
  json?: unknown;
}

/**
 * A report as data: all that addresses, forms and documentation are made from. To add one is to add a file with one of
 * these, and to name it in `registry.ts`.
 */
export interface ReportDefinition<Params extends ReportParams = ReportParams> {
  /** As in the address: `/api/reports/<name>.csv`. */
  name: string;
  /** One sentence for a person: what is in it. */
  title: string;
  audience: ReportAudience;
  formats: readonly ReportFormat[];
  params: z.ZodType<Params>;
  /**
   * The parameter that names one thing; without it there is a file for each, which only a zip holds. With it the report
   * is what a page shows, also for who may only look.
   */
  deviceParam?: 'meter' | 'gateway';
  /**
   * The series that `prepare` will ask for, from which its cost is told beforehand; absent where most of what it asks
   * for are no series. Throws as `prepare` does.
   */
  series?(run: Pick<ReportRun, 'ctx' | 'account' | 'now'>, params: Params): Promise<ReportSeries>;
  /**
   * What `prepare` will ask for besides lists, piece by piece, where that is not `series`. Throws as `prepare` does.
   */
  parts?(run: ReportRun, params: Params): Promise<ReportPart[]>;
  /**
   * Asks for everything and says what there is. Throws `bad_request` for parameters that make no sense together,
   * `not_found` for an id that the account does not see, `limited` and the cloud's errors when something can't be had.
   */
  prepare(run: ReportRun, params: Params): Promise<PreparedReport>;
}

/** A piece of what a report asks for: a request or a few. */
export interface ReportPart {
  /** Equal for pieces of one thing: what is refused for one is refused for all. */
  key: string;
  fetch(): Promise<unknown>;
  /** Requests that it would take; looked for once, when first asked. Sends nothing. */
  cost(): Promise<number>;
}

/** Series that are asked for, and whether a person waits for them or they go behind people and their pages. */
export interface ReportSeries {
  queries: SeriesQuery[];
  priority: 'person' | 'report';
}

/** What the parameters of every report have. */
export interface ReportParams {
  account?: string;
  separator?: 'comma' | 'semicolon' | 'tab';
  decimal: 'point' | 'comma';
  bom: boolean;
}
