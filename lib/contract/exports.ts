import { z } from 'zod';
import { EXPORT_PERIODS } from '../domain/exports/periods';
import { EXPORTS_PAGE } from './page-sizes';
import { accountParam, pageParams } from './params';
import type { exportSchema, exportsSchema } from './schemas/exports';

export const exportsParams = z.object({ account: accountParam, ...pageParams(EXPORTS_PAGE) });
export type ExportsParams = z.infer<typeof exportsParams>;
/** All but `account` may be left out. */
export type ExportsRequest = Pick<ExportsParams, 'account'> & Partial<ExportsParams>;

export const exportParams = z.object({ id: z.string().min(1).max(100) });

const MAX_KEPT = 50;

/** Starts a report as a job. `parameters` are those of the report's URL. */
export const startExportBody = z.strictObject({
  account: z.string().min(1).max(200).optional(),
  report: z.string({ error: 'Give the name of a report.' }).max(100),
  parameters: z.record(z.string(), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
  format: z.string({ error: 'Give csv, json, jsonl or zip.' }).max(10),
  /** Fail if data is missing, instead of leaving gaps. */
  strict: z.boolean({ error: 'Give true or false.' }).default(false),
  /** Repeat it this often, each time for the next period. */
  every: z.enum(EXPORT_PERIODS, { error: `Give one of ${EXPORT_PERIODS.join(', ')}.` }).optional(),
  /** How many finished files of a repeated report are kept. */
  keep: z
    .number({ error: `Give a whole number from 1 to ${MAX_KEPT}.` })
    .int(`Give a whole number from 1 to ${MAX_KEPT}.`)
    .min(1, `Give a whole number from 1 to ${MAX_KEPT}.`)
    .max(MAX_KEPT, `Give a whole number from 1 to ${MAX_KEPT}.`)
    .optional(),
});
export type StartExportInput = z.infer<typeof startExportBody>;

export type ExportsData = z.infer<typeof exportsSchema>;
/** A report that runs, or ran, as a job. */
export type ExportView = z.infer<typeof exportSchema>;
export type ExportState = ExportView['state'];
/** Data that is missing from a report: a device and a span. */
export type ExportGap = ExportView['gaps'][number];
/** A report that is run repeatedly. */
export type ExportScheduleView = ExportsData['schedules'][number];
