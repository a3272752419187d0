import { z } from 'zod';

/** Where a code is mailed to. */
export const emailStartBody = z.object({ email: z.string({ error: 'An e-mail address is needed.' }).max(1000) });
