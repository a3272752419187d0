import { z } from 'zod';
import { EXPORT_PERIODS } from '../../domain/exports/periods';
import { JOB_WAIT_REASONS } from '../../domain/job-wait';
import { instant } from './answer';

const gapSchema = z.object({
  id: z.string().describe('The device.'),
  start: instant,
  end: instant,
  reason: z.enum(['missing', 'refused']),
});

export const exportSchema = z
  .object({
    id: z.string(),
    report: z.string(),
    title: z.string(),
    parameters: z.record(z.string(), z.string()),
    format: z.string(),
    strict: z.boolean().describe('Fails if data is missing, instead of leaving gaps.'),
    schedule: z.string().nullable().describe('The schedule that started it.'),
    mine: z.boolean().describe('Whether the caller started it; otherwise another operator did.'),
    state: z
      .enum(['running', 'complete', 'gaps', 'failed', 'cancelled'])
      .describe('gaps: finished, but some of the expected data is missing.'),
    done: z.number().describe('Parts of the data that are stored, out of total.'),
    total: z.number().nullable().describe('Null until it is known.'),
    requestsDone: z.int(),
    requestsLeft: z.int().nullable().describe('Null if not known.'),
    endsAt: instant.nullable().describe('When the last request would be sent; null if it has ended or is not known.'),
    waitingFor: z.enum(JOB_WAIT_REASONS).nullable(),
    nextAt: instant.nullable(),
    problem: z.string().nullable().describe('Why it failed.'),
    gaps: z.array(gapSchema).describe('The first 200 missing parts.'),
    gapCount: z.int(),
    file: z.object({ name: z.string(), bytes: z.int(), sha256: z.string() }).nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    expiresAt: instant
      .nullable()
      .describe('When it is deleted with its file; null while it runs and while a schedule keeps it.'),
  })
  .meta({ id: 'Export', description: 'A report that runs, or ran, as a job.' });

const scheduleSchema = z
  .object({
    id: z.string(),
    report: z.string(),
    title: z.string(),
    format: z.string(),
    every: z.enum(EXPORT_PERIODS),
    keep: z.int(),
    nextAt: instant,
  })
  .meta({ id: 'ExportSchedule', description: 'A report that is run repeatedly.' });

export const exportsSchema = z.object({
  exports: z.array(exportSchema).describe('Newest first; each with its first 20 gaps.'),
  total: z.int().describe('How many there are; the list has the latest 200.'),
  schedules: z.array(scheduleSchema),
  keptDays: z.int().describe('Days a file is kept after its job ends, unless a schedule keeps it.'),
});
