import 'server-only';
import { z } from 'zod';
import { emailStartBody } from '@/lib/contract/sign-in-start';
import { publicPostRoute } from '@/lib/server/http/post-route';
import { getServices } from '@/lib/server/start/context';
import { clientAddress } from '../client-address';
import { attemptCookie } from './attempt-cookie';
import { signInProblemResponse } from './sign-in-problem';

/** Runs the beginning of a sign-in; its attempt goes into the cookie, the rest into the answer. */
async function begin<Begun extends { id: string }>(
  request: Request,
  start: (from: string) => Promise<Begun>,
): Promise<Response> {
  const { env, log, clock } = await getServices();
  try {
    const { id, ...data } = await start(clientAddress(request.headers.get('x-forwarded-for')));
    return Response.json(
      { data },
      { headers: { 'Set-Cookie': attemptCookie(env, id), 'Cache-Control': 'private, no-store' } },
    );
  } catch (error) {
    return signInProblemResponse(error, log.child({ part: 'auth' }), clock());
  }
}

/** `POST /api/sign-in/email/start {email}` → `{data: {expiresAt}}`: has Copper mail a code. */
export const emailStart = publicPostRoute({
  body: emailStartBody,
  handle: async ({ email }, request) => {
    const { auth } = await getServices();
    return begin(request, (from) => auth.email.start(email, from));
  },
});

/** `POST /api/sign-in/code/start {}` → `{data: {authorizeUrl, expiresAt}}`: the page of Copper to open. */
export const codeStart = publicPostRoute({
  body: z.looseObject({}),
  handle: async (_body, request) => {
    const { auth } = await getServices();
    return begin(request, (from) => auth.code.start(from));
  },
});
