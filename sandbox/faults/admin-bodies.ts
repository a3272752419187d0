import { z } from 'zod';
import { FAULT_BODIES } from './faults';

/** Strict, so that a misspelled name in a test is an error. */
export const ADMIN_BODIES = {
  fault: z.strictObject({
    match: z.string().min(1),
    times: z.int().positive().optional(),
    status: z.int().min(200).max(599).optional(),
    delayMs: z.int().nonnegative().optional(),
    body: z.enum(FAULT_BODIES).optional(),
    drop: z.boolean().optional(),
    retryAfter: z.int().nonnegative().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    after: z.boolean().optional(),
  }),
  clock: z.strictObject({
    now: z.iso.datetime({ offset: true }).optional(),
    offsetMs: z.number().optional(),
    advanceMs: z.number().optional(),
    freeze: z.boolean().optional(),
  }),
  limits: z.strictObject({
    hour: z.int().nonnegative().optional(),
    day: z.int().nonnegative().optional(),
    reset: z.literal(true).optional(),
    spend: z.strictObject({ clientId: z.string(), count: z.int().nonnegative() }).optional(),
  }),
  settings: z.strictObject({
    otpGrant: z.enum(['open', 'closed']).optional(),
    rotation: z.boolean().optional(),
    tokenSeconds: z.int().positive().optional(),
  }),
  revoke: z.strictObject({ email: z.string() }),
} as const;
