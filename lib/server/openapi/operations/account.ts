import { z } from 'zod';
import { accessTokenParams, createAccessTokenBody } from '@/lib/contract/access-tokens';
import { backfillParams, changeBackfillBody } from '@/lib/contract/backfill';
import { budgetParams } from '@/lib/contract/budget';
import {
  accessTokensSchema,
  backfillSchema,
  budgetSchema,
  healthSchema,
  newAccessTokenSchema,
  sessionSchema,
} from '@/lib/contract/schemas/account';
import { answerSchema } from '@/lib/contract/schemas/answer';
import type { Operation } from './operation';

const account = { tag: 'Account' } as const;
const site = { tag: 'This site' } as const;
const kept = [{ status: 200, description: 'What holds now.', json: answerSchema(backfillSchema) }];

/** What belongs to the person, and what the site says of itself. */
export const ACCOUNT_OPERATIONS: readonly Operation[] = [
  {
    ...account,
    method: 'get',
    path: '/api/session',
    summary: 'Who is asking, and whose data they may choose',
    scope: 'read',
    responses: [{ status: 200, description: 'The person.', json: answerSchema(sessionSchema) }],
  },
  {
    ...account,
    method: 'get',
    path: '/api/budget',
    summary: 'Requests that are left, and what they were spent on',
    params: budgetParams,
    scope: 'read',
    responses: [{ status: 200, description: 'Both windows.', json: answerSchema(budgetSchema) }],
  },
  {
    ...account,
    method: 'get',
    path: '/api/backfill',
    summary: 'Whether history is kept, and how far it is',
    params: backfillParams,
    scope: 'none',
    responses: kept,
  },
  {
    ...account,
    method: 'post',
    path: '/api/backfill',
    summary: 'Switches keeping history on, pauses or ends it',
    body: changeBackfillBody,
    scope: 'none',
    responses: kept,
  },
  {
    ...account,
    method: 'get',
    path: '/api/tokens',
    summary: 'The access tokens of the person',
    scope: 'none',
    responses: [{ status: 200, description: 'The newest first.', json: answerSchema(accessTokensSchema) }],
  },
  {
    ...account,
    method: 'post',
    path: '/api/tokens',
    summary: 'Makes an access token',
    body: createAccessTokenBody,
    scope: 'none',
    responses: [{ status: 201, description: 'The token, told this once.', json: answerSchema(newAccessTokenSchema) }],
  },
  {
    ...account,
    method: 'delete',
    path: '/api/tokens/{tokenId}',
    summary: 'Revokes an access token',
    params: accessTokenParams,
    scope: 'none',
    responses: [{ status: 204, description: 'It is refused from now on.' }],
  },
  {
    ...site,
    method: 'get',
    path: '/api/health',
    summary: 'Whether the site can serve',
    scope: 'public',
    responses: [
      { status: 200, description: 'It can.', json: healthSchema },
      { status: 503, description: 'Its database can’t be read.', json: healthSchema },
    ],
  },
  {
    ...site,
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description',
    scope: 'public',
    responses: [{ status: 200, description: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) }],
  },
];
