import { z } from 'zod';
import { MAX_GUEST_NAME_LENGTH } from '../domain/guests';
import { dayParam, idParam } from './params';
import type { guestsSchema, newGuestSchema } from './schemas/guests';

export const inviteGuestBody = z.strictObject({
  premise: idParam,
  name: z
    .string({ error: 'Give the guest a name.' })
    .trim()
    .min(1, 'Give the guest a name.')
    .max(MAX_GUEST_NAME_LENGTH, `A name has at most ${MAX_GUEST_NAME_LENGTH} characters.`),
  lastDay: dayParam.describe('The last day on which the link works, a day of the home: YYYY-MM-DD.'),
});
export type InviteGuestInput = z.infer<typeof inviteGuestBody>;

export const guestParams = z.object({ guestId: idParam });
export type GuestParams = z.infer<typeof guestParams>;

export const guestVisitBody = z.strictObject({ secret: z.string({ error: 'Give the secret of the link.' }).max(200) });

export type GuestsData = z.infer<typeof guestsSchema>;
/** A guest as the household sees it. */
export type GuestData = GuestsData['guests'][number];
export type NewGuestData = z.infer<typeof newGuestSchema>;
