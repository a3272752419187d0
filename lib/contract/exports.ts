import { z } from 'zod';
import { EXPORT_PERIODS } from '../domain/exports/periods';
import { accountParam } from './params';

export const exportsParams = z.object({ account: accountParam });
export type ExportsParams = z.infer<typeof exportsParams>;

export const exportParams = z.object({ id: z.string().min(1).max(100) });

const MOST_KEPT = 50;

/** What is to be made: a report with its parameters, as in the query of its address. */
export const startExportBody = z.strictObject({
  account: z.string().min(1).max(200).optional(),
  report: z.string({ error: 'Give the name of a report.' }).max(100),
  parameters: z.record(z.string(), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
  format: z.string({ error: 'Give csv, json, jsonl or zip.' }).max(10),
  /** Fail rather than leave something out. */
  strict: z.boolean({ error: 'Give true or false.' }).default(false),
  /** Run it again this often, its days moved along. */
  every: z.enum(EXPORT_PERIODS, { error: `Give one of ${EXPORT_PERIODS.join(', ')}.` }).optional(),
  /** Of its runs, how many finished files are kept. */
  keep: z
    .number({ error: `Give a whole number from 1 to ${MOST_KEPT}.` })
    .int(`Give a whole number from 1 to ${MOST_KEPT}.`)
    .min(1, `Give a whole number from 1 to ${MOST_KEPT}.`)
    .max(MOST_KEPT, `Give a whole number from 1 to ${MOST_KEPT}.`)
    .optional(),
});
export type StartExportInput = z.infer<typeof startExportBody>;

/** `gaps`: finished, and something that should be there is not. */
export type ExportState = 'running' | 'complete' | 'gaps' | 'failed' | 'cancelled';

/** A part that should be there and is not: a device's id and UTC instants. */
export interface ExportGap {
  id: string;
  start: string;
  end: string;
  reason: 'missing' | 'refused';
}

/** A report that is made as a job, or was. Instants are UTC. */
export interface ExportView {
  id: string;
  report: string;
  title: string;
  parameters: Record<string, string>;
  format: string;
  strict: boolean;
  /** The schedule that runs it again. */
  schedule: string | null;
  /** Whether the asker started it; else another operator did. */
  mine: boolean;
  state: ExportState;
  /** Parts of the data that are held, of all; `total` null before it is known. */
  done: number;
  total: number | null;
  requestsDone: number;
  /** Null where nobody can tell. */
  requestsLeft: number | null;
  /** When the last request would be sent; null where it ended or nobody can tell. */
  endsAt: string | null;
  waitingFor: 'sign_in' | 'budget' | 'cloud' | 'storage' | null;
  nextAt: string | null;
  /** Why it failed. */
  problem: string | null;
  /** The first of what is not there. */
  gaps: ExportGap[];
  gapCount: number;
  file: { name: string; bytes: number; sha256: string } | null;
  createdAt: string;
  finishedAt: string | null;
  /** When it is forgotten with its file; null while it runs, and while a schedule keeps it. */
  expiresAt: string | null;
}

/** A report that is run again and again. */
export interface ExportScheduleView {
  id: string;
  report: string;
  title: string;
  format: string;
  every: (typeof EXPORT_PERIODS)[number];
  keep: number;
  nextAt: string;
}

export interface ExportsData {
  /** The newest first. */
  exports: ExportView[];
  schedules: ExportScheduleView[];
  /** How long a file is kept after its end, where no schedule keeps it. */
  keptDays: number;
}
