import { z } from 'zod';
import type { Notice } from '../../domain/answer';
import type { Coverage } from '../../domain/series';
import type { ApiMeta } from '../api-answer';
import type { Problem } from '../problem';
import { schemaOf } from './schema-of';

/** A UTC instant, `YYYY-MM-DDTHH:MM:SS(.sss)Z`. */
export const instant = z.iso.datetime().describe('A UTC instant.');

/** Half-open span of UTC instants. */
export const spanSchema = z.object({ start: instant, end: instant.describe('A UTC instant, itself excluded.') });

const noticeSchema = schemaOf<Notice>()(
  z
    .object({
      code: z.enum([
        'limited',
        'cloud_down',
        'cloud_timeout',
        'cloud_error',
        'cloud_malformed',
        'sign_in_again',
        'refreshing',
      ]),
      message: z.string().describe('A sentence for a person.'),
      retryAt: instant.nullable(),
    })
    .meta({ id: 'Notice', description: 'Why an answer is older than it should be, and when it will be better.' }),
);

export const coverageSchema = schemaOf<Coverage>()(
  z
    .object({
      complete: z.boolean().describe('Every interval that is over has its number.'),
      expected: z.int(),
      measured: z.int(),
      derived: z.int().describe('Added up from finer intervals.'),
      missing: z.int().describe('Copper has no number.'),
      unasked: z.int().describe('Copper could not be asked.'),
      gaps: z.array(spanSchema),
    })
    .meta({ id: 'Coverage', description: 'How much of what was asked for is there.' }),
);

const metaSchema = schemaOf<ApiMeta>()(
  z
    .object({
      asOf: instant.describe('How old the data is.'),
      freshUntil: instant.describe('Asking again before then brings the same.'),
      source: z
        .enum(['cloud', 'cache', 'stale'])
        .describe('Asked just now, held and fresh, or held and older than it should be.'),
      coverage: coverageSchema,
      notice: noticeSchema.nullable(),
    })
    .meta({ id: 'Meta', description: 'What every answer says about itself.' }),
);

/** Data in the envelope of every JSON answer. */
export function answerSchema(data: z.ZodType) {
  return z.object({ data, meta: metaSchema });
}

/** The body of every failed answer. */
export const problemSchema = schemaOf<Problem>()(
  z
    .object({
      type: z.string().describe('Where docs/errors.md tells of it.'),
      title: z.string(),
      status: z.int(),
      code: z.string().describe('Stable; see docs/errors.md.'),
      detail: z.string().describe('A sentence for a person, with what to do next.'),
      field: z.string().optional().describe('The parameter at fault.'),
      retryAt: instant.optional().describe('When trying again can work.'),
    })
    .meta({ id: 'Problem', description: 'Why a request failed (RFC 9457).' }),
);
