import 'server-only';
import { z } from 'zod';
import { emailStartBody } from '@/lib/contract/sign-in-start';
import { getServices } from '@/lib/server/start/context';
import { clientAddressIn } from '../client-address';
import { route } from '../route';
import { attemptCookie } from './attempt-cookie';
import { signInProblemResponse } from './sign-in-problem';

/*
 * The start of the two sign-ins by code. Both finish in `next-auth-options.ts`, because next-auth sets the session
 * cookie. The steps themselves are in `lib/server/auth/email-sign-in.ts` and `code-sign-in.ts`.
 */

/** Starts a sign-in. The attempt id goes into the cookie, the rest into the response. */
async function startSignIn<Started extends { id: string }>(
  request: Request,
  start: (from: string) => Promise<Started>,
): Promise<Response> {
  const { env, log, clock } = await getServices();
  try {
    const { id, ...data } = await start(clientAddressIn(request.headers));
    return Response.json(
      { data },
      { headers: { 'Set-Cookie': attemptCookie(env, id), 'Cache-Control': 'private, no-store' } },
    );
  } catch (error) {
    return signInProblemResponse(error, log.child({ part: 'auth' }), clock());
  }
}

/** `POST /api/sign-in/email/start {email}` → `{data: {expiresAt}}`: Copper emails a code. */
export const emailStart = route({
  scope: 'public',
  body: emailStartBody,
  handle: async ({ email }, request) => {
    const { auth } = await getServices();
    return startSignIn(request, (from) => auth.email.start(email, from));
  },
});

/** `POST /api/sign-in/code/start {}` → `{data: {authorizeUrl, expiresAt}}`: the address of Copper's sign-in page. */
export const codeStart = route({
  scope: 'public',
  body: z.looseObject({}),
  handle: async (_body, request) => {
    const { auth } = await getServices();
    return startSignIn(request, (from) => auth.code.start(from));
  },
});
