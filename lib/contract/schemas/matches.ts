import { z } from 'zod';

/** What can be searched. */
export const MATCH_LISTS = ['premises', 'meters', 'gateways'] as const;

const matchSchema = z
  .object({
    id: z.string(),
    type: z.string().nullable().describe('The meter’s type; null for a premise and a gateway.'),
    premise: z.object({
      id: z.string(),
      name: z.string().nullable(),
      address: z.string().describe('On one line; empty if not known.'),
      timezone: z.string(),
    }),
  })
  .meta({ id: 'Match', description: 'A premise, meter or gateway, with its premise.' });

export const matchesSchema = z.object({
  matches: z.array(matchSchema).describe('Best first: the id, what begins with the words, the rest of the list.'),
  matching: z.int().describe('How many match.'),
  total: z.int().describe('How many there are.'),
});
