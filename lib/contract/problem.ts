import type { z } from 'zod';
import type { problemSchema } from './schemas/answer';

/** The body of every failed answer of our API: `application/problem+json` (RFC 9457) with a stable `code`. */
export type Problem = z.infer<typeof problemSchema>;
