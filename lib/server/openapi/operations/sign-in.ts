import { z } from 'zod';
import { instant } from '@/lib/contract/schemas/answer';
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
