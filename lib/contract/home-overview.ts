import { z } from 'zod';
import { accountParam } from './params';
import type { homeOverviewSchema } from './schemas/home-overview';

export const homeOverviewParams = z.object({ account: accountParam, premiseId: z.string().min(1) });
export type HomeOverviewParams = z.infer<typeof homeOverviewParams>;

export type HomeOverview = z.infer<typeof homeOverviewSchema>;
/** The one thing at a home that needs attention. */
export type AttentionData = NonNullable<HomeOverview['attention']>;
/** The meter whose day the page draws. */
export type LeadData = NonNullable<HomeOverview['lead']>;
