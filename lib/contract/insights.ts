import { z } from 'zod';
import { ALERT_FEEDBACK } from '../domain/insight/alerts';
import { accountParam, idParam } from './params';
import type { alertsSchema, cloudEventsSchema, insightsSchema } from './schemas/insight';

export const insightsParams = z.object({
  account: accountParam,
  premiseId: z.string().min(1),
  meter: idParam.optional().describe('Only the meter with this id.'),
});
export type InsightsParams = z.infer<typeof insightsParams>;

export const alertsParams = z.object({ account: accountParam });
export type AlertsParams = z.infer<typeof alertsParams>;

export const alertFeedbackBody = z.strictObject({
  account: accountParam,
  alertId: idParam,
  feedback: z
    .enum(ALERT_FEEDBACK, { error: `Give one of ${ALERT_FEEDBACK.join(', ')}, or null.` })
    .nullable()
    .describe('expected: no such alert about this meter for 60 days. null takes it back.'),
});
export type AlertFeedbackInput = z.infer<typeof alertFeedbackBody>;

export type InsightsData = z.infer<typeof insightsSchema>;
export type MeterInsightsData = InsightsData['meters'][number];
export type AlertsData = z.infer<typeof alertsSchema>;
export type AlertData = AlertsData['alerts'][number];
export type CloudEventsData = z.infer<typeof cloudEventsSchema>;
/** What a rule found about a meter, with its evidence. */
export type FoundData = AlertData['found'];
