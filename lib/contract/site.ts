import type { z } from 'zod';
import type { readySchema, versionSchema } from './schemas/site';

/** The answer of `GET /api/ready`; 503 when `status` is not `ok`. */
export type ReadyData = z.infer<typeof readySchema>;

/** The answer of `GET /api/version`. */
export type VersionData = z.infer<typeof versionSchema>;
