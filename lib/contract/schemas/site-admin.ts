import { z } from 'zod';
import { instant } from './answer';
import { readySchema } from './site';

const bytes = z.number().int().nullable();

export const siteAdminSchema = z.object({
  version: z.string(),
  newer: z
    .object({ version: z.string(), page: z.string().nullable() })
    .nullable()
    .describe('A later version than this one; null when there is none, or UPDATE_CHECK_URL is not set.'),
  node: z.string(),
  startedAt: instant,
  ready: readySchema,
  storage: z.object({
    kind: z.enum(['sqlite', 'postgresql']),
    databaseBytes: bytes.describe('Null where the database is not a file of this machine.'),
    diskFreeBytes: bytes,
  }),
  memoryBytes: z.int(),
  settings: z.array(z.object({ name: z.string(), isSet: z.boolean() })).describe('Without their values.'),
  accounts: z.object({
    homes: z.int(),
    enterprises: z.int(),
    withOtherKey: z.int().describe('Accounts whose sign-in is sealed with a key that this server does not have.'),
  }),
  jobs: z.array(z.object({ kind: z.string(), state: z.string(), count: z.int() })),
  backups: z
    .object({ folder: z.string(), newestAt: instant.nullable(), count: z.int() })
    .nullable()
    .describe('Null where the server writes none.'),
  browsers: z
    .array(
      z.object({
        id: z.string(),
        email: z.string().nullable(),
        createdAt: instant,
        expiresAt: instant,
        own: z.boolean(),
      }),
    )
    .describe('Signed-in browsers, newest first.'),
  log: z
    .array(z.object({ at: instant, level: z.string(), part: z.string().nullable(), text: z.string() }))
    .describe('The last 100 warnings and errors of a day, newest first.'),
});
