import type { z } from 'zod';

/** `S` when its output is exactly `T`: no property too many, and none left out, not even an optional one. */
type Exactly<T, S extends z.ZodType> =
  T extends z.infer<S> ? ([Exclude<keyof T, keyof z.infer<S>>] extends [never] ? S : never) : never;

/**
 * Takes a schema that describes exactly `T`: one that lacks a property or has one too many does not compile. So what
 * documentation is made from can't part from the types that pages and use cases share.
 */
export function schemaOf<T>() {
  return <S extends z.ZodType<T>>(schema: Exactly<T, S>): z.ZodType<T> => schema;
}
