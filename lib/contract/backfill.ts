import { z } from 'zod';
import { BACKFILL_CHOICES, type BackfillChoice } from '../domain/backfill/choices';
import type { BackfillCost, BackfillProgress } from '../domain/backfill/progress';
import { accountParam } from './params';

export const backfillParams = z.object({ account: accountParam });
export type BackfillParams = z.infer<typeof backfillParams>;

/** What a person wants: on (also: go on), paused, or off. */
export const changeBackfillBody = z.object({
  account: accountParam,
  state: z.enum(['on', 'paused', 'off'], { error: 'Give one of on, paused, off.' }),
  choices: z
    .array(z.enum(BACKFILL_CHOICES, { error: `Give some of ${BACKFILL_CHOICES.join(', ')}.` }))
    .max(BACKFILL_CHOICES.length)
    .optional(),
});
export type ChangeBackfillInput = z.infer<typeof changeBackfillBody>;

/** One choice a person has, and what its whole history costs at most. */
export interface BackfillOffer extends BackfillCost {
  choice: BackfillChoice;
  /** Meters, or gateways for `grid`. */
  series: number;
  /** UTC instant by which it would be done; null where that is too far ahead to tell. */
  endsAt: string | null;
}

/** How far one series is filled. Instants are UTC. */
export interface BackfillSeriesStatus {
  id: string;
  premise: string | null;
  /** Null for a gateway, and for what Copper no longer lists. */
  meterType: string | null;
  choice: BackfillChoice;
  filledFrom: string;
  /** Where it ends; null where nobody told. */
  beginsAt: string | null;
  /** 0 to 1; null where its beginning is not known. */
  share: number | null;
  done: boolean;
  requests: number;
  problem: string | null;
}

export interface BackfillData {
  state: 'on' | 'paused' | 'off';
  choices: BackfillChoice[];
  waitingFor: 'sign_in' | 'budget' | 'cloud' | 'storage' | null;
  nextAt: string | null;
  offers: BackfillOffer[];
  /** `endsAt`: UTC; null where it does not go on, or is too far ahead to tell. */
  progress: BackfillProgress & { endsAt: string | null };
  /** Those with a problem first, then those that are not finished; not all of them where there are many. */
  lines: BackfillSeriesStatus[];
  /** Tokens are there by now for a plan that waits for a person: it goes on by itself. */
  signedInAgain: boolean;
}
