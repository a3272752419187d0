import type { z } from 'zod';

/** `S` when its output is exactly `T`: no property added and none left out, not even an optional one. */
type Exactly<T, S extends z.ZodType> =
  T extends z.infer<S> ? ([Exclude<keyof T, keyof z.infer<S>>] extends [never] ? S : never) : never;

/**
 * Checks at compile time that a schema describes exactly the domain type `T`, and returns the schema. Used wherever a
 * schema describes a type of `lib/domain`, which must not know zod. Types that only our API has are the other way
 * round: inferred from their schemas in `lib/contract`.
 */
export function schemaOf<T>() {
  return <S extends z.ZodType<T>>(schema: Exactly<T, S>) => schema;
}
