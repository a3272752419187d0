import { z } from 'zod';
import { guestVisitBody } from '@/lib/contract/guests';
import { instant } from '@/lib/contract/schemas/answer';
import { guestVisitSchema } from '@/lib/contract/schemas/guests';
import { emailStartBody } from '@/lib/contract/sign-in-start';
import type { Operation } from './operation';

const common = { tag: 'Signing in', scope: 'public' } as const;
const SET_COOKIE = 'Sets a cookie that the next step needs.';

/** Signing in happens in a browser; scripts have access tokens. */
export const SIGN_IN_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    method: 'post',
    path: '/api/sign-in/email/start',
    summary: 'Has Copper email a code',
    body: emailStartBody,
    responses: [{ status: 200, description: SET_COOKIE, json: z.object({ data: z.object({ expiresAt: instant }) }) }],
  },
  {
    ...common,
    method: 'post',
    path: '/api/sign-in/code/start',
    summary: 'Starts a sign-in in which the user copies the code',
    body: z.looseObject({}),
    responses: [
      {
        status: 200,
        description: SET_COOKIE,
        json: z.object({ data: z.object({ authorizeUrl: z.url(), expiresAt: instant }) }),
      },
    ],
  },
  {
    ...common,
    method: 'post',
    path: '/api/guest-visit',
    summary: 'Makes the browser that of a guest',
    body: guestVisitBody,
    responses: [{ status: 200, description: 'Sets the cookie of the guest.', json: guestVisitSchema }],
  },
  {
    ...common,
    method: 'delete',
    path: '/api/guest-visit',
    summary: 'Makes the browser forget that it is a guest’s',
    responses: [{ status: 204, description: 'Deletes the cookie of the guest.' }],
  },
  {
    ...common,
    method: 'get',
    path: '/api/auth/{nextauth}',
    summary: 'next-auth’s own URLs',
    description: 'csrf, session, providers and callback/…, as next-auth documents them.',
    params: z.object({ nextauth: z.string().describe('One or more path segments.') }),
    responses: [{ status: 200, description: 'next-auth’s response.' }],
  },
  {
    ...common,
    method: 'post',
    path: '/api/auth/{nextauth}',
    summary: 'next-auth’s own URLs',
    description: 'signin/…, callback/… and signout, as next-auth documents them.',
    params: z.object({ nextauth: z.string().describe('One or more path segments.') }),
    responses: [{ status: 200, description: 'next-auth’s response.' }],
  },
];
