import { z } from 'zod';
import { GRANULARITIES, SERIES_KINDS } from '../domain/granularity';
import type { PageSize } from './page-sizes';

/** The account: `home` for the signed-in user's own, or the id of an enterprise they can see. */
export const accountParam = z
  .string()
  .min(1)
  .max(200)
  .default('home')
  .describe('The account: home, or the id of an enterprise.');

const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/** A local day of the premise, `YYYY-MM-DD`, or a UTC instant with `Z`. */
export const dayOrInstantParam = z
  .string({ error: 'Give a day as YYYY-MM-DD or a UTC instant as YYYY-MM-DDTHH:MM:SSZ.' })
  .regex(dayOrInstant, 'Give a day as YYYY-MM-DD or a UTC instant as YYYY-MM-DDTHH:MM:SSZ.')
  .refine((text) => isRealDate(text), 'This day does not exist.')
  .describe('A local day of the premise, YYYY-MM-DD, or a UTC instant with Z.');

/** A local day of each premise, `YYYY-MM-DD`. */
export const dayParam = z
  .string({ error: 'Give a day as YYYY-MM-DD.' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a day as YYYY-MM-DD.')
  .refine((text) => isRealDate(text), 'This day does not exist.')
  .describe('A local day of each premise, YYYY-MM-DD.');

/** False for dates like February 30. Also called with texts that failed the pattern, so it must not throw. */
function isRealDate(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || Number.isNaN(Date.parse(text))) return false;
  return new Date(midnight).toISOString().startsWith(day);
}

export const granularityParam = z
  .enum(GRANULARITIES, { error: `Give one of ${GRANULARITIES.join(', ')}.` })
  .describe('Length of the intervals.');
export const kindParam = z
  .enum(SERIES_KINDS, { error: `Give one of ${SERIES_KINDS.join(', ')}.` })
  .describe('Actual usage, the meter’s typical usage, or the average of comparable homes.');
export const timesParam = z
  .enum(['local', 'offset', 'utc'], { error: 'Give one of local, offset, utc.' })
  .default('local')
  .describe('Time format: the premise’s local time, local time with UTC offset, or UTC.');
/** Words to search for. */
export const searchParam = z.string().max(200).default('').describe('Words that must all occur.');
export const idParam = z.string({ error: 'Give an id.' }).min(1, 'Give an id.').max(200, 'This id is too long.');

/** The part of a list to return: by default the first `size`, at most `max` at once. */
export const pageParams = ({ size, max }: PageSize) => ({
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0).describe('How many to leave out from the start.'),
  limit: z.coerce.number().int().min(1).max(max).default(size).describe('The largest number to return.'),
});
