import { z } from 'zod';
import { WORK_STATUSES } from '../domain/fleet/work-row';
import { repeatable } from './fleet';
import { FLEET_ROWS_PAGE } from './page-sizes';
import { accountParam, idParam, pageParams, searchParam } from './params';
import { instant } from './schemas/answer';
import type { crewSheetSchema, workChangeResultSchema, workHistorySchema, worklistSchema } from './schemas/worklist';

/** Which lines of the worklist are meant. */
const selection = {
  account: accountParam,
  q: searchParam,
  line: repeatable.describe('Only the lines with these ids.'),
  status: repeatable.describe('open, acknowledged, assigned, waiting or done; by default all but done.'),
  kind: repeatable,
  severity: repeatable,
  age: repeatable.describe('Began within hour, day, week or longer.'),
  city: repeatable,
  postal: repeatable,
  assignee: repeatable,
  sure: repeatable,
  sort: z.enum(['severity', 'kind', 'since', 'city', 'postal', 'where', 'status', 'premises']).optional(),
  dir: z.enum(['asc', 'desc']).default('asc'),
};

export const worklistParams = z.object({ ...selection, ...pageParams(FLEET_ROWS_PAGE) });
export type WorklistParams = z.infer<typeof worklistParams>;

/** The lines of a file or of a crew sheet. */
export const workSelectionParams = z.object(selection);
export type WorkSelectionParams = z.infer<typeof workSelectionParams>;

export type WorklistData = z.infer<typeof worklistSchema>;
export type CrewSheetData = z.infer<typeof crewSheetSchema>;

export const workHistoryParams = z.object({ account: accountParam, id: idParam });
export type WorkHistoryParams = z.infer<typeof workHistoryParams>;
export type WorkHistoryData = z.infer<typeof workHistorySchema>;

const MAX_LINES = 500;

export const workChangeBody = z
  .strictObject({
    account: accountParam,
    lines: z
      .array(z.strictObject({ id: idParam, version: z.int().min(0) }))
      .min(1, 'Give at least one line.')
      .max(MAX_LINES, `Give at most ${MAX_LINES} lines.`)
      .describe('The lines, each with the version that was shown. One with another version now stays as it is.'),
    status: z.enum(WORK_STATUSES, { error: `Give one of ${WORK_STATUSES.join(', ')}.` }).optional(),
    assignee: z.string().trim().max(200).nullable().optional().describe('Who does it, as free text. null: no one.'),
    waitingUntil: instant.nullable().optional(),
    note: z.string().trim().min(1).max(2000).optional().describe('Added to the history of every line.'),
  })
  .refine(
    ({ status, assignee, waitingUntil, note }) =>
      [status, assignee, waitingUntil, note].some((value) => value !== undefined),
    { error: 'Give a status, an assignee, a time to wait until or a note.' },
  );
export type WorkChangeInput = z.infer<typeof workChangeBody>;
export type WorkChangeResultData = z.infer<typeof workChangeResultSchema>;
