import { z } from 'zod';
import { TOKEN_SCOPES } from '../../domain/access-tokens';
import { BACKFILL_CHOICES } from '../../domain/backfill/choices';
import type { AccessTokenSummary, AccessTokensData, NewAccessTokenData } from '../access-tokens';
import type { BackfillData, BackfillOffer, BackfillSeriesStatus } from '../backfill';
import type { BudgetData, BudgetWindowData } from '../budget';
import type { HealthData } from '../health';
import type { ReportCostData } from '../report-cost';
import type { SessionData } from '../session';
import { instant } from './answer';
import { paceSchema } from './home';
import { schemaOf } from './schema-of';

export const healthSchema = schemaOf<HealthData>()(
  z.object({
    status: z.enum(['ok', 'failing']),
    version: z.string(),
    database: z.enum(['ok', 'failing']),
    migrations: z.object({ applied: z.int(), pending: z.int() }),
  }),
);

export const sessionSchema = schemaOf<SessionData>()(
  z.object({
    email: z.string().nullable(),
    accounts: z.array(
      z.object({
        id: z.string().describe('As the parameter account takes it.'),
        label: z.string(),
        role: z.enum(['operator', 'viewer']).describe('A viewer may look, but start no work.'),
      }),
    ),
    needsSignIn: z.boolean().describe('Copper asks for a new sign-in: what is held stays readable.'),
  }),
);

const windowSchema = schemaOf<BudgetWindowData>()(
  z
    .object({
      limit: z.int(),
      reserve: z.int().describe('Of the limit, kept for people who open a page.'),
      used: z.int(),
      reports: z.int(),
      backfill: z.int(),
      remaining: z.int(),
      nextFreeAt: instant.nullable(),
    })
    .meta({ id: 'BudgetWindow' }),
);

export const budgetSchema = schemaOf<BudgetData>()(
  z.object({
    hour: windowSchema,
    day: windowSchema,
    blockedUntil: instant.nullable().describe('Until then Copper itself said no.'),
    spend: z
      .array(
        z.object({
          hourStart: instant,
          purpose: z.string(),
          endpoint: z.string(),
          requests: z.int(),
          failed: z.int(),
        }),
      )
      .describe('Of the last day, newest first.'),
    queued: z.array(
      z.object({
        id: z.string(),
        purpose: z.string(),
        title: z.string().nullable(),
        requestsDone: z.int(),
        requestsLeft: z.int().nullable(),
        nextAt: instant.nullable(),
        waitingFor: z.string().nullable(),
      }),
    ),
    pace: paceSchema.nullable(),
  }),
);

export const costSchema = schemaOf<ReportCostData>()(
  z.object({
    requests: z.int().describe('Still to be made.'),
    held: z.int().describe('Not to be made, since their answers are held.'),
    endsAt: instant.nullable().describe('When the last would be sent; null: too far ahead to tell.'),
    asJob: z.boolean().describe('It takes more than a page may, and is made as a job.'),
  }),
);

const offerSchema = schemaOf<BackfillOffer>()(
  z.object({
    choice: z.enum(BACKFILL_CHOICES),
    series: z.int(),
    requests: z.int(),
    atLeast: z.boolean(),
    endsAt: instant.nullable(),
  }),
);
const lineSchema = schemaOf<BackfillSeriesStatus>()(
  z.object({
    id: z.string(),
    premise: z.string().nullable(),
    meterType: z.string().nullable(),
    choice: z.enum(BACKFILL_CHOICES),
    filledFrom: instant,
    beginsAt: instant.nullable(),
    share: z.number().nullable(),
    done: z.boolean(),
    requests: z.int(),
    problem: z.string().nullable(),
  }),
);

export const backfillSchema = schemaOf<BackfillData>()(
  z
    .object({
      state: z.enum(['on', 'paused', 'off']),
      choices: z.array(z.enum(BACKFILL_CHOICES)),
      waitingFor: z.enum(['sign_in', 'budget', 'cloud', 'storage']).nullable(),
      nextAt: instant.nullable(),
      offers: z.array(offerSchema).describe('What each choice costs.'),
      progress: z.object({
        series: z.int(),
        done: z.int(),
        stopped: z.int(),
        requestsDone: z.int(),
        requestsLeft: z.int(),
        unknown: z.int(),
        share: z.number().nullable(),
        endsAt: instant.nullable(),
      }),
      lines: z.array(lineSchema),
      signedInAgain: z.boolean(),
    })
    .meta({ id: 'KeptHistory' }),
);

const tokenSchema = schemaOf<AccessTokenSummary>()(
  z
    .object({
      id: z.string(),
      name: z.string(),
      scope: z.enum(TOKEN_SCOPES),
      createdAt: instant,
      expiresAt: instant,
      lastUsedAt: instant.nullable().describe('To the minute; null before it was used.'),
      works: z.boolean().describe('False when it has expired.'),
    })
    .meta({ id: 'AccessToken', description: 'An access token, without the token itself.' }),
);
export const accessTokensSchema = schemaOf<AccessTokensData>()(z.object({ tokens: z.array(tokenSchema) }));
export const newAccessTokenSchema = schemaOf<NewAccessTokenData>()(
  z.object({ secret: z.string().describe('The token itself: told this once.'), token: tokenSchema }),
);
