import { z } from 'zod';

/** The address that gets the sign-in code. */
export const emailStartBody = z.object({ email: z.string({ error: 'Give an email address.' }).max(1000) });
