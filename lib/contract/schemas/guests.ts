import { z } from 'zod';
import { instant } from './answer';
import { localDay } from './local-day';

const guestSchema = z
  .object({
    id: z.string(),
    premiseId: z.string(),
    premiseName: z.string().nullable().describe('Or else its address; null for a home that is no longer listed.'),
    name: z.string(),
    createdAt: instant,
    lastDay: localDay.describe('The last day on which the link works, a day of the home.'),
    lastSeenAt: instant.nullable().describe('Rounded to the minute; null before the first visit.'),
    works: z.boolean().describe('False when the time is over.'),
  })
  .meta({ id: 'Guest', description: 'Someone who may look at one home, without the secret of their link.' });

export const guestsSchema = z.object({ guests: z.array(guestSchema).describe('Newest first.') });

export const newGuestSchema = z.object({
  secret: z.string().describe('Goes behind the # of the link `/guest#…`. Shown only in this answer.'),
  guest: guestSchema,
});

export const guestVisitSchema = z.object({ data: z.object({ until: instant }) });
