import { z } from 'zod';
import { accountParam, idParam } from './params';
import { type householdsSchema, peopleSchema } from './schemas/household';

export const householdBody = z.strictObject({
  account: accountParam,
  premise: idParam,
  people: peopleSchema.describe('How many people live in the home, 1 to 50; null removes it.'),
});
export type HouseholdInput = z.infer<typeof householdBody>;

export type HouseholdsData = z.infer<typeof householdsSchema>;
