import { z } from 'zod';
import { METERS_PAGE, PREMISES_PAGE } from './page-sizes';
import { accountParam, idParam, pageParams, searchParam } from './params';
import type { premiseSchema, premisesSchema } from './schemas/home';

export const premisesParams = z.object({
  account: accountParam,
  q: searchParam.describe('Only premises with all of these words in their name, address or a device’s id.'),
  ...pageParams(PREMISES_PAGE),
});
export type PremisesParams = z.infer<typeof premisesParams>;
/** All but `account` may be left out. */
export type PremisesRequest = Pick<PremisesParams, 'account'> & Partial<PremisesParams>;

export const premiseParams = z.object({
  account: accountParam,
  premiseId: z.string().min(1),
  q: searchParam.describe('Only meters with all of these words in their id, type or state.'),
  meter: idParam.optional().describe('Only the meter with this id.'),
  ...pageParams(METERS_PAGE),
});
export type PremiseParams = z.infer<typeof premiseParams>;
/** All but `account` and `premiseId` may be left out. */
export type PremiseRequest = Pick<PremiseParams, 'account' | 'premiseId'> & Partial<PremiseParams>;

export type PremisesData = z.infer<typeof premisesSchema>;
export type PremiseSummary = PremisesData['premises'][number];
/** A meter in the list of premises, with its current rate and today's usage. */
export type MeterSummary = PremiseSummary['meters'][number];

/** A premise with a part of its meters and gateways. */
export type PremiseData = z.infer<typeof premiseSchema>;
