import { z } from 'zod';
import { TOKEN_SCOPES } from '../../domain/access-tokens';
import { BACKFILL_CHOICES } from '../../domain/backfill/choices';
import type { BackfillCost, BackfillProgress } from '../../domain/backfill/progress';
import type { QueuedWork, SpendLine } from '../../domain/budget';
import type { RequestCost } from '../../domain/cost-text';
import { JOB_WAIT_REASONS } from '../../domain/job-wait';
import { instant } from './answer';
import { paceSchema } from './home';
import { localDay } from './local-day';
import { schemaOf } from './schema-of';

export const sessionSchema = z.object({
  email: z.string().nullable(),
  emailVerified: z.boolean().describe('Copper has checked that the address is the user’s.'),
  accounts: z.array(
    z.object({
      id: z.string().describe('The value for the parameter account.'),
      label: z.string(),
      role: z
        .enum(['operator', 'viewer'])
        .describe('A viewer can read, but not start reports or history downloads. Always operator for home.'),
    }),
  ),
  needsSignIn: z.boolean().describe('Copper needs a new sign-in. Stored data stays readable.'),
  signedOutElsewhere: z.boolean().describe('The reason is that the user signed out in another browser.'),
  homes: z
    .array(z.object({ id: z.string(), name: z.string().describe('Or else its address.') }))
    .describe('The first 12 of the home account, as they were loaded last.'),
  homeCount: z.int(),
  openAlerts: z.int().describe('Alerts of the home account that need attention.'),
  guest: z
    .object({
      name: z.string().describe('As the household calls the guest.'),
      lastDay: localDay.describe('The last day on which the link works.'),
    })
    .nullable()
    .describe('Set for a guest, who sees one home. Null for a signed-in user.'),
});

/** One rolling window: the requests counted in it, and when the oldest of them leaves it. */
const windowSchema = z
  .object({
    limit: z.int(),
    reserve: z.int().describe('The part of the limit reserved for users who open a page.'),
    used: z.int(),
    reports: z.int().describe('Requests of reports, included in used.'),
    backfill: z.int().describe('Requests of history downloads, included in used.'),
    remaining: z.int(),
    nextFreeAt: instant.nullable(),
  })
  .meta({ id: 'BudgetWindow' });

const spendLineSchema = schemaOf<SpendLine>()(
  z.object({
    hourStart: instant,
    purpose: z.string(),
    endpoint: z.string(),
    requests: z.int(),
    failed: z.int(),
  }),
);

const queuedWorkSchema = schemaOf<QueuedWork>()(
  z.object({
    id: z.string(),
    purpose: z.string(),
    title: z.string().nullable(),
    requestsDone: z.int(),
    requestsLeft: z.int().nullable(),
    nextAt: instant.nullable(),
    waitingFor: z.string().nullable(),
  }),
);

export const budgetSchema = z.object({
  hour: windowSchema,
  day: windowSchema,
  blockedUntil: instant.nullable().describe('Copper rejects requests until then, whatever our own count says.'),
  spend: z.array(spendLineSchema).describe('The last day, newest first.'),
  queued: z.array(queuedWorkSchema),
  pace: paceSchema.nullable().describe('Null for an enterprise, which has no live readings.'),
});

const requestCostSchema = schemaOf<RequestCost>()(
  z.object({
    requests: z.int().describe('Requests still to send.'),
    held: z.int().describe('Requests not needed, because their answers are stored.'),
    atLeast: z.boolean().describe('More may be needed: the cloud fills in email addresses over several requests.'),
    endsAt: instant.nullable().describe('When the last request would be sent; null if too far ahead to estimate.'),
  }),
);
export const costSchema = z.object({
  ...requestCostSchema.shape,
  asJob: z.boolean().describe('It needs more requests than one page may use, so it runs as a job.'),
});

const backfillCostSchema = schemaOf<BackfillCost>()(z.object({ requests: z.int(), atLeast: z.boolean() }));

/** One choice a user has, and the most that its full history costs. */
const offerSchema = z.object({
  choice: z.enum(BACKFILL_CHOICES),
  series: z.int().describe('Number of meters, or of gateways for grid.'),
  ...backfillCostSchema.shape,
  endsAt: instant.nullable().describe('When it would be finished; null if too far ahead to estimate.'),
});

/** How far the history of one series is stored. */
const seriesStatusSchema = z.object({
  id: z.string(),
  premise: z.string().nullable(),
  meterType: z.string().nullable().describe('Null for a gateway, and for a meter that Copper no longer lists.'),
  choice: z.enum(BACKFILL_CHOICES),
  filledFrom: instant,
  beginsAt: instant.nullable().describe('When its history begins; null if not known.'),
  share: z.number().nullable().describe('0 to 1; null if its beginning is not known.'),
  done: z.boolean(),
  requests: z.int(),
  problem: z.string().nullable(),
});

const progressSchema = schemaOf<BackfillProgress>()(
  z.object({
    series: z.int(),
    done: z.int(),
    stopped: z.int(),
    requestsDone: z.int(),
    requestsLeft: z.int(),
    unknown: z.int(),
    share: z.number().nullable(),
  }),
);

export const backfillSchema = z
  .object({
    state: z.enum(['on', 'paused', 'off']),
    choices: z.array(z.enum(BACKFILL_CHOICES)),
    waitingFor: z.enum(JOB_WAIT_REASONS).nullable(),
    nextAt: instant.nullable(),
    offers: z.array(offerSchema).describe('What each choice costs.'),
    progress: z.object({
      ...progressSchema.shape,
      endsAt: instant.nullable().describe('Null if it is not running, or too far ahead to estimate.'),
    }),
    lines: z.array(seriesStatusSchema).describe('Series with a problem first, then unfinished ones. Cut off after 60.'),
    signedInAgain: z
      .boolean()
      .describe('The user has signed in since the job began to wait for it; it continues by itself.'),
  })
  .meta({ id: 'KeptHistory' });

const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: z.enum(TOKEN_SCOPES),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable().describe('Rounded to the minute; null if never used.'),
    works: z.boolean().describe('False if it has expired.'),
  })
  .meta({ id: 'AccessToken', description: 'An access token, without its secret.' });
export const accessTokensSchema = z.object({ tokens: z.array(tokenSchema).describe('Newest first.') });
export const newAccessTokenSchema = z.object({
  secret: z.string().describe('The token itself. Shown only in this answer.'),
  token: tokenSchema,
});
