import { z } from 'zod';
import type { CloudEvent, CloudForecast } from '@/lib/domain/cloud-reports';
import { wireId, wireInstant } from './wire-values';

/**
 * The two answers whose shape is not documented. What is not understood is left out: a row that does not fit, and an
 * answer that has no rows where other answers have them.
 */
const rowsAnswer = z.union([z.array(z.unknown()), z.looseObject({ results: z.array(z.unknown()) })]);

const wireEvent = z.looseObject({ time: wireInstant, message: z.string().trim().min(1).max(500) });
const wireForecast = z.looseObject({ meter_id: wireId, forecast_usage: z.number() });

/** Returns the events of `notification/history`, newest first. */
export function toCloudEvents(json: unknown): CloudEvent[] {
  return understood(json, wireEvent)
    .map(({ time, message }) => ({ at: time, text: message }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Returns the forecasts of `usage/forecast`, one for each meter. */
export function toCloudForecasts(json: unknown): CloudForecast[] {
  return understood(json, wireForecast).map(({ meter_id, forecast_usage }) => ({
    meterId: meter_id,
    amount: forecast_usage,
  }));
}

function understood<Row>(json: unknown, row: z.ZodType<Row>): Row[] {
  const answer = rowsAnswer.safeParse(json);
  if (!answer.success) return [];
  const rows = Array.isArray(answer.data) ? answer.data : answer.data.results;
  return rows.flatMap((each) => {
    const parsed = row.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}
