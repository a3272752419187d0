import { z } from 'zod';

export const fleetViewsSchema = z.object({
  views: z.array(
    z.object({
      name: z.string(),
      query: z.string().describe('Search, filters, order and columns, as in the page’s address.'),
    }),
  ),
});
