import { z } from 'zod';
import { EXPORT_PERIODS } from '../../domain/exports/periods';
import type { ExportGap, ExportScheduleView, ExportsData, ExportView } from '../exports';
import { instant } from './answer';
import { schemaOf } from './schema-of';

const gapSchema = schemaOf<ExportGap>()(
  z.object({ id: z.string(), start: instant, end: instant, reason: z.enum(['missing', 'refused']) }),
);

export const exportSchema = schemaOf<ExportView>()(
  z
    .object({
      id: z.string(),
      report: z.string(),
      title: z.string(),
      parameters: z.record(z.string(), z.string()),
      format: z.string(),
      strict: z.boolean().describe('Fails rather than leave something out.'),
      schedule: z.string().nullable().describe('The schedule that runs it again.'),
      mine: z.boolean().describe('Whether the asker started it; else another operator did.'),
      state: z
        .enum(['running', 'complete', 'gaps', 'failed', 'cancelled'])
        .describe('gaps: finished, and something that should be there is not.'),
      done: z.number().describe('Parts of the data that are held, of the total.'),
      total: z.number().nullable(),
      requestsDone: z.int(),
      requestsLeft: z.int().nullable().describe('Null where nobody can tell.'),
      endsAt: instant.nullable(),
      waitingFor: z.enum(['sign_in', 'budget', 'cloud', 'storage']).nullable(),
      nextAt: instant.nullable(),
      problem: z.string().nullable().describe('Why it failed.'),
      gaps: z.array(gapSchema).describe('The first of what is not there.'),
      gapCount: z.int(),
      file: z.object({ name: z.string(), bytes: z.int(), sha256: z.string() }).nullable(),
      createdAt: instant,
      finishedAt: instant.nullable(),
      expiresAt: instant.nullable(),
    })
    .meta({ id: 'Export', description: 'A report that is made as a job, or was.' }),
);

const scheduleSchema = schemaOf<ExportScheduleView>()(
  z
    .object({
      id: z.string(),
      report: z.string(),
      title: z.string(),
      format: z.string(),
      every: z.enum(EXPORT_PERIODS),
      keep: z.int(),
      nextAt: instant,
    })
    .meta({ id: 'ExportSchedule', description: 'A report that is run again and again.' }),
);

export const exportsSchema = schemaOf<ExportsData>()(
  z.object({
    exports: z.array(exportSchema).describe('The newest first.'),
    schedules: z.array(scheduleSchema),
    keptDays: z.int().describe('How long a file is kept after its end, where no schedule keeps it.'),
  }),
);
