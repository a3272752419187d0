import { z } from 'zod';
import { accessTokenParams, accessTokenWish } from '@/lib/contract/access-tokens';
import { backfillChange, backfillParams } from '@/lib/contract/backfill';
import { budgetParams } from '@/lib/contract/budget';
import {
  accessTokensSchema,
  backfillSchema,
  budgetSchema,
  healthSchema,
  newAccessTokenSchema,
  sessionSchema,
} from '@/lib/contract/schemas/account';
import { answerOf } from '@/lib/contract/schemas/answer';
import type { Operation } from './operation';

const account = { area: 'Account' } as const;
const site = { area: 'This site' } as const;
const kept = [{ status: 200, about: 'What holds now.', json: answerOf(backfillSchema) }];

/** What belongs to the person, and what the site says of itself. */
export const OWN: readonly Operation[] = [
  {
    ...account,
    method: 'get',
    path: '/api/session',
    summary: 'Who is asking, and whose data they may choose',
    scope: 'read',
    answers: [{ status: 200, about: 'The person.', json: answerOf(sessionSchema) }],
  },
  {
    ...account,
    method: 'get',
    path: '/api/budget',
    summary: 'Requests that are left, and what they were spent on',
    params: budgetParams,
    scope: 'read',
    answers: [{ status: 200, about: 'Both windows.', json: answerOf(budgetSchema) }],
  },
  {
    ...account,
    method: 'get',
    path: '/api/backfill',
    summary: 'Whether history is kept, and how far it is',
    params: backfillParams,
    scope: 'none',
    answers: kept,
  },
  {
    ...account,
    method: 'post',
    path: '/api/backfill',
    summary: 'Switches keeping history on, pauses or ends it',
    body: backfillChange,
    scope: 'none',
    answers: kept,
  },
  {
    ...account,
    method: 'get',
    path: '/api/tokens',
    summary: 'The access tokens of the person',
    scope: 'none',
    answers: [{ status: 200, about: 'The newest first.', json: answerOf(accessTokensSchema) }],
  },
  {
    ...account,
    method: 'post',
    path: '/api/tokens',
    summary: 'Makes an access token',
    body: accessTokenWish,
    scope: 'none',
    answers: [{ status: 201, about: 'The token, told this once.', json: answerOf(newAccessTokenSchema) }],
  },
  {
    ...account,
    method: 'delete',
    path: '/api/tokens/{tokenId}',
    summary: 'Revokes an access token',
    params: accessTokenParams,
    scope: 'none',
    answers: [{ status: 204, about: 'It is refused from now on.' }],
  },
  {
    ...site,
    method: 'get',
    path: '/api/health',
    summary: 'Whether the site can serve',
    scope: 'public',
    answers: [
      { status: 200, about: 'It can.', json: healthSchema },
      { status: 503, about: 'Its database can’t be read.', json: healthSchema },
    ],
  },
  {
    ...site,
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description',
    scope: 'public',
    answers: [{ status: 200, about: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) }],
  },
];
