import { z } from 'zod';
import { toInstantText } from '@/lib/domain/calendar';

/** Values as the cloud spells them. Absent is null; objects are loose: fields nobody knows yet pass. */

/** Text; a number in its place (a postal code) is spelled out. */
const text = z.union([z.string(), z.number().transform(String)]);

/** An id: opaque, never empty. */
export const wireId = text.pipe(z.string().min(1));

export const wireText = text.nullish().transform((value) => value ?? null);

/** A measure. A number sent as text is the same number; anything else is an error rather than a wrong zero. */
export const wireNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/, 'not a number')
      .transform(Number),
  ])
  .nullish()
  .transform((value) => value ?? null);

const ZONED = /(Z|[+-]\d\d:?\d\d)$/i;

/** Milliseconds of an instant as the cloud spells it; its times are UTC, also where it leaves the `Z` out. NaN for none. */
export function wireInstantMs(text: string): number {
  return Date.parse(text.endsWith('Z') || ZONED.test(text) ? text : `${text}Z`);
}

/** An instant, to the second. */
export const wireInstant = z.string().transform((value, context) => {
  const at = wireInstantMs(value);
  if (!Number.isNaN(at)) return toInstantText(at);
  context.issues.push({ code: 'custom', message: 'not an instant', input: value });
  return z.NEVER;
});

/** An instant that may be unknown; one that cannot be read is unknown too, since nothing is counted by it. */
export const wireOptionalInstant = z
  .unknown()
  .optional()
  .transform((value) => (value === null || value === undefined ? null : (wireInstant.safeParse(value).data ?? null)));

/** A list that may be null, but not absent: an answer without it is not the answer that was asked for. */
export function wireRows<T extends z.ZodType>(row: T) {
  return z
    .array(row)
    .nullable()
    .transform((rows): z.output<T>[] => rows ?? []);
}

/** The same for a list within a list's row, which may be absent. */
export function wireOptionalRows<T extends z.ZodType>(row: T) {
  return z
    .array(row)
    .nullish()
    .transform((rows): z.output<T>[] => rows ?? []);
}
