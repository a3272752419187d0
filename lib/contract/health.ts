import type { z } from 'zod';
import type { healthSchema } from './schemas/account';

/** The answer of `GET /api/health`; 503 when `status` is not `ok`. */
export type HealthData = z.infer<typeof healthSchema>;
