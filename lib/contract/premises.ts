import { z } from 'zod';
import type { Meter, Premise } from '../domain/premise';
import { accountParam } from './params';

export const premisesParams = z.object({ account: accountParam });
export type PremisesParams = z.infer<typeof premisesParams>;

export const premiseParams = z.object({ account: accountParam, premiseId: z.string().min(1) });
export type PremiseParams = z.infer<typeof premiseParams>;

/** A meter in the list of premises: what it does now and what it used today, null where that is not held. */
export interface MeterSummary extends Meter {
  now: { rate: number | null; at: string | null } | null;
  /** Sum of today's intervals so far; `complete` is false when one that is over has no number. */
  today: { sum: number | null; complete: boolean; asOf: string } | null;
}

export interface PremiseSummary extends Omit<Premise, 'meters'> {
  meters: MeterSummary[];
}

export interface PremisesData {
  premises: PremiseSummary[];
}

export type PremiseData = Premise;
