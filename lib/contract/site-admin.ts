import { z } from 'zod';
import type { siteAdminSchema } from './schemas/site-admin';

/** The answer of `GET /api/site`. */
export type SiteAdminData = z.infer<typeof siteAdminSchema>;

export const siteSessionParams = z.object({ sessionId: z.string().min(1).max(100) });
export type SiteSessionParams = z.infer<typeof siteSessionParams>;
