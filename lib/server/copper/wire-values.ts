import { z } from 'zod';
import { toInstantText } from '@/lib/domain/instant-text';

/** Values as the cloud sends them. Absent is null. Objects are loose, so that new fields are accepted. */

/** Text, or a number that the cloud sends in its place (a postal code). */
const text = z.union([z.string(), z.number().transform(String)]);

/** An id: opaque, never empty. */
export const wireId = text.pipe(z.string().min(1));

export const wireText = text.nullish().transform((value) => value ?? null);

/** A number, which may be sent as text. Anything else is an error, rather than a wrong zero. */
export const wireNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/, 'not a number')
      .transform(Number)
      .pipe(z.number()),
  ])
  .nullish()
  .transform((value) => value ?? null);

const ZONED = /(Z|[+-]\d\d:?\d\d)$/i;

/** The years 1 to 9999. Days and months can be added to those without leaving what a `Date` can hold. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59Z');

/**
 * Returns the milliseconds of an instant as the cloud sends it: in UTC, also where the `Z` is missing. NaN when it is
 * invalid, or not in the years 1 to 9999.
 */
export function wireInstantMs(text: string): number {
  const at = Date.parse(text.endsWith('Z') || ZONED.test(text) ? text : `${text}Z`);
  return at >= FIRST_MS && at <= LAST_MS ? at : Number.NaN;
}

/** An instant, to the second. */
export const wireInstant = z.string().transform((value, context) => {
  const at = wireInstantMs(value);
  if (!Number.isNaN(at)) return toInstantText(at);
  context.issues.push({ code: 'custom', message: 'not an instant', input: value });
  return z.NEVER;
});

/** No meter is older, and none is from the next century. Some languages write 'unknown' as the year 1. */
const isPlausible = (instant: string) => instant >= '1970' && instant < '2200';

/** An instant that may be unknown. An invalid or implausible one is unknown too, since nothing is computed from it. */
export const wireOptionalInstant = z
  .unknown()
  .optional()
  .transform((value) => {
    const instant = value === null || value === undefined ? undefined : wireInstant.safeParse(value).data;
    return instant !== undefined && isPlausible(instant) ? instant : null;
  });

/** A list that may be null, but not absent: an answer without it has the wrong shape. */
export function wireRows<T extends z.ZodType>(row: T) {
  return z
    .array(row)
    .nullable()
    .transform((rows): z.output<T>[] => rows ?? []);
}

/** A list inside a row, which may be null or absent. */
export function wireOptionalRows<T extends z.ZodType>(row: T) {
  return z
    .array(row)
    .nullish()
    .transform((rows): z.output<T>[] => rows ?? []);
}
