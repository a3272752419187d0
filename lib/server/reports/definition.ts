import type { z } from 'zod';
import type { Freshness } from '@/lib/domain/answer';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { SeriesQuery } from '../ports/archive';
import type { Context } from '../ports/context';
import type { ReportTable } from './writers/table';
import type { ZipEntry } from './writers/zip';

/** The extensions of a report's URL: a table as CSV or JSON (an array, or one row per line), or files in a zip. */
export const REPORT_FORMATS = ['csv', 'json', 'jsonl', 'zip'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Who may run a report: users for their home, operators for their enterprise, or both. */
export type ReportAudience = 'home' | 'enterprise' | 'both';

/** The context of one run. `now` in milliseconds, the same for all parts. */
export interface ReportRun {
  ctx: Context;
  account: AccountRef;
  now: number;
  format: ReportFormat;
  /** Parts that are skipped and listed as gaps instead of failing the report; absent where nothing may be skipped. */
  skipped?: SkippedParts;
  /** True if all parts are known to be stored, so that combined requests need no check. */
  isStored?: boolean;
}

/** Parts that the cloud permanently refuses, such as a meter it no longer knows, by `partKey`. */
export interface SkippedParts {
  has(key: string): boolean;
  /** Remembers a part if its failure is permanent; returns whether it is. */
  add(key: string, error: unknown): boolean;
}

/** Data that should be there and is missing: the device's id, and when. */
export interface ReportGap extends Span {
  id: string;
  /** `missing`: the cloud has no value. `refused`: it does not answer for this device. */
  reason: 'missing' | 'refused';
}

/**
 * A report ready to be written. Everything it needs has been fetched, so errors occur before the first byte, and its
 * completeness is known.
 */
export interface PreparedReport {
  /** Part of the file name: the premise, meter, gateway or month the report covers. */
  id?: string;
  /** Instead of the report and the id in the file name: the home and the meter, for people. */
  names?: readonly string[];
  /** Part of the file name: the range as requested. */
  range?: { start: string; end: string };
  /** The zone in which days begin, if it is the same for all; null if each premise has its own. */
  zone: string | null;
  freshness: Pick<Freshness, 'asOf' | 'source'>;
  /** What determines the content, besides the parameters: equal inputs make equal bytes. Must be JSON-safe. */
  etagInputs: readonly unknown[];
  gaps: readonly ReportGap[];
  /** Can be read once. Absent if the report has several tables. */
  table?: ReportTable;
  /** Files of the zip, instead of the table alone. Can be read once. */
  entries?: AsyncIterable<ZipEntry>;
  /** Written as JSON instead of the table. */
  json?: unknown;
}

/**
 * A report as data, from which URLs, forms and documentation are made. To add a report, add a file with one of these
 * and list it in `registry.ts`.
 */
export interface ReportDefinition<Params extends ReportParams = ReportParams> {
  /** As in the URL: `/api/reports/<name>.csv`. */
  name: string;
  /** One line for the user about its content. */
  title: string;
  audience: ReportAudience;
  formats: readonly ReportFormat[];
  params: z.ZodType<Params>;
  /**
   * The parameter that selects one device. Without it there is one file per device, so only a zip. With it, users who
   * may only view can run the report.
   */
  deviceParam?: 'meter' | 'gateway';
  /**
   * Returns the series that `prepare` will fetch, used to estimate the cost, for reports that fetch nothing else but
   * the account's premises, meters and gateways. Throws as `prepare` does.
   */
  series?(run: Pick<ReportRun, 'ctx' | 'account' | 'now'>, params: Params): Promise<ReportSeries>;
  /**
   * Returns everything `prepare` will fetch besides the account's premises, meters and gateways, for reports without
   * `series`. Absent where that is nothing. Throws as `prepare` does.
   */
  parts?(run: ReportRun, params: Params): Promise<ReportPart[]>;
  /**
   * Fetches everything and returns the report. Throws `bad_request` for parameters that do not fit together,
   * `not_found` for an id the account cannot see, `limited` or the cloud's errors if data is unavailable.
   */
  prepare(run: ReportRun, params: Params): Promise<PreparedReport>;
}

/** A part of what a report fetches: one request or a few. */
export interface ReportPart {
  /** The same for all parts of one device: if one is refused, all are. */
  key: string;
  fetch(): Promise<unknown>;
  /** Returns the number of requests it would take. Sends none. */
  cost(): Promise<number>;
  /** The priority of its requests while a user waits; default `report`. */
  priority?: 'person';
  /** It is fetched again while the cloud fills in more of it, which cannot be known before. */
  mayRepeat?: true;
}

/** The series a report fetches, and whether they have a user's priority or come after pages. */
export interface ReportSeries {
  queries: SeriesQuery[];
  priority: 'person' | 'report';
}

/** Parameters that every report has. */
export interface ReportParams {
  account?: string;
  separator?: 'comma' | 'semicolon' | 'tab';
  decimal: 'point' | 'comma';
  bom: boolean;
}
