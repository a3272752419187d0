import { z } from 'zod';
import { BACKFILL_CHOICES } from '../domain/backfill/choices';
import { accountParam } from './params';
import type { backfillSchema } from './schemas/account';

export const backfillParams = z.object({ account: accountParam });
export type BackfillParams = z.infer<typeof backfillParams>;

/** `on` starts or resumes it. */
export const changeBackfillBody = z.object({
  account: accountParam,
  state: z.enum(['on', 'paused', 'off'], { error: 'Give one of on, paused, off.' }),
  choices: z
    .array(z.enum(BACKFILL_CHOICES, { error: `Give some of ${BACKFILL_CHOICES.join(', ')}.` }))
    .max(BACKFILL_CHOICES.length)
    .optional(),
});
export type ChangeBackfillInput = z.infer<typeof changeBackfillBody>;

export type BackfillData = z.infer<typeof backfillSchema>;
export type BackfillOffer = BackfillData['offers'][number];
export type BackfillSeriesStatus = BackfillData['lines'][number];
