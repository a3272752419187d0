import { z } from 'zod';

export const peopleSchema = z.int().min(1).max(50).nullable();

export const householdsSchema = z.object({
  homes: z.array(
    z.object({
      id: z.string(),
      name: z.string().describe('Or else its address.'),
      people: peopleSchema.describe('How many people live there; null where nobody said it.'),
    }),
  ),
});
