import { homeOverviewParams } from '@/lib/contract/home-overview';
import { householdBody } from '@/lib/contract/household';
import { alertFeedbackBody, alertsParams, insightsParams } from '@/lib/contract/insights';
import { matchesParams } from '@/lib/contract/matches';
import { meterNameBody } from '@/lib/contract/meter-name';
import { premiseParams, premisesParams } from '@/lib/contract/premises';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { liveSchema, premiseSchema, premisesSchema, seriesSchema } from '@/lib/contract/schemas/home';
import { homeOverviewSchema } from '@/lib/contract/schemas/home-overview';
import { householdsSchema } from '@/lib/contract/schemas/household';
import { alertsSchema, cloudEventsSchema, insightsSchema } from '@/lib/contract/schemas/insight';
import { matchesSchema } from '@/lib/contract/schemas/matches';
import { meterNameSchema } from '@/lib/contract/schemas/meter-name';
import { seriesParams } from '@/lib/contract/series';
import type { Operation } from './operation';

const common = { method: 'get', tag: 'Homes and meters', scope: 'read' } as const;

/** Premises, their meters and series. */
export const HOME_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    path: '/api/premises',
    summary: 'Premises with their first meters, and counts of all',
    description:
      'With the current rate and today’s usage of each meter, if stored. The other meters are in /api/premises/{premiseId}.',
    params: premisesParams,
    responses: [{ status: 200, description: 'The premises.', json: answerSchema(premisesSchema) }],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}',
    summary: 'One premise with its meters',
    description: 'A page of its meters and gateways, and how many it has.',
    params: premiseParams,
    responses: [{ status: 200, description: 'The premise.', json: answerSchema(premiseSchema) }],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}/live',
    summary: 'Live readings of a premise',
    params: premiseParams,
    responses: [
      {
        status: 200,
        description: 'Rates with their units, and the refresh interval.',
        json: answerSchema(liveSchema),
      },
    ],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}/overview',
    summary: 'A home at a glance',
    description:
      'Today, the last seven days and this month of one meter of each commodity, what needs attention, and what is worked out about the leading electricity meter.',
    params: homeOverviewParams,
    responses: [{ status: 200, description: 'The overview.', json: answerSchema(homeOverviewSchema) }],
  },
  {
    ...common,
    path: '/api/find/{list}',
    summary: 'The premises, meters or gateways that match a search best',
    params: matchesParams,
    responses: [
      { status: 200, description: 'The matches, and how many there are.', json: answerSchema(matchesSchema) },
    ],
  },
  {
    ...common,
    path: '/api/meters/{meterId}/series',
    summary: 'Usage, baseline or average of a meter, by interval',
    description: 'At most ten years and 46,500 intervals.',
    params: seriesParams,
    responses: [
      {
        status: 200,
        description: 'The series as columns. Gaps are intervals with null.',
        json: answerSchema(seriesSchema),
      },
    ],
  },
  {
    ...common,
    path: '/api/premises/{premiseId}/insights',
    summary: 'What is worked out about a premise’s meters',
    description:
      'Findings with their evidence, the always-on load, peak demand and forecasts, from stored readings, and Copper’s own forecast. It sends no request for readings.',
    params: insightsParams,
    responses: [{ status: 200, description: 'By meter.', json: answerSchema(insightsSchema) }],
  },
  {
    ...common,
    method: 'put',
    path: '/api/meters/name',
    summary: 'Gives a meter the user’s own name, or removes it',
    body: meterNameBody,
    scope: 'none',
    responses: [{ status: 200, description: 'The name.', json: answerSchema(meterNameSchema) }],
  },
  {
    ...common,
    method: 'put',
    path: '/api/premises/household',
    summary: 'Says how many people live in a home, or removes it',
    body: householdBody,
    scope: 'none',
    responses: [{ status: 200, description: 'The first 200 homes.', json: answerSchema(householdsSchema) }],
  },
  {
    ...common,
    path: '/api/alerts',
    summary: 'Alerts, open and past',
    params: alertsParams,
    responses: [
      { status: 200, description: 'Open ones first, then those of a year.', json: answerSchema(alertsSchema) },
    ],
  },
  {
    ...common,
    path: '/api/events',
    summary: 'Events that Copper itself reports',
    description: 'Fetched at most every six hours for each home. An enterprise has none.',
    params: alertsParams,
    responses: [{ status: 200, description: 'The newest events.', json: answerSchema(cloudEventsSchema) }],
  },
  {
    ...common,
    method: 'post',
    path: '/api/alerts',
    summary: 'Stores what the user says about an alert',
    body: alertFeedbackBody,
    scope: 'none',
    responses: [{ status: 200, description: 'All alerts.', json: answerSchema(alertsSchema) }],
  },
];
