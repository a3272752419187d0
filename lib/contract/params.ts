import { z } from 'zod';
import { GRANULARITIES, SERIES_KINDS } from '../domain/granularity';

/** Whose data: `home` for the signed-in person's own, or the id of an enterprise they may see. */
export const accountParam = z
  .string()
  .min(1)
  .max(200)
  .default('home')
  .describe('Whose data: home, or the id of an enterprise.');

const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/** A local day of the premise, `YYYY-MM-DD`, or a UTC instant with `Z`. */
export const dayOrInstantParam = z
  .string({ error: 'Give a day as YYYY-MM-DD or a UTC instant as YYYY-MM-DDTHH:MM:SSZ.' })
  .regex(dayOrInstant, 'Give a day as YYYY-MM-DD or a UTC instant as YYYY-MM-DDTHH:MM:SSZ.')
  .refine((text) => isRealDate(text), 'There is no such day.')
  .describe('A local day of the premise, YYYY-MM-DD, or a UTC instant with Z.');

/** A local day of each premise, `YYYY-MM-DD`. */
export const dayParam = z
  .string({ error: 'Give a day as YYYY-MM-DD.' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a day as YYYY-MM-DD.')
  .refine((text) => isRealDate(text), 'There is no such day.')
  .describe('A local day of each premise, YYYY-MM-DD.');

/** False for the 30th of February. Also called with texts that failed the pattern, so it must not throw. */
function isRealDate(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || Number.isNaN(Date.parse(text))) return false;
  return new Date(midnight).toISOString().startsWith(day);
}

export const granularityParam = z
  .enum(GRANULARITIES, { error: `Give one of ${GRANULARITIES.join(', ')}.` })
  .describe('What the range is cut into.');
export const kindParam = z
  .enum(SERIES_KINDS, { error: `Give one of ${SERIES_KINDS.join(', ')}.` })
  .describe('What was used, what is usual for the meter, or what comparable homes average.');
export const timesParam = z
  .enum(['local', 'offset', 'utc'], { error: 'Give one of local, offset, utc.' })
  .default('local')
  .describe('How times are written: the premise’s clock, the same with its UTC offset, or UTC.');
export const idParam = z
  .string({ error: 'An id is needed.' })
  .min(1, 'An id is needed.')
  .max(200, 'That id is too long.');
