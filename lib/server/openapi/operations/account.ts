import { accessTokenParams, createAccessTokenBody } from '@/lib/contract/access-tokens';
import { backfillParams, changeBackfillBody } from '@/lib/contract/backfill';
import { budgetParams } from '@/lib/contract/budget';
import { guestParams, inviteGuestBody } from '@/lib/contract/guests';
import {
  accessTokensSchema,
  backfillSchema,
  budgetSchema,
  newAccessTokenSchema,
  sessionSchema,
} from '@/lib/contract/schemas/account';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { guestsSchema, newGuestSchema } from '@/lib/contract/schemas/guests';
import type { Operation } from './operation';

const account = { tag: 'Account' } as const;
const backfillResponses = [{ status: 200, description: 'The current state.', json: answerSchema(backfillSchema) }];

/** The user's account. */
export const ACCOUNT_OPERATIONS: readonly Operation[] = [
  {
    ...account,
    method: 'get',
    path: '/api/session',
    summary: 'The signed-in user and the accounts available',
    scope: 'read',
    responses: [{ status: 200, description: 'The user.', json: answerSchema(sessionSchema) }],
  },
  {
    ...account,
    method: 'get',
    path: '/api/budget',
    summary: 'Requests left, and what they were used for',
    params: budgetParams,
    scope: 'read',
    responses: [{ status: 200, description: 'The hour and day limits.', json: answerSchema(budgetSchema) }],
  },
  {
    ...account,
    method: 'get',
    path: '/api/backfill',
    summary: 'Whether history is saved, and its progress',
    params: backfillParams,
    scope: 'none',
    responses: backfillResponses,
  },
  {
    ...account,
    method: 'post',
    path: '/api/backfill',
    summary: 'Starts, pauses or ends saving history',
    body: changeBackfillBody,
    scope: 'none',
    responses: backfillResponses,
  },
  {
    ...account,
    method: 'get',
    path: '/api/tokens',
    summary: 'The user’s access tokens',
    scope: 'none',
    responses: [{ status: 200, description: 'Newest first.', json: answerSchema(accessTokensSchema) }],
  },
  {
    ...account,
    method: 'post',
    path: '/api/tokens',
    summary: 'Creates an access token',
    body: createAccessTokenBody,
    scope: 'none',
    responses: [
      { status: 201, description: 'The token, shown only this once.', json: answerSchema(newAccessTokenSchema) },
    ],
  },
  {
    ...account,
    method: 'delete',
    path: '/api/tokens/{tokenId}',
    summary: 'Revokes an access token',
    params: accessTokenParams,
    scope: 'none',
    responses: [{ status: 204, description: 'Revoked.' }],
  },
  {
    ...account,
    method: 'get',
    path: '/api/guests',
    summary: 'Who may look at one of the user’s homes as a guest',
    scope: 'none',
    responses: [{ status: 200, description: 'Newest first.', json: answerSchema(guestsSchema) }],
  },
  {
    ...account,
    method: 'post',
    path: '/api/guests',
    summary: 'Makes a link with which a guest can look at one home',
    body: inviteGuestBody,
    scope: 'none',
    responses: [
      { status: 201, description: 'The secret of the link, shown only this once.', json: answerSchema(newGuestSchema) },
    ],
  },
  {
    ...account,
    method: 'delete',
    path: '/api/guests/{guestId}',
    summary: 'Ends a guest’s access at once',
    params: guestParams,
    scope: 'none',
    responses: [{ status: 204, description: 'Ended.' }],
  },
];
