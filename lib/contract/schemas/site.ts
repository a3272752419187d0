import { z } from 'zod';

const missingZoneChangeSchema = z.object({
  version: z.string().describe('The first version of the data that has the change.'),
  since: z.iso.date().describe('Times of these zones are an hour off from this day on.'),
  zones: z.array(z.string()),
});

export const healthSchema = z.object({ status: z.literal('ok') });

export const readySchema = z.object({
  status: z.enum(['ok', 'failing']),
  database: z.enum(['ok', 'failing']).describe('It can be read and written, and its file is whole.'),
  migrations: z.object({ applied: z.int(), pending: z.int() }),
  disk: z
    .enum(['ok', 'low'])
    .nullable()
    .describe(
      'low: less than 5 % and 1 GB are free, which is no failure yet. Null if nothing is stored on a disk here.',
    ),
  keys: z
    .enum(['ok', 'failing'])
    .describe('The key of sessions and stored tokens is where the next start looks for it.'),
});

export const versionSchema = z.object({
  version: z.string(),
  node: z.string().describe('The version of Node.'),
  tz: z
    .object({
      version: z.string().nullable().describe('Like `2026d`; null if Node has none.'),
      missing: z.array(missingZoneChangeSchema).describe('Known changes of clocks that the data do not have.'),
    })
    .describe('The time zone data of this server.'),
});
