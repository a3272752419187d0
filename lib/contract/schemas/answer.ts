import { z } from 'zod';
import type { AnswerSource, Notice } from '../../domain/answer';
import type { Coverage, Span } from '../../domain/series';
import { schemaOf } from './schema-of';

/** A UTC instant, `YYYY-MM-DDTHH:MM:SS(.sss)Z`. */
export const instant = z.iso.datetime().describe('A UTC instant.');

const spanSchema = schemaOf<Span>()(
  z.object({ start: instant, end: instant.describe('A UTC instant, not included.') }),
);

const sourceSchema = schemaOf<AnswerSource>()(
  z
    .enum(['cloud', 'cache', 'stale'])
    .describe('Just fetched from Copper, stored and fresh, or stored and older than it should be.'),
);

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
      message: z.string().describe('A sentence to show to the user.'),
      retryAt: instant.nullable().describe('When trying again can work; null if not known.'),
    })
    .meta({ id: 'Notice', description: 'Why an answer is older than it should be, and when to expect a newer one.' }),
);

export const coverageSchema = schemaOf<Coverage>()(
  z
    .object({
      complete: z.boolean().describe('Every interval that is over has a number.'),
      expected: z.int(),
      measured: z.int(),
      derived: z.int().describe('Summed from finer intervals.'),
      missing: z.int().describe('Copper has no number.'),
      unasked: z.int().describe('Could not be fetched from Copper.'),
      gaps: z.array(spanSchema),
    })
    .meta({ id: 'Coverage', description: 'How much of the requested data is present.' }),
);

const listedCoverageSchema = z
  .object({
    ...coverageSchema.shape,
    gaps: z.array(spanSchema).describe('At most the first 100.'),
    gapCount: z.int().describe('How many gaps there are.'),
  })
  .meta({ id: 'ListedCoverage', description: 'How much of the requested data is present, with the first gaps.' });

/** The `meta` of every data answer. */
export const metaSchema = z
  .object({
    asOf: instant.describe('How old the data is.'),
    freshUntil: instant.describe('A request before this returns the same data.'),
    source: sourceSchema,
    coverage: listedCoverageSchema,
    notice: noticeSchema.nullable(),
  })
  .meta({ id: 'Meta', description: 'Age, source and coverage of an answer.' });

/** Returns the schema of an answer: `data` with its `meta`. */
export function answerSchema(data: z.ZodType) {
  return z.object({ data, meta: metaSchema });
}

/** The body of every failed answer. */
export const problemSchema = z
  .object({
    type: z.string().describe('Link to the entry in docs/errors.md.'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable; see docs/errors.md.'),
    detail: z.string().describe('A sentence for the user that says what to do next.'),
    field: z.string().optional().describe('The invalid parameter, for a bad request.'),
    retryAt: instant.optional().describe('When trying again can work.'),
  })
  .meta({ id: 'Problem', description: 'Why a request failed (RFC 9457).' });
