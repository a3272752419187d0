import type { z } from 'zod';
import type { sessionSchema } from './schemas/account';

/** The ways to sign in; the sign-in page offers those that work on this site. */
export type SignInMethod = 'copper' | 'copper-email' | 'copper-code';

/** Who is signed in, as far as the browser needs to know. Contains no token. */
export type SessionData = z.infer<typeof sessionSchema>;
