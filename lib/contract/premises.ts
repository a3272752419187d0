import { z } from 'zod';
import type { Premise } from '../domain/premise';
import { accountParam } from './params';
import type { premisesSchema } from './schemas/home';

export const premisesParams = z.object({ account: accountParam });
export type PremisesParams = z.infer<typeof premisesParams>;

export const premiseParams = z.object({ account: accountParam, premiseId: z.string().min(1) });
export type PremiseParams = z.infer<typeof premiseParams>;

export type PremisesData = z.infer<typeof premisesSchema>;
export type PremiseSummary = PremisesData['premises'][number];
/** A meter in the list of premises, with its current rate and today's usage. */
export type MeterSummary = PremiseSummary['meters'][number];

export type PremiseData = Premise;
